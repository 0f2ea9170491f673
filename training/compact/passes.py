"""The looks at one face whose answers are averaged, in the app and in the out-of-fold predictions alike."""
import numpy as np
import torch
import torch.nn.functional as F

from . import crop

PASSES = (
    {"dx": 0, "dy": 0, "scale": 1.0, "angle": 0, "mirror": False},
    {"dx": 0, "dy": 0, "scale": 1.0, "angle": 0, "mirror": True},
    {"dx": 1, "dy": -1, "scale": 0.95, "angle": 2, "mirror": False},
    {"dx": -1, "dy": 1, "scale": 1.05, "angle": -2, "mirror": True},
)
"""Plain, mirrored, a little nearer and turned, a little farther and turned the other way; as `crop.crop_pass` reads them."""


def pass_grid(dx, dy, scale, angle, mirror):
    """Return where one pass looks on the canvas, as a grid [1, 112, 96, 2] for `grid_sample`: `crop.crop_pass` in torch."""
    v, u = np.mgrid[0:crop.CROP_HEIGHT, 0:crop.CROP_WIDTH] + 0.5
    x, y = u - crop.CROP_WIDTH / 2, v - crop.CROP_HEIGHT / 2
    x, step, turn = -x if mirror else x, crop.CROP_STEP * scale, np.deg2rad(angle)
    px = (np.cos(turn) * x - np.sin(turn) * y) * step + dx * crop.CROP_STEP + crop.CANVAS_WIDTH / 2
    py = (np.sin(turn) * x + np.cos(turn) * y) * step + dy * crop.CROP_STEP + crop.CANVAS_HEIGHT / 2
    grid = np.stack([px / crop.CANVAS_WIDTH, py / crop.CANVAS_HEIGHT], -1) * 2 - 1
    return torch.from_numpy(grid.astype(np.float32))[None]


def all_passes(canvases):
    """Return every pass of canvases uint8 [n, 192, 168, 3] as uint8 [n, passes, 3, 112, 96]."""
    grids = [pass_grid(**p) for p in PASSES]
    out = np.empty((len(canvases), len(PASSES), 3, crop.CROP_HEIGHT, crop.CROP_WIDTH), np.uint8)
    for i, canvas in enumerate(canvases):
        x = torch.from_numpy(canvas).permute(2, 0, 1)[None].float()
        for k, grid in enumerate(grids):
            seen = F.grid_sample(x, grid, align_corners=False, padding_mode="border")
            out[i, k] = seen[0].round().byte().numpy()
    return out
