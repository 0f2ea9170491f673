"""What the age gate does with a face: let through, asked whether it is an adult's, or refused; and how often, by group."""
import numpy as np

from .figures import share

PASSED, ASKED, REFUSED = 0, 1, 2


def decisions(told, compact_years, thresholds):
    """Return what becomes of each face.

    The compact model alone lets a face through from `sureAdultFrom` years on; for all others the head decides.
    """
    told = np.where(np.isfinite(told), told, -np.inf)
    decided = np.where(told < thresholds["refuseBelow"], REFUSED, np.where(told < thresholds["askBelow"], ASKED, PASSED))
    return np.where(compact_years >= thresholds["sureAdultFrom"], PASSED, decided)


def groups_of(photos):
    """Return {name: which photos} of the groups that are told, the young first."""
    young, old = photos.ages[:, 0], photos.ages[:, 1]
    omi, fairface = photos.of("omi", "omi-young"), photos.of("fairface")
    groups = {"omi perceived under 18": omi & (old < 18), "omi perceived 18 to 25": omi & (young >= 18) & (old < 25),
              "omi perceived 25 and over": omi & (young >= 25)}
    for band in sorted(set(map(tuple, photos.ages[fairface]))):
        name = "fairface %d-%d" % (band[0], band[1] - 1) if band[0] < 70 else "fairface 70 and over"
        groups[name] = fairface & (young == band[0])
    groups["fairface 0-9"] = fairface & (old <= 10)
    groups["fairface 20 and over"] = fairface & (young >= 20)
    groups["canada 17"] = photos.of("canada") & (old < 18)
    groups["canada adults"] = photos.of("canada") & (young >= 18)
    groups["london"] = photos.of("london")
    groups["london smiling"] = photos.of("smiling")
    real = photos.of("london") | groups["canada adults"] | groups["fairface 20 and over"]
    groups["real adults"] = real
    for sex in ("woman", "man"):
        groups["real adults, %s" % sex] = real & (photos.sex == sex)
    for origin in sorted(set(photos.origin[photos.of("london")])):
        groups["london, %s" % origin] = photos.of("london") & (photos.origin == origin)
    return {name: mask for name, mask in groups.items() if mask.any()}


def figures(photos, told, compact_years, thresholds):
    """Return by group: refused, asked, and let through by the compact model alone, as counts and shares."""
    decided = decisions(told, compact_years, thresholds)
    sure = compact_years >= thresholds["sureAdultFrom"]
    return {name: {"refused": share(decided == REFUSED, mask), "asked": share(decided == ASKED, mask),
                   "refusedOrAsked": share(decided != PASSED, mask), "compactSure": share(sure, mask)}
            for name, mask in groups_of(photos).items()}
