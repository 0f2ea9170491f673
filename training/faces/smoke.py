"""A trial of the heads on made-up features, in seconds; needs numpy alone.

Usage: python3 -m faces.smoke [--only ridge | gate | smile | way | card]
The features hold a rating and an age along known directions, hidden in noise: what the heads must find, and what they must not.
"""
import argparse
import csv
import json
import os
import tempfile
from types import SimpleNamespace

import numpy as np

from . import __main__ as commands
from . import age, appearance, card, expressions, gate
from .figures import r_of
from .photos import Photos, squash
from .ridge import Ridge, held_out, plain

SIZES = {"faceres": 40, "recognition": 12}
ADULTS, YOUNG, REAL = 120, 40, 60


def made_up_line(image, rating, years, rng):
    """Return a features line of two looks: rating and age lie along the first two columns of each network."""
    def looks(size):
        face = np.concatenate([[3 + rating / 25, years / 20, 6], rng.normal(2, .5, size - 3)])
        return [(10 * np.maximum(0, face + rng.normal(0, .05, size))).tolist() for _ in range(2)]
    told = years + rng.normal(0, 6)
    return {"image": image, "faceres": {"features": looks(SIZES["faceres"]), "age": [told, told + 1]},
            "recognition": {"features": looks(SIZES["recognition"])},
            "expressions": {"happy": [float(rng.uniform(.7, 1) if "_08" in image else rng.uniform(0, .2))] * 2},
            "compact": {"attractive": 50 + rating, "age": told}}


def write_set(folder, name, file, rows, rng):
    """Write a set's list, unless it has none, and its features."""
    os.makedirs(os.path.join(folder, "features"), exist_ok=True)
    if file is not None:
        os.makedirs(os.path.join(folder, os.path.dirname(file)), exist_ok=True)
        with open(os.path.join(folder, file), "w", newline="") as out:
            table = csv.DictWriter(out, [key for key in rows[0] if not key.startswith("-")], extrasaction="ignore")
            table.writeheader()
            table.writerows(rows)
    with open(os.path.join(folder, "features", name + ".jsonl"), "w") as out:
        for row in rows:
            image = row.get("image") or row["face_id"] + ".jpg"
            out.write(json.dumps(made_up_line(image, row["-rating"], row["-years"], rng)) + "\n")


def write_data(folder, rng):
    """Write every set: lists below the folder, features in features/, and the compact model's out-of-fold answers."""
    def person(**told):
        rating, years = rng.normal(0, 12), told.pop("years")
        return {**told, "gender": "%.1f" % rng.choice([10, 90]), "-rating": rating, "-years": years}
    adults = [person(image="%04d.jpg" % i, years=rng.uniform(20, 60)) for i in range(ADULTS)]
    for row in adults:
        row.update({"attractive": "%.3f" % (50 + row["-rating"]), "age": "%.2f" % row["-years"], "skin-color": "50"})
    young = [person(image="%04d.jpg" % (ADULTS + i), years=rng.uniform(4, 17)) for i in range(YOUNG)]
    for row in young:
        row["age"] = "%.2f" % row["-years"]
    bands = [("0-2", 1), ("3-9", 6), ("10-19", 15), ("20-29", 25), ("40-49", 45)]
    wild = [person(image="w%03d.jpg" % i, age=bands[i % 5][0], years=bands[i % 5][1]) for i in range(REAL)]
    london = [person(image="%03d_03.jpg" % i, years=rng.uniform(20, 50), ethnicity="white") for i in range(REAL)]
    for row in london:
        row.update({"attractive": "%.3f" % (3 + row["-rating"] / 12), "age": "%.0f" % row["-years"]})
    canada = [{"face_id": "%03df" % i, "face_age": str(17 + i), "face_gender": "female", "-rating": 0, "-years": 17 + i}
              for i in range(8)]
    smiling = [{"image": row["image"].replace("_03", "_08"), "-rating": 0, "-years": row["-years"]} for row in london]
    for name, file, rows in (("omi", "omi/adults.csv", adults), ("omi-young", "omi/young.csv", young),
                             ("fairface", "real/fairface/ages.csv", wild), ("canada", "real/canada/people.csv", canada),
                             ("london", "real/london/ratings.csv", london), ("smiling", None, smiling)):
        write_set(folder, name, file, rows, rng)
    with open(os.path.join(folder, "out-of-fold.csv"), "w") as out:
        out.write("image,fold,attractive_raw,age\n")
        for row in adults + young:
            raw = "%.3f" % (50 + row["-rating"] + rng.normal(0, 15)) if "attractive" in row else ""
            out.write("%s,0,%s,%.2f\n" % (row["image"], raw, row["-years"] + rng.normal(0, 5)))


