"""The head's files: coefficients, and the model's entry in the app's manifest."""
import json


def digits(values):
    """Return values with 6 significant digits: less than a thousandth of a point of what they add up to."""
    return [float("%.6g" % value) for value in values]


def head_of(model):
    """Return one head as data. Its value is the intercept + the sum over networks of weights x features / their length, the
    features transformed before."""
    return {"intercept": digits([model.intercept])[0],
            "weights": {name: digits(own) for name, own in model.coefficients.items()}}


def write(path, data):
    """Write JSON, one line a list: diffs stay small."""
    with open(path, "w") as file:
        json.dump(data, file, separators=(",", ":"))
        file.write("\n")


def entry(version, scale, thresholds):
    """Return what the head knows of the model's entry in the manifest; the assembler adds networks, inputs and files."""
    return {
        "name": "Face networks", "version": version, "licence": "CC-BY-NC-SA-4.0",
        "source": {"url": "https://doi.org/10.1073/pnas.2115228119",
                   "note": "Heads fitted by training/faces to 630 rated faces of One Million Impressions and, for the age, to "
                           "FairFace and the Canadian faces too; networks of @vladmandic/human and @vladmandic/face-api."},
        "calibration": {"kind": "linear", "mean": scale["mean"], "sd": scale["sd"], "percentiles": scale["percentiles"],
                        "source": "out-of-fold answers for the 630 rated faces, training/results/faces-out-of-fold.csv"},
        "ageGate": {"output": "age", "mean": 0, "sd": 1, "refuseBelow": thresholds["refuseBelow"],
                    "askBelow": thresholds["askBelow"]},
        "reference": {"quantiles": scale["quantiles"], "slope": scale["slope"], "residuals": scale["residuals"]},
    }
