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


def plain(blocks, chosen):
    """Return the plain look at the chosen photos, from blocks of looks [n, looks, k]: what the app sees."""
    return [(name, looks[chosen, 0], share) for name, looks, share in blocks]


def fitted(blocks, target, penalty, chosen, weights=None):
    """Return the model fitted to every look at the chosen photos, from blocks of looks [n, looks, k]."""
    count = blocks[0][1].shape[1]
    rows = [(name, looks[chosen].reshape(-1, looks.shape[2]), share) for name, looks, share in blocks]
    every = None if weights is None else np.repeat(weights[chosen], count)
    return Ridge(rows, np.repeat(target[chosen], count), penalty * count, every)


def held_out(blocks, target, folds, penalty, weights=None, learnt=None):
    """Return what each photo's plain look is told [n] by a model that was fitted without that photo's fold.

    `learnt` says which photos a model may learn from; the others are only told.
    """
    learnt = np.ones(len(target), bool) if learnt is None else learnt
    told = np.full(len(target), np.nan)
    for fold in np.unique(folds):
        judged = folds == fold
        told[judged] = fitted(blocks, target, penalty, learnt & ~judged, weights).told(plain(blocks, judged))
    return told
