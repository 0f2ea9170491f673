"""The figures of the model card, written below their headings from training/results/faces.json."""
import os
import re

NAMES = {"all": "all", "women": "women", "men": "men", "black": "Black", "east_asian": "East Asian", "west_asian": "West Asian",
         "white": "White"}

PLACES = {"omi": "reference faces,", "fairface": "FairFace", "canada": "Canada", "london": "London"}

GATE = ("omi perceived under 18", "omi perceived 18 to 25", "omi perceived 25 and over", "fairface 0-9", "fairface 10-19",
        "fairface 20-29", "fairface 30-39", "fairface 20 and over", "canada 17", "canada adults", "london", "london, black",
        "london, east_asian", "london, west_asian", "london, white", "real adults", "real adults, woman", "real adults, man")
"""Groups in the card's table; "real adults" are FairFace from 20 on, Canada from 18 on, and London."""


def agreement_rows(report):
    """Return the section on agreement: a row a group of the reference faces and of London."""
    rows = ["Reference faces: out of fold. London: 102 adults, neutral, real; nothing was fitted to their ratings. Mean: with",
            "the compact model, as the app takes it. Signed error: above 0 where faces are told higher than they were rated.", "",
            "| group | n | r, this model | 95 % | r, compact model | r, mean | signed error of the mean, SD |",
            "|---|---|---|---|---|---|---|"]
    for place, groups in (("reference", report["outOfFold"]), ("London", report["london"])):
        for name, told in groups.items():
            own = told["faces"]
            rows.append("| %s: %s | %d | %.3f | %.3f - %.3f | %.3f | %.3f | %+.2f |" % (
                place, NAMES.get(name, name), own["n"], own["r"], *own["r95"], told["compact"]["r"], told["mean"]["r"],
                told["signed error of the mean, SD"]))
    gain, own = report["london"]["all"]["mean against compact"], report["outOfFold"]["all"]["faces"]
    held = [100 * report["coverage"][level] for level in ("68", "90")]
    return rows + ["", "On the reference faces the mean absolute error is %.1f rating points, Spearman %.3f, and intervals" % (
        own["mae"], own["spearman"]),
        "hold %.1f %% (68) and %.1f %% (90). In London the mean agrees better than the compact model alone:" % (*held,),
        "r %+.3f (95 %%: %+.3f to %+.3f)." % (gain["gain"], *gain["gain95"])]


def place_named(name):
    """Return what a group of the age gate is called in the card."""
    first, space, rest = name.replace("_", " ").partition(" ")
    comma = "," if first.endswith(",") else ""
    return PLACES.get(first.strip(","), first.strip(",")) + comma + space + rest


def gate_rows(report):
    """Return the table of the age gate."""
    limits = report["thresholds"]
    rows = ["Years are true near 18 and flatten below 12 and above 24. Below %g there is no score, from there to %g a" % (
        limits["refuseBelow"], limits["askBelow"]),
        "question; where the compact model alone tells %g or more, the face is scored at once. Each face was judged by" % (
        limits["sureAdultFrom"]),
        "heads that never saw it. Real adults: FairFace from 20 on, Canada from 18 on, and London.", "",
        "| faces | n | refused | asked | scored at once |", "|---|---|---|---|---|"]
    for name in GATE:
        told = report["ageGate"].get(name)
        if told:
            cells = ["%d (%.1f %%)" % (told[key]["count"], 100 * told[key]["share"])
                     for key in ("refused", "asked", "compactSure")]
            rows.append("| %s | %d | %s |" % (place_named(name), told["refused"]["of"], " | ".join(cells)))
    return rows


def smile_rows(report):
    """Return what is told of the smile."""
    smile = report["smile"]
    return ["\"Happy\" from %.2f on notes %d of %d people asked to smile and %d of the same %d neutral." % (
        smile["threshold"], smile["smiling"]["count"], smile["smiling"]["of"], smile["neutral"]["count"], smile["neutral"]["of"])]


SECTIONS = {"Agreement with ratings": agreement_rows, "Age gate": gate_rows, "Smile": smile_rows}


def with_figures(card, report):
    """Return the card with what stands below the headings of `SECTIONS` written anew from the report."""
    for heading, rows in SECTIONS.items():
        pattern = r"(^## %s\n).*?(?=^## |\Z)" % heading
        if not re.search(pattern, card, re.S | re.M):
            raise ValueError("the card has no heading '%s'" % heading)
        card = re.sub(pattern, lambda found: found.group(1) + "\n".join(rows(report)) + "\n\n", card, flags=re.S | re.M)
    return card


def update(path, report):
    """Write the figures into the card, where there is one."""
    if os.path.exists(path):
        with open(path) as file:
            card = file.read()
        with open(path, "w") as file:
            file.write(with_figures(card, report))
