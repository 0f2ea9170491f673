"""Commands: fit, attempts. See training/README.md."""
import argparse
import csv
import json
import os

import numpy as np

from compact.calibration import calibration, coverage

from . import age, appearance, attempts, card, expressions, gate, head
from .figures import agreement, paired_gain, standard
from .photos import Photos, TRANSFORMS

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
HEAD = os.path.join(ROOT, "scripts", "models", "assemble", "faces")
RESULTS = os.path.join(ROOT, "training", "results")

VERSION = "1.0.0"
SETS = ("omi", "omi-young", "fairface", "canada", "london", "smiling")

THRESHOLDS = {"refuseBelow": 13.5, "askBelow": 20.8, "sureAdultFrom": 32.0}
"""Years as the head tells them, and (the last one) as the compact model does. The model card says what they cost."""


def compact_out_of_fold(results):
    """Return {image: (rating or NaN, years)} of the compact model, each face by the network that never saw it."""
    with open(os.path.join(results, "out-of-fold.csv"), newline="") as file:
        return {row["image"]: (float(row["attractive_raw"] or "nan"), float(row["age"])) for row in csv.DictReader(file)}


def read(args):
    """Return (all photos, the compact model's rating and years of each: out of fold where it learnt from the photo)."""
    photos = Photos(args.data, args.features, args.sets)
    held_out = compact_out_of_fold(args.results)
    reference = photos.of("omi", "omi-young")
    own = [held_out[image] if known else (line["compact"]["attractive"], line["compact"]["age"])
           for image, known, line in zip(photos.image, reference, photos.told)]
    return photos, np.array(own, float)


def fit(args):
    """Fit the heads; write head.json, model.json, faces-out-of-fold.csv and faces.json, and the card's figures."""
    photos, compact = read(args)
    rated = photos.only(photos.of("omi"))
    looks, told = appearance.fit(rated)
    years, told_years = age.fit(photos)
    scale = calibration(told, rated.rating)
    os.makedirs(args.head, exist_ok=True)
    head.write(os.path.join(args.head, "head.json"), {
        "version": 1, "networks": list(looks.coefficients), "transform": TRANSFORMS,
        "heads": {"attractiveness": head.head_of(looks), "age": head.head_of(years)}})
    head.write(os.path.join(args.head, "model.json"), head.entry(VERSION, scale, THRESHOLDS))
    write_out_of_fold(os.path.join(args.results, "faces-out-of-fold.csv"), photos, told, told_years)
    report = {
        "outOfFold": appearance_figures(rated, told, compact[photos.of("omi"), 0]),
        "coverage": coverage(told, rated.rating, rated.fold),
        "calibration": {key: scale[key] for key in ("mean", "sd", "slope", "residuals")},
        "thresholds": THRESHOLDS, "ageGate": gate.figures(photos, told_years, compact[:, 1], THRESHOLDS),
        "without a face": {name: len(images) for name, images in photos.missing.items()},
        **real_figures(photos, looks, compact),
    }
    with open(os.path.join(args.results, "faces.json"), "w") as file:
        json.dump(report, file, indent=1)
        file.write("\n")
    card.update(os.path.join(args.head, "MODEL_CARD.md"), report)
    if not args.quiet:
        print(json.dumps(report, indent=1))


def appearance_figures(photos, told, compact):
    """Return the agreement of the head, of the compact model and of their mean with the ratings, also by group."""
    both = standard(told) + standard(compact)
    groups = {"all": np.ones(len(told), bool), "women": photos.sex == "woman", "men": photos.sex == "man"}
    if np.isfinite(photos.tone).all():
        tones = np.quantile(photos.tone, [1 / 3, 2 / 3])
        for k, name in enumerate(("lowest third of skin-color", "middle third of skin-color", "highest third of skin-color")):
            groups[name] = np.digitize(photos.tone, tones) == k
    for origin in sorted(set(photos.origin) - {"unknown"}):
        groups[origin] = photos.origin == origin
    error = standard(both) - standard(photos.rating)
    return {name: {**{part: agreement(values[mask], photos.rating[mask])
                      for part, values in (("faces", told), ("compact", compact), ("mean", both))},
                   "mean against compact": paired_gain(both[mask], compact[mask], photos.rating[mask]),
                   "signed error of the mean, SD": float(error[mask].mean())}
            for name, mask in groups.items() if mask.sum() >= 8}


def real_figures(photos, looks, compact):
    """Return agreement on London, to whose ratings nothing was fitted, and the smile's threshold."""
    out = {}
    if photos.of("london").any():
        london = photos.only(photos.of("london"))
        out["london"] = appearance_figures(london, appearance.told(looks, london), compact[photos.of("london"), 0])
    if photos.of("smiling").any():
        pairs = photos.only(photos.of("london", "smiling"))
        out["smile"] = expressions.figures(pairs.happy(), pairs.set == "smiling", pairs.person_fold)
    return out


def write_out_of_fold(path, photos, told, years):
    """Write image, fold, attractive_raw (empty for young faces), age of the reference faces."""
    ratings = dict(zip(photos.image[photos.of("omi")], told))
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["image", "fold", "attractive_raw", "age"])
        for i in np.flatnonzero(photos.of("omi", "omi-young")):
            image = photos.image[i]
            raw = "%.4f" % ratings[image] if image in ratings else ""
            out.writerow([image, photos.fold[i], raw, "%.3f" % years[i]])


def main():
    """Read the command line and run one command."""
    parser = argparse.ArgumentParser(prog="faces")
    parser.add_argument("command", choices=["fit", "attempts"])
    parser.add_argument("--data", required=True, help="folder with omi/ and real/")
    parser.add_argument("--features", required=True, help="folder with omi.jsonl, london.jsonl, ... of `npm run features`")
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--head", default=HEAD, help="folder for head.json and model.json (fit)")
    parser.add_argument("--results", default=RESULTS, help="folder with out-of-fold.csv, and for the figures")
    parser.add_argument("--quiet", action="store_true", help="do not print the figures (fit)")
    args = parser.parse_args()
    {"fit": fit, "attempts": lambda given: attempts.table(*read(given))}[args.command](args)


if __name__ == "__main__":
    main()
