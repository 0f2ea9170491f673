"""From which probability of "happy" on a smile is noted: the expression network's answer for smiling and neutral photos."""
import numpy as np

from .figures import share

NEUTRAL_NOTED = 0.01
"""At most so many neutral photos may be noted where the threshold is chosen: half of what is allowed where it is judged."""


def threshold(happy, smiling):
    """Return the lowest threshold, at least one half, above all but `NEUTRAL_NOTED` of the neutral photos."""
    neutral = np.sort(happy[~smiling])
    allowed = int(NEUTRAL_NOTED * len(neutral))
    return max(0.5, float(np.nextafter(neutral[len(neutral) - 1 - allowed], 1)))


def figures(happy, smiling, folds):
    """Return the threshold from all photos, and how many are noted by one that was chosen without their fold."""
    noted = np.zeros(len(happy), bool)
    for fold in np.unique(folds):
        judge = folds == fold
        noted[judge] = happy[judge] >= threshold(happy[~judge], smiling[~judge])
    return {"threshold": threshold(happy, smiling), "smiling": share(noted, smiling), "neutral": share(noted, ~smiling)}
