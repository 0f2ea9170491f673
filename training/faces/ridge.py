"""Ridge regression on blocks of features, solved in its dual form: there are more features than photos."""
import numpy as np


class Ridge:
    """A linear model of blocks of features: `intercept` and one weight for each column of each block.

    `blocks` are (name, values [n, k], share). Columns are centred; a block is scaled so that its rows' mean square
    length is its share, so shares tell how much each block may say, however many columns it has. `penalty` is then in
    the same unit as a row's square length; 1 is a usual value. `weights` [n] count photos more or less.
    """

    def __init__(self, blocks, target, penalty, weights=None):
        count = len(target)
        weights = np.ones(count) if weights is None else weights / weights.mean()
        parts, self.coefficients = [], {}
        for name, values, share in blocks:
            mean = np.average(values, axis=0, weights=weights)
            centred = values - mean
            length = np.average((centred ** 2).sum(1), weights=weights)
            parts.append((name, mean, centred, np.sqrt(share / length)))
        columns = np.concatenate([scale * centred for _, _, centred, scale in parts], 1)
        root = np.sqrt(weights)
        offset = np.average(target, weights=weights)
        weighted = columns * root[:, None]
        dual = np.linalg.solve(weighted @ weighted.T + penalty * np.eye(count), root * (target - offset))
        slopes = weighted.T @ dual
        start = 0
        self.intercept = offset
        for name, mean, _, scale in parts:
            own = slopes[start:start + len(mean)] * scale
            self.coefficients[name] = own
            self.intercept -= float(mean @ own)
            start += len(mean)

    def told(self, blocks):
        """Return what the model says of other rows of the same blocks."""
        return self.intercept + sum(values @ self.coefficients[name] for name, values, _ in blocks)


def rows_of(blocks, chosen):
    """Return the blocks with the chosen rows only."""
    return [(name, values[chosen], share) for name, values, share in blocks]


def held_out(blocks, target, folds, penalty, weights=None, fitted=None):
    """Return predictions [n], each by a model that was fitted without that photo's fold.

    `fitted` says which photos a model may learn from; the others are only predicted.
    """
    fitted = np.ones(len(target), bool) if fitted is None else fitted
    told = np.full(len(target), np.nan)
    for fold in np.unique(folds):
        learn, judge = fitted & (folds != fold), folds == fold
        model = Ridge(rows_of(blocks, learn), target[learn], penalty, None if weights is None else weights[learn])
        told[judge] = model.told(rows_of(blocks, judge))
    return told
