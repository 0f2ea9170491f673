"""Figures of agreement and of the age gate: counts beside shares."""
import numpy as np


def ranks(values):
    """Return the ranks, ties at their mean."""
    _, index, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[index]


def r_of(told, rated):
    """Return Pearson's r."""
    return float(np.corrcoef(told, rated)[0, 1])


def agreement(told, rated):
    """Return Pearson r with its bootstrap 95 % interval, Spearman rho, and the mean error after a straight line."""
    slope, offset = np.polyfit(told, rated, 1)
    rng, count = np.random.default_rng(0), len(told)
    again = [r_of(told[i], rated[i]) for i in (rng.integers(0, count, count) for _ in range(1000))]
    low, high = np.percentile(again, [2.5, 97.5])
    return {"n": count, "r": r_of(told, rated), "r95": [float(low), float(high)], "spearman": r_of(ranks(told), ranks(rated)),
            "mae": float(np.abs(slope * told + offset - rated).mean())}


def paired_gain(new, old, rated, rounds=2000):
    """Return by how much r grows from `old` to `new` answers of the same faces, with its bootstrap 95 % interval."""
    rng, count = np.random.default_rng(0), len(rated)
    gains = [r_of(new[i], rated[i]) - r_of(old[i], rated[i]) for i in (rng.integers(0, count, count) for _ in range(rounds))]
    low, high = np.percentile(gains, [2.5, 97.5])
    return {"gain": r_of(new, rated) - r_of(old, rated), "gain95": [float(low), float(high)]}


def standard(told):
    """Return answers at mean 0 and SD 1."""
    return (told - told.mean()) / told.std()


def share(mask, among=None):
    """Return {count, of, share} of a mask among some photos."""
    inside = mask if among is None else mask[among]
    count, total = int(inside.sum()), int(inside.size)
    return {"count": count, "of": total, "share": count / total if total else None}
