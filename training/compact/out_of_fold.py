"""Answers for every face from the network that never saw it, and the figures they give."""
import csv

import numpy as np
import torch
from scipy.stats import pearsonr, spearmanr

from . import members
from .folds import FOLDS


def predict(store, log=print):
    """Return {name: [n, 2]} of (attractive, age): `passes`, `assembled` and each disturbance of the suite."""
    count = len(store.faces.images)
    suite = np.load(store.path("suite.npz"))
    names = ["passes", "assembled"] + [k for k in suite.files if k not in ("clean", "assembled")]
    out = {name: np.zeros((count, 2)) for name in names}
    spread = np.zeros(count)
    for fold in range(FOLDS):
        model, rows = members.built(store, fold), np.where(store.faces.fold == fold)[0]
        for kind, name in (("official", "passes"), ("assembled", "assembled")):
            looks = store.passes(kind)[rows]
            each = np.stack([members.answers(model, looks[:, k]) for k in range(looks.shape[1])], 1)
            out[name][rows] = each.mean(1)
            if kind == "official":
                spread[rows] = each[:, :, 0].std(1, ddof=1)
        for name in names[2:]:
            crops = torch.from_numpy(suite[name][rows])
            out[name][rows] = (members.answers(model, crops) + members.answers(model, crops.flip(3))) / 2
        log("fold %d" % fold)
    return out, spread


def agreement(raw, rated):
    """Return Pearson r, Spearman rho and the mean absolute error (after a linear fit) of answers against ratings."""
    slope, offset = np.polyfit(raw, rated, 1)
    return {"r": float(pearsonr(raw, rated)[0]), "spearman": float(spearmanr(raw, rated)[0]),
            "mae": float(np.abs(slope * raw + offset - rated).mean()), "n": len(raw)}


def interval_of_r(raw, rated, rounds=1000):
    """Return the bootstrap 95 % interval of Pearson r."""
    rng, n = np.random.default_rng(0), len(raw)
    values = [pearsonr(raw[i], rated[i])[0] for i in (rng.integers(0, n, n) for _ in range(rounds))]
    return [float(v) for v in np.percentile(values, [2.5, 97.5])]


def gate(age_told, age_seen, threshold):
    """Return the shares of faces refused by perceived age."""
    groups = {"under 16": age_seen < 16, "16 to 18": (age_seen >= 16) & (age_seen < 18),
              "18 to 20": (age_seen >= 18) & (age_seen < 20), "20 to 25": (age_seen >= 20) & (age_seen <= 25),
              "over 25": age_seen > 25}
    return {name: {"refused": float((age_told[mask] < threshold).mean()), "n": int(mask.sum())}
            for name, mask in groups.items()}


def write_csv(path, faces, told):
    """Write image, fold, attractive_raw (empty for young faces), age."""
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["image", "fold", "attractive_raw", "age"])
        for i, image in enumerate(faces.images):
            raw = "%.4f" % told[i, 0] if i < faces.adults else ""
            out.writerow([image, faces.fold[i], raw, "%.3f" % told[i, 1]])
