"""What was tried: each head's figures with other networks, shares and penalties."""
import numpy as np

from . import age, appearance
from .figures import r_of, standard

NETWORKS = {"faceres": {"faceres": 1}, "recognition": {"recognition": 1}, "both": {"faceres": 1, "recognition": 1},
            "both, recognition at half": {"faceres": 1, "recognition": .5}}
ATTEMPTS = [("%s, penalty %g" % (name, penalty), shares, penalty) for name, shares in NETWORKS.items()
            for penalty in (.25, .5, 1, 2)]


def table(photos, compact):
    """Print a row an attempt."""
    rated, london = photos.only(photos.of("omi")), photos.only(photos.of("london"))
    own = compact[photos.of("omi"), 0]
    seen = compact[photos.of("london"), 0]
    print("| appearance | r | with compact: all | women | men | London | with compact |\n|---|---|---|---|---|---|---|")
    for name, shares, penalty in [("compact alone", None, 0), *ATTEMPTS]:
        head, told = appearance.fit(rated, shares, penalty) if shares else (None, own)
        both = standard(told) + standard(own)
        there = appearance.told(head, london, shares) if head else seen
        women = rated.sex == "woman"
        figures = [r_of(told, rated.rating), r_of(both, rated.rating), r_of(both[women], rated.rating[women]),
                   r_of(both[~women], rated.rating[~women]), r_of(there, london.rating),
                   r_of(standard(there) + standard(seen), london.rating)]
        print("| %s | %s |" % (name, " | ".join("%.3f" % figure for figure in figures)))
    ages(photos)


def ages(photos):
    """Print a row an attempt at the age: how many adults and young people are below thresholds that ask equally many adults."""
    young, old = photos.ages[:, 0], photos.ages[:, 1]
    fairface, omi = photos.of("fairface"), photos.of("omi", "omi-young")
    adults = (fairface & (young >= 20)) | photos.of("london") | (photos.of("canada") & (young >= 18))
    groups = {"omi under 18": omi & (old < 18), "fairface 0-9": fairface & (old <= 10), "10-19": fairface & (young == 10),
              "london": photos.of("london"), "canada": photos.of("canada"), "fairface 20-29": fairface & (young == 20)}
    print("\n| age: share below what 10 and 1.5 in 100 real adults are below | " + " | ".join(groups) + " |")
    print("|" + "---|" * (len(groups) + 1))
    for name, shares, penalty in ATTEMPTS:
        _, told = age.fit(photos, shares, penalty)
        ask, refuse = np.quantile(told[adults], [.10, .015])
        cells = ["%.2f / %.2f" % ((told[mask] < ask).mean(), (told[mask] < refuse).mean()) for mask in groups.values()]
        print("| %s (%.1f / %.1f) | %s |" % (name, ask, refuse, " | ".join(cells)))
