"""From a model's raw answers to scores, and how far ratings are from them."""
import numpy as np

from .folds import FOLDS

SCORE_SD = 12.5


def calibration(raw, rated):
    """Return the line to z, percentiles, and the reference of scores: quantiles, slope, conformal half-widths."""
    mean, sd = float(raw.mean()), float(raw.std())
    score = np.clip(50 + SCORE_SD * (raw - mean) / sd, 0, 100)
    truth = 50 + SCORE_SD * (rated - rated.mean()) / rated.std()
    slope = float(np.polyfit(score - 50, truth - 50, 1)[0])
    residual = np.sort(np.abs(truth - (50 + slope * (score - 50))))

    def rank(share):
        return float(residual[min(len(residual), int(np.ceil(share * (len(residual) + 1)))) - 1])

    percent = np.arange(101)
    return {"mean": mean, "sd": sd, "percentiles": np.percentile(raw, percent).tolist(),
            "quantiles": np.percentile(score, percent).tolist(), "slope": slope,
            "residuals": {"68": rank(0.68), "90": rank(0.90)}}


def coverage(raw, rated, folds):
    """Return the share of held-out ratings inside the interval when its width comes from the other folds."""
    inside = {"68": [], "90": []}
    truth = 50 + SCORE_SD * (rated - rated.mean()) / rated.std()
    for fold in range(FOLDS):
        fit, test = folds != fold, folds == fold
        c = calibration(raw[fit], rated[fit])
        score = np.clip(50 + SCORE_SD * (raw[test] - c["mean"]) / c["sd"], 0, 100)
        miss = np.abs(truth[test] - (50 + c["slope"] * (score - 50)))
        for level in inside:
            inside[level] += list(miss <= c["residuals"][level])
    return {level: float(np.mean(hits)) for level, hits in inside.items()}
