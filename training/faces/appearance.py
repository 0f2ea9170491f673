"""The appearance head: how the 630 rated faces would be rated by an average stranger, from the networks' features."""
import numpy as np

from .ridge import fitted, held_out, plain

SHARES = {"faceres": 1.0, "recognition": 1.0}
"""How much each network's features may say; a network without a share is not asked."""

PENALTY = 0.5


def blocks_of(photos, shares=SHARES):
    """Return the networks' features as blocks of looks."""
    return [(name, photos.features(name), share) for name, share in shares.items()]


def fit(photos, shares=SHARES, penalty=PENALTY):
    """Return (the head fitted to every rated face, what each rated face is told by a head that never saw its fold).

    `photos` are rated faces alone: nobody who looks under 20 is among them, and no photo of the London set.
    """
    if np.isnan(photos.rating).any() or set(photos.set) != {"omi"}:
        raise ValueError("the appearance head learns from the rated faces of One Million Impressions, and from nothing else")
    blocks, everybody = blocks_of(photos, shares), np.ones(len(photos.image), bool)
    return fitted(blocks, photos.rating, penalty, everybody), held_out(blocks, photos.rating, photos.fold, penalty)


def told(head, photos, shares=SHARES):
    """Return what a head says of the plain look at each photo."""
    return head.told(plain(blocks_of(photos, shares), np.ones(len(photos.image), bool)))
