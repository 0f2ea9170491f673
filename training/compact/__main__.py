"""Commands: crops, train, export, report. See training/README.md."""
import argparse
import json
import os

import numpy as np
import torch

from . import export, fit, manifest, members, out_of_fold, prepare, repeatability
from .calibration import SCORE_SD, calibration, coverage
from .folds import FOLDS

SURE_FROM = 32.0
"""Age told by the network from which it is believed alone: an adult's face. For all others the face networks decide."""
ASK_BELOW = 24.0
"""Age told by the network at which its gate is reported. See the model card for what it would cost."""

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
MODEL = os.path.join(ROOT, "public", "models", "compact")
RESULTS = os.path.join(ROOT, "training", "results")


def crops(args):
    """Make the work folder."""
    prepare.prepare(args.data, {"official": args.official, "assembled": args.assembled}, args.work, args.variants)


def train(args):
    """Train the trunk of the named folds (default: all five and the final one)."""
    store = members.Store(args.work, args.data)
    for fold in args.folds or list(range(FOLDS)) + ["all"]:
        members.trained_trunk(store, fold, lambda epoch, loss: print(fold, epoch, "%.3f" % loss, flush=True), args.epochs)


def score_of(values):
    """Return values on the scale of scores before it is cut: mean 50, SD 12.5."""
    return 50 + SCORE_SD * (values - values.mean()) / values.std()


def told_file(store):
    """Return the path where `report` keeps every out-of-fold answer."""
    return store.path("out-of-fold.npz")


def report(args):
    """Answer for every face from its own fold's network; write out-of-fold.csv and report.json."""
    store = members.Store(args.work, args.data)
    faces, rated = store.faces, store.faces.column("attractive")[:store.faces.adults].astype(float)
    told, spread = out_of_fold.predict(store)
    os.makedirs(args.results, exist_ok=True)
    out_of_fold.write_csv(os.path.join(args.results, "out-of-fold.csv"), faces, told["passes"])
    adults = slice(0, faces.adults)
    raw, folds, gender = told["passes"][adults, 0], faces.fold[adults], faces.column("gender")[adults]
    scale = calibration(raw, rated)
    np.savez(told_file(store), told=told["passes"])
    points = SCORE_SD / scale["sd"]
    age_told, age_seen = told["passes"][:, 1], faces.column("age")
    parts = {"all": rated > -1, "women": gender <= 50, "men": gender > 50}
    groups = {k: {**out_of_fold.agreement(raw[m], rated[m]), "r95": out_of_fold.interval_of_r(raw[m], rated[m])}
              for k, m in parts.items()}
    tones = np.quantile(faces.column("skin-color")[adults], [1 / 3, 2 / 3])
    tone = np.digitize(faces.column("skin-color")[adults], tones)
    for k, name in enumerate(("lowest third of skin-color", "middle third", "highest third of skin-color")):
        groups[name] = out_of_fold.agreement(raw[tone == k], rated[tone == k])
    figures = {
        "outOfFold": groups,
        "assembledLandmarks": out_of_fold.agreement(told["assembled"][adults, 0], rated),
        "disturbed": {k: out_of_fold.agreement(v[adults, 0], rated)["r"] for k, v in told.items()
                      if k not in ("passes", "assembled")},
        "meanBiasInPoints": {k: float((score_of(raw)[m] - score_of(rated)[m]).mean()) for k, m in parts.items()},
        "calibration": {k: scale[k] for k in ("mean", "sd", "slope", "residuals")},
        "coverage": coverage(raw, rated, folds),
        "ageGate": {"threshold": ASK_BELOW, **out_of_fold.gate(age_told, age_seen, ASK_BELOW)},
        "ageGateByThreshold": {str(t): {k: v["refused"] for k, v in out_of_fold.gate(age_told, age_seen, t).items()}
                               for t in np.arange(19, 30, 1.0)},
        "spreadOfPassesInPoints": float(points * np.sqrt((spread[adults] ** 2).mean())),
        "repeatabilityInPoints": repeatability.measure(store, args.data, args.official, points, args.repeated),
    }
    with open(os.path.join(args.results, "report.json"), "w") as file:
        json.dump(figures, file, indent=1)
        file.write("\n")
    print(json.dumps(figures, indent=1))


def export_model(args):
    """Write compact.onnx and model.json of the network trained on all faces; needs the report's answers."""
    store = members.Store(args.work, args.data)
    rated = store.faces.column("attractive")[:store.faces.adults].astype(float)
    raw = np.load(told_file(store))["told"][:store.faces.adults, 0]
    model = members.built(store, "all")
    os.makedirs(args.model, exist_ok=True)
    plain = store.path("compact-float.onnx")
    export.to_onnx(model, plain)
    file_bytes = export.shrink(plain, os.path.join(args.model, "compact.onnx"))
    entry = manifest.entry(file_bytes, calibration(raw, rated), SURE_FROM)
    with open(os.path.join(args.model, "model.json"), "w") as file:
        json.dump(entry, file, indent=1)
        file.write("\n")
    check = store.passes()[:16, 0]
    fit.normalised(check).numpy().tofile(store.path("check-crops.f32"))
    members.answers(model, check).astype(np.float32).tofile(store.path("check-answers.f32"))
    print(len(file_bytes), "bytes")


def main():
    """Read the command line and run one command."""
    parser = argparse.ArgumentParser(prog="compact")
    parser.add_argument("command", choices=["crops", "train", "report", "export"])
    parser.add_argument("--data", required=True, help="folder with adults.csv, young.csv and images/")
    parser.add_argument("--work", required=True, help="folder for intermediate files, about 2 GB")
    parser.add_argument("--official", help="landmarks JSON of the official bundle")
    parser.add_argument("--assembled", help="landmarks JSON of the assembled bundle")
    parser.add_argument("--model", default=MODEL, help="folder that the exported model goes into (export)")
    parser.add_argument("--results", default=RESULTS, help="folder for the figures (report)")
    parser.add_argument("--repeated", type=int, default=repeatability.FACES_PER_FOLD,
                        help="faces of each fold whose photo is saved, lit and scaled otherwise (report)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--variants", type=int, default=prepare.VARIANTS, help="augmented variants of each face (crops)")
    parser.add_argument("--epochs", type=int, default=members.TRUNK["epochs"], help="length of the training (train)")
    parser.add_argument("--folds", nargs="*", help="train only these folds: 0..4, all")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    {"crops": crops, "train": train, "report": report, "export": export_model}[args.command](args)


if __name__ == "__main__":
    main()