def try_ridge():
    """Check the dual solution against the normal equations, and that a photo's own rating never reaches its own answer."""
    rng = np.random.default_rng(0)
    blocks = [("a", rng.normal(0, 3, (60, 8)), 1.0), ("b", rng.normal(1, .2, (60, 4)), .5)]
    target, weights = rng.normal(50, 10, 60), rng.uniform(.5, 2, 60)
    model = Ridge(blocks, target, .7, weights)
    weights = weights / weights.mean()
    columns = []
    for _, values, share in blocks:
        centred = values - np.average(values, axis=0, weights=weights)
        columns.append(centred * np.sqrt(share / np.average((centred ** 2).sum(1), weights=weights)))
    x, y = np.concatenate(columns, 1), target - np.average(target, weights=weights)
    slopes = np.linalg.solve((x * weights[:, None]).T @ x + .7 * np.eye(12), (x * weights[:, None]).T @ y)
    assert np.allclose(model.told(blocks), np.average(target, weights=weights) + x @ slopes), "not the ridge solution"
    folds = np.arange(60) % 5
    looks = [(name, np.stack([values, values + .01], 1), share) for name, values, share in blocks]
    before = held_out(looks, target, folds, .7)
    changed = np.where(folds == 2, target + 1000, target)
    assert np.allclose(held_out(looks, changed, folds, .7)[folds == 2], before[folds == 2]), "a rating leaks into its own fold"
    told = model.told(plain(looks, folds == 2))
    assert not np.allclose(told, before[folds == 2], atol=.1), "held-out answers are in-sample"


def try_gate():
    """Check who passes, is asked, is refused: sure adults of the compact model pass, no age at all never does."""
    limits = {"refuseBelow": 15, "askBelow": 20, "sureAdultFrom": 30}
    told, compact = np.array([10, 17, 25, 10, np.nan, 15, 20]), np.array([20, 20, 20, 30, 20, 0, 0])
    wanted = [gate.REFUSED, gate.ASKED, gate.PASSED, gate.PASSED, gate.REFUSED, gate.ASKED, gate.PASSED]
    assert gate.decisions(told, compact, limits).tolist() == wanted, "the gate decides otherwise"
    spans = np.array([[0, 3], [10, 20], [17, 17], [60, 70]], float)
    squashed = age.target_of(spans)
    assert (np.diff(squashed[[0, 1, 3]]) > 0).all() and abs(squashed[2] - 17) < .05, "years do not stay years near 18"


def try_smile():
    """Check that the threshold leaves neutral faces alone and is not judged by the photos that chose it."""
    rng = np.random.default_rng(1)
    happy = np.concatenate([rng.uniform(0, .6, 200), rng.uniform(.55, 1, 200)])
    smiling, folds = np.arange(400) >= 200, np.arange(400) % 5
    told = expressions.figures(happy, smiling, folds)
    assert .55 < told["threshold"] < .6 and told["neutral"]["share"] <= .02 and told["smiling"]["share"] > .8, told
    assert told["smiling"]["of"] == told["neutral"]["of"] == 200, "not every photo is judged"


