"""The photos that the heads are fitted to and judged on: what is known of each, and what the networks said of it."""
import copy
import csv
import json
import os

import numpy as np

from compact.folds import fold_of

SETS = {
    "omi": ("omi", "adults.csv"),
    "omi-young": ("omi", "young.csv"),
    "fairface": ("real/fairface", "ages.csv"),
    "canada": ("real/canada", "people.csv"),
    "london": ("real/london", "ratings.csv"),
    "smiling": ("real/smiling", None),
}
"""Where the photos of each set are listed, below the folder of the data; a set without a list is told by its features."""

BANDS = {"0-2": (0, 3), "3-9": (3, 10), "10-19": (10, 20), "20-29": (20, 30), "30-39": (30, 40), "40-49": (40, 50),
         "50-59": (50, 60), "60-69": (60, 70), "70+": (70, 85)}
"""FairFace's age bands: from, and below, in years."""

UNKNOWN = "unknown"

TRANSFORMS = {"faceres": "sqrt"}
"""What is done to a network's features first: faceres' are not negative, and their large ones would drown the others."""

MIDDLE, HALF_SPAN = 18.0, 12.0


def squash(years):
    """Return years as the age gate counts them: true near 18, flat at 6 and 30."""
    return MIDDLE + HALF_SPAN * np.tanh((np.asarray(years, float) - MIDDLE) / HALF_SPAN)


def listed(data, name):
    """Return {image: row} of a set's list."""
    folder, file = SETS[name]
    with open(os.path.join(data, folder, file), newline="") as lines:
        rows = list(csv.DictReader(lines))
    column = "face_id" if name == "canada" else "image"
    return {row[column] + (".jpg" if name == "canada" else ""): row for row in rows}


def sex_of(row):
    """Return woman or man: FairFace and Canada say a word, the others perceived gender, 0 woman to 100 man."""
    told = row.get("face_gender") or row.get("gender") or ""
    if told.lower() in ("female", "male"):
        return "woman" if told.lower() == "female" else "man"
    return UNKNOWN if told == "" else "man" if float(told) > 50 else "woman"


def ages_of(row):
    """Return the ages [from, below) in years that a row leaves open; one number is a span without width, NaN unknown."""
    told = row.get("face_age") or row.get("age") or "nan"
    if told in BANDS:
        return BANDS[told]
    return float(told), float(told)


class Photos:
    """Photos with a face, of all sets in order, as arrays of one row a photo.

    `ages` [n, 2] the span of the age, `rating` NaN where there is none or it may not be used, `told` the lines of the
    features file: of each photo a plain look and a mirrored one. `missing` names the photos without a face, by set.
    """

    def __init__(self, data, features, names):
        self.set, self.image, self.told, rows = [], [], [], []
        self.missing = {}
        for name in names:
            known = listed(data, name) if SETS[name][1] else None
            for line in read_features(os.path.join(features, name + ".jsonl")):
                image = line["image"]
                row = {} if known is None else known.pop(image)
                if "faceres" not in line:
                    self.missing.setdefault(name, []).append(image)
                    continue
                self.set.append(name)
                self.image.append(image)
                self.told.append(line)
                rows.append(row)
            if known:
                raise ValueError("%s.jsonl lacks %s and %d more" % (name, next(iter(known)), len(known) - 1))
        self.set, self.image = np.array(self.set), np.array(self.image)
        self.fold = np.array([fold_of(image) for image in self.image])
        self.sex = np.array([sex_of(row) for row in rows])
        self.ages = np.array([ages_of(row) for row in rows], float)
        self.rating = np.array([float(row.get("attractive") or "nan") for row in rows])
        self.origin = np.array([row.get("ethnicity") or UNKNOWN for row in rows])
        self.tone = np.array([float(row.get("skin-color") or "nan") for row in rows])

    @property
    def person_fold(self):
        """Return folds that keep the photos of one person together: London names them 001_03.jpg and 001_08.jpg."""
        return np.array([fold_of(image.split("_")[0]) for image in self.image])

    def only(self, mask):
        """Return the photos of a mask."""
        chosen = copy.copy(self)
        for name, values in vars(self).items():
            if isinstance(values, np.ndarray):
                setattr(chosen, name, values[mask])
        chosen.told = [line for line, kept in zip(self.told, mask) if kept]
        return chosen

    def column(self, *keys):
        """Return one entry of every line: numbers [n], or [n, k] for lists."""
        out = []
        for line in self.told:
            for key in keys:
                line = line[key]
            out.append(line)
        return np.array(out, float)

    def features(self, network):
        """Return a network's features [n, looks, k], transformed, every look at length 1."""
        looks = self.column(network, "features")
        if TRANSFORMS.get(network) == "sqrt":
            looks = np.sqrt(looks)
        return looks / np.linalg.norm(looks, axis=2, keepdims=True)

    def happy(self):
        """Return the probability [n] of "happy" that the expression network tells of the plain look."""
        return self.column("expressions", "happy")[:, 0]

    def of(self, *names):
        """Return which photos belong to the named sets."""
        return np.isin(self.set, names)


def read_features(path):
    """Return the lines of a features file; `npm run features` writes it."""
    with open(path) as file:
        return [json.loads(line) for line in file if line.strip()]
