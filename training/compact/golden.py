"""Write the golden crops that hold the app's crop to this one.

Usage: python3 -m compact.golden ../src/core/image/golden/aligned-crop.json
The photo is a pattern of integers, so both languages draw the very same one; every 97th value of a pass is kept.
"""
import json
import sys

import numpy as np

from . import crop

STRIDE = 97

CASES = (
    {"name": "a large photo shrinks", "width": 700, "height": 620,
     "anchors": [[250, 260], [430, 270], [335, 450]], "pass": {}},
    {"name": "a small photo grows, turned and mirrored", "width": 120, "height": 130,
     "anchors": [[45, 50], [75, 54], [58, 83]],
     "pass": {"dx": 1.5, "dy": -2, "scale": 1.06, "angle": 4, "mirror": True}},
    {"name": "a face beyond the frame repeats the edge", "width": 300, "height": 200,
     "anchors": [[20, 40], [90, 20], [70, 100]], "pass": {"scale": 0.9, "angle": -7}},
)


def pattern(width, height):
    """Return the integer pattern as uint8 [height, width, 3]."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([(3 * x + 2 * y) % 256, (x * y >> 5) % 256, (x ^ y) % 256], -1).astype(np.uint8)


def golden():
    """Return the cases with the sampled values of their pass."""
    cases = []
    for case in CASES:
        canvas = crop.aligned_canvas(pattern(case["width"], case["height"]), case["anchors"])
        values = crop.crop_pass(canvas, **case["pass"]).reshape(-1)[::STRIDE]
        cases.append({**case, "values": [round(float(v), 5) for v in values]})
    return {"stride": STRIDE, "cases": cases}


if __name__ == "__main__":
    with open(sys.argv[1], "w") as out:
        json.dump(golden(), out)
        out.write("\n")