def value_of(file, head, line):
    """Return what a head of head.json says of the plain look of a features line, computed as its description says."""
    value = file["heads"][head]["intercept"]
    for name, weights in file["heads"][head]["weights"].items():
        look = np.array(line[name]["features"][0])
        look = {"sqrt": np.sqrt, None: np.array}[file["transform"].get(name)](look)
        value += look @ np.array(weights) / np.sqrt((look ** 2).sum())
    return value


def try_way():
    """Go from features to the head's files and look at them: what they say, of whom they learnt, and what the figures tell."""
    with tempfile.TemporaryDirectory() as folder:
        write_data(folder, np.random.default_rng(3))
        args = SimpleNamespace(data=folder, features=os.path.join(folder, "features"), sets=list(commands.SETS),
                               head=os.path.join(folder, "head"), results=folder, quiet=True)
        commands.fit(args)
        photos = Photos(folder, args.features, args.sets)
        with open(os.path.join(folder, "head", "head.json")) as file:
            head = json.load(file)
        with open(os.path.join(folder, "faces.json")) as file:
            report = json.load(file)
        with open(os.path.join(folder, "faces-out-of-fold.csv")) as file:
            rows = list(csv.DictReader(file))
        rated = photos.only(photos.of("omi"))
        model, held = appearance.fit(rated)
        direct = appearance.told(model, rated)
        from_file = [value_of(head, "attractiveness", line) for line in rated.told]
        assert np.abs(direct - from_file).max() < 1e-2, "head.json says something else than the fitted head"
        years = np.array([value_of(head, "age", line) for line in photos.told])
        assert r_of(years, squash(photos.column("compact", "age"))) > .6, "the age in head.json is no age"
        assert len(rows) == ADULTS + YOUNG and sum(row["attractive_raw"] == "" for row in rows) == YOUNG
        assert np.allclose([float(row["attractive_raw"]) for row in rows[:ADULTS]], held, atol=1e-3), "not the held-out answers"
        assert report["outOfFold"]["all"]["faces"]["r"] > .8, "a rating that is there is not found"
        assert report["london"]["all"]["faces"]["r"] > .8, "a rating that is there is not found in other photos"
        shuffled = np.random.default_rng(4).permutation(rated.rating)
        nothing = held_out(appearance.blocks_of(rated), shuffled, rated.fold, appearance.PENALTY)
        assert abs(r_of(nothing, shuffled)) < .3, "a rating that is not there is found"
        try_refusal_to_learn(photos)


def try_refusal_to_learn(photos):
    """Check that no rating of London and nobody young can teach the appearance head."""
    for name in ("london", "omi-young"):
        try:
            appearance.fit(photos.only(photos.of("omi", name)))
        except ValueError:
            continue
        raise AssertionError("the appearance head learns from %s" % name)


def try_card():
    """Check that the figures come below their headings, what is written there before goes, and the rest stays."""
    with open(os.path.join(commands.RESULTS, "faces.json")) as file:
        report = json.load(file)
    before = "# Card\n\n" + "".join("## %s\nearlier figures\n\n" % heading for heading in card.SECTIONS) + "## Failures\nkept\n"
    after = card.with_figures(before, report)
    assert "earlier figures" not in after and after.startswith("# Card\n") and after.endswith("## Failures\nkept\n"), after
    assert "| reference: all | 630 | %.3f |" % report["outOfFold"]["all"]["faces"]["r"] in after, "the figures are not there"
    assert card.with_figures(after, report) == after, "written twice, the card changes"
    with open(os.path.join(commands.HEAD, "MODEL_CARD.md")) as file:
        committed = file.read()
    assert card.with_figures(committed, report) == committed, "the committed card tells other figures than faces.json"


PARTS = {"ridge": try_ridge, "gate": try_gate, "smile": try_smile, "way": try_way, "card": try_card}


def main():
    """Read the command line and run the parts."""
    parser = argparse.ArgumentParser(prog="faces.smoke", description=__doc__)
    parser.add_argument("--only", choices=list(PARTS))
    only = parser.parse_args().only
    for name, run in PARTS.items():
        if only in (None, name):
            run()
            print(name, "passed")


if __name__ == "__main__":
    main()
