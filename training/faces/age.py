"""The age head: whether a face is surely young, perhaps young, or an adult's.

It is fitted to perceived ages of synthetic faces and to true ages of real people at once; what it tells are years that
are true near 18 and flatten at 6 and 30: how old somebody over 30 is does not matter to the gate.
"""
import numpy as np

from .appearance import blocks_of
from .photos import squash
from .ridge import fitted, held_out

SHARES = {"faceres": 1.0, "recognition": 1.0}
PENALTY = 1.0

FITTED_SETS = ("omi", "omi-young", "fairface", "canada")
"""London's ages are not among them: its adults judge the gate."""

EDGES = (10, 18, 25, 40)
"""Ages at which classes of equal weight part."""


def target_of(ages):
    """Return the squashed age of spans [n, 2]: its mean over the span."""
    steps = np.linspace(0, 1, 21)
    low, high = ages[:, :1], ages[:, 1:]
    return squash(low + (high - low) * steps).mean(1)


def weights_of(photos, chosen):
    """Return weights [n]: a cell of one class of age, real or synthetic, women or men, counts by the square root of its
    photos, so that small cells are not drowned by large ones. Photos that are not chosen weigh nothing."""
    age_class = np.digitize(photos.ages.mean(1), EDGES)
    real = ~photos.of("omi", "omi-young")
    weights = np.zeros(len(age_class))
    for k in range(len(EDGES) + 1):
        for is_real in (False, True):
            for sex in ("woman", "man", "unknown"):
                cell = chosen & (age_class == k) & (real == is_real) & (photos.sex == sex)
                if cell.any():
                    weights[cell] = 1 / np.sqrt(cell.sum())
    return weights / weights[chosen].mean()


def fit(photos, shares=SHARES, penalty=PENALTY):
    """Return (the head fitted to all photos of the fitted sets, what each photo is told by one that never saw its fold)."""
    chosen = photos.of(*FITTED_SETS)
    blocks, target = blocks_of(photos, shares), np.where(chosen, target_of(photos.ages), np.nan)
    weights = weights_of(photos, chosen)
    return (fitted(blocks, target, penalty, chosen, weights),
            held_out(blocks, target, photos.fold, penalty, weights, chosen))
