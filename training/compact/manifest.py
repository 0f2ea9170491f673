"""The model's entry in the app's manifest."""
import hashlib

from . import crop
from .passes import PASSES

VERSION = "1.0.0"


def entry(file_bytes, calibration, sure_from):
    """Return `model.json`: how the app feeds the network, reads it, and where its scores lie."""
    digest = hashlib.sha256(file_bytes).hexdigest()
    anchors = (crop.ANCHORS - [crop.CANVAS_WIDTH / 2, crop.CANVAS_HEIGHT / 2]) / crop.CROP_STEP
    spots = [[float((x + crop.CROP_WIDTH / 2) / crop.CROP_WIDTH), float((y + crop.CROP_HEIGHT / 2) / crop.CROP_HEIGHT)]
             for x, y in anchors]
    size = len(file_bytes)
    return {
        "id": "compact",
        "name": "Compact appearance model",
        "role": "appearance",
        "kind": "single",
        "version": VERSION,
        "licence": "CC-BY-NC-SA-4.0",
        "source": {"url": "https://doi.org/10.1073/pnas.2115228119",
                   "note": "Trained from nothing by training/ on 739 faces of One Million Impressions; see MODEL_CARD.md."},
        "input": {"name": "crop", "dtype": "float32", "shape": [-1, 3, crop.CROP_HEIGHT, crop.CROP_WIDTH],
                  "preprocessing": {"kind": "compact-crop", "size": crop.CROP_HEIGHT, "mean": [crop.MEAN] * 3,
                                    "sd": [crop.SD] * 3,
                                    "targets": dict(zip(("rightEye", "leftEye", "mouth"), spots))}},
        "outputs": {"attractiveness": {"tensor": "attractive", "index": 0}, "age": {"tensor": "age", "index": 0}},
        "calibration": {"kind": "linear", "mean": calibration["mean"], "sd": calibration["sd"],
                        "percentiles": calibration["percentiles"],
                        "source": "out-of-fold answers for the 630 rated faces, training/results/out-of-fold.csv"},
        "ageGate": {"output": "age", "mean": 0, "sd": 1, "sureFrom": sure_from},
        "passes": [{"mirror": p["mirror"], "dx": p["dx"], "dy": p["dy"], "scale": p["scale"], "degrees": p["angle"]}
                   for p in PASSES],
        "reference": {"quantiles": calibration["quantiles"], "slope": calibration["slope"],
                      "residuals": calibration["residuals"]},
        "parts": {"network": {"variants": [{
            "id": "int8", "backends": ["wasm", "webgpu"], "dtype": "8-bit weights, float32",
            "bytes": size, "sha256": digest,
            "chunks": [{"path": "compact/compact.onnx", "bytes": size, "sha256": digest}]}]}},
    }
