"""A trial run on made-up faces, in less than a minute: does every step still work, and does the crop still agree with the app's?

Usage: python3 -m compact.smoke [--only crop | targets | way]
`crop` and `targets` need numpy. `way` goes from photos to compact.onnx, model.json and report.json in a temporary folder; it
needs everything in requirements.txt. The faces are noise with spots where eyes and mouth are: no figure means anything.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from types import SimpleNamespace

import numpy as np

from . import golden, targets

TRAINING = os.path.join(os.path.dirname(__file__), "..")
GOLDEN = os.path.join(TRAINING, "..", "src", "core", "image", "golden", "aligned-crop.json")
TOLERANCE = 1e-3
ADULTS, YOUNG = 40, 10
SIDE = 160
"""Width and height of a made-up photo, in pixels."""

SPOTS = {33: (.32, .42), 133: (.42, .42), 362: (.58, .42), 263: (.68, .42), 61: (.42, .66), 291: (.58, .66)}
"""Where the corners of eyes and mouth are, in fractions of the photo; the other landmarks lie on an oval about them."""


def made_up_landmarks(rng):
    """Return [478, 3] landmarks of one face, normalised as FaceLandmarker returns them."""
    turn = np.linspace(0, 2 * np.pi, 478, endpoint=False)
    points = np.stack([.5 + .28 * np.sin(turn), .5 - .36 * np.cos(turn), .05 * np.cos(2 * turn)], 1)
    for index, spot in SPOTS.items():
        points[index, :2] = spot
    return points + rng.normal(0, .004, points.shape)


def made_up_photo(landmarks, rng):
    """Return a photo uint8 [SIDE, SIDE, 3]: noise on a slope of colour, dark where the eyes and the mouth are."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    photo = 120 + 60 * np.stack([x, y, 1 - x], -1) + rng.normal(0, 12, (SIDE, SIDE, 3))
    for a, b in ((33, 133), (362, 263), (61, 291)):
        cx, cy = (landmarks[a, :2] + landmarks[b, :2]) / 2
        photo -= 80 * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / .002)[..., None]
    return np.clip(photo, 0, 255).astype(np.uint8)


def made_up_rows(rng):
    """Return (rows of rated adults, rows of young faces) with the columns that training reads."""
    def row(index, age):
        told = {name: "%.2f" % rng.uniform(10, 90) for name in ("gender", "skin-color", "happy")}
        return {"image": "%04d.png" % index, "age": "%.2f" % age, **told}
    adults = [{**row(i, 19 + 31 * i / ADULTS), "attractive": "%.2f" % rng.uniform(20, 80), "attractive_raters": "30",
               "attractive_sd": "20"} for i in range(ADULTS)]
    return adults, [row(ADULTS + i, 10 + 9 * i / YOUNG) for i in range(YOUNG)]


def write_data(folder, rng):
    """Write adults.csv, young.csv, images/ and the two landmarks files of made-up faces."""
    from PIL import Image
    os.makedirs(os.path.join(folder, "images"))
    files = {"official": {}, "assembled": {}}
    for name, rows in zip(("adults.csv", "young.csv"), made_up_rows(rng)):
        with open(os.path.join(folder, name), "w", newline="") as file:
            out = csv.DictWriter(file, rows[0].keys())
            out.writeheader()
            out.writerows(rows)
        for row in rows:
            landmarks = made_up_landmarks(rng)
            Image.fromarray(made_up_photo(landmarks, rng)).save(os.path.join(folder, "images", row["image"]))
            for told in files.values():
                told[row["image"]] = (landmarks + rng.normal(0, .002, landmarks.shape)).tolist()
    for name, told in files.items():
        with open(os.path.join(folder, name + ".json"), "w") as file:
            json.dump(told, file)


def try_crop():
    """Check that the crops are those that the app's test is held to."""
    with open(GOLDEN) as file:
        known = json.load(file)
    for ours, theirs in zip(golden.golden()["cases"], known["cases"]):
        off = np.abs(np.subtract(ours["values"], theirs["values"])).max()
        assert off < TOLERANCE, "%s: %g from the app's golden crop" % (ours["name"], off)


def try_targets():
    """Check that targets are standardised on the training faces and that what is not known weighs nothing."""
    rng = np.random.default_rng(1)
    values = rng.normal(50, 10, (40, 3)).astype(np.float32)
    values[30:, 0] = np.nan
    faces = SimpleNamespace(values=values, labels=["attractive", "gender", "age"], adults=30, column=lambda name: values[:, 2])
    points = np.stack([made_up_landmarks(rng) for _ in range(40)]) * 168
    goal = targets.Targets(faces, points, np.arange(36))
    rated = goal.values[:30, :3]
    assert np.allclose(rated.mean(0), 0, atol=1e-4) and np.allclose(rated.std(0), 1, atol=1e-3), "not standardised"
    assert not goal.known[30:, 0].any() and goal.known[:30].all(), "unknown labels are taken for known ones"
    told, age = goal.told(goal.values[:30][:, goal.judged])
    assert np.allclose(told, values[:30, 0], atol=1e-3), "a rating does not come back from its target"
    assert (np.diff(age[np.argsort(values[:30, 2])]) >= -1e-3).all(), "a higher age is told as a lower one"


def try_way():
    """Go from made-up photos to an exported model with the commands of the README, and look at what they wrote."""
    with tempfile.TemporaryDirectory() as folder:
        write_data(os.path.join(folder, "data"), np.random.default_rng(2))

        def path(name):
            return os.path.join(folder, name)

        common = ["--data", path("data"), "--work", path("work"), "--official", path("data/official.json"),
                  "--model", path("model"), "--results", path("results"), "--threads", "1"]
        steps = (["crops", "--assembled", path("data/assembled.json"), "--variants", "1"], ["train", "--epochs", "2"],
                 ["report", "--repeated", "1"], ["export"])
        for step in steps:
            run = subprocess.run([sys.executable, "-m", "compact", step[0], *common, *step[1:]], cwd=TRAINING,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            assert run.returncode == 0, "%s failed:\n%s" % (step[0], run.stdout[-3000:])
        look_at(path("model"), path("results"))


def look_at(model, results):
    """Check what the way wrote: an answer for every face, figures, a manifest entry of the very file beside it."""
    with open(os.path.join(results, "out-of-fold.csv")) as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == ADULTS + YOUNG and all(np.isfinite(float(row["age"])) for row in rows), "a face has no answer"
    with open(os.path.join(results, "report.json")) as file:
        figures = json.load(file)
    assert figures["outOfFold"]["all"]["n"] == ADULTS, "not every rated face is in the report"
    with open(os.path.join(model, "model.json")) as file:
        entry = json.load(file)
    size = os.path.getsize(os.path.join(model, "compact.onnx"))
    assert entry["parts"]["network"]["variants"][0]["bytes"] == size, "the manifest tells another size"


PARTS = {"crop": try_crop, "targets": try_targets, "way": try_way}


def main():
    """Read the command line and run the parts."""
    parser = argparse.ArgumentParser(prog="compact.smoke", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=list(PARTS))
    only = parser.parse_args().only
    for name, run in PARTS.items():
        if only in (None, name):
            run()
            print(name, "passed")


if __name__ == "__main__":
    main()
