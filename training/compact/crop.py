"""The aligned crop: the one definition that training and the app share.

The app's twin is `src/core/image/aligned-crop.ts`; a golden test holds them together. Points are continuous
pixel coordinates: pixel (i, j) covers [i, i+1) x [j, j+1) and its centre is (i + .5, j + .5).
"""
import numpy as np

CANVAS_WIDTH, CANVAS_HEIGHT = 168, 192
"""Size of the aligned canvas in pixels: the crop's surroundings are on it too, so that a pass may shift or turn."""

ANCHORS = np.array([[62.0, 84.0], [106.0, 84.0], [84.0, 128.0]])
"""Where the two eye centres and the mouth centre lie on the canvas: eyes 44 px apart, mouth 44 px below."""

CROP_WIDTH, CROP_HEIGHT = 96, 112
"""Size of the network's input in pixels."""

CROP_STEP = 1.375
"""Canvas pixels for one crop pixel, so the eyes are 32 px apart in the crop."""

MEAN, SD = 0.5, 0.25
"""Normalisation of a channel in 0..1."""


def anchors_from_landmarks(landmarks, width, height):
    """Return the [3, 2] anchor points (image-left eye, image-right eye, mouth) in pixels of one photo.

    An eye's centre is the middle of its two corners (33, 133 and 362, 263), the mouth's the middle of its
    corners (61, 291): corners do not follow the gaze as an iris does.
    """
    points = np.asarray(landmarks, np.float64)[:, :2] * [width, height]
    pairs = ((33, 133), (362, 263), (61, 291))
    return np.array([(points[a] + points[b]) / 2 for a, b in pairs])


def similarity(source, target):
    """Return (a, b, tx, ty) of the least-squares map x' = a x - b y + tx, y' = b x + a y + ty (no reflection)."""
    mean_s, mean_t = source.mean(0), target.mean(0)
    s, t = source - mean_s, target - mean_t
    power = (s ** 2).sum()
    a = (s * t).sum() / power
    b = (s[:, 0] * t[:, 1] - s[:, 1] * t[:, 0]).sum() / power
    tx = mean_t[0] - (a * mean_s[0] - b * mean_s[1])
    ty = mean_t[1] - (b * mean_s[0] + a * mean_s[1])
    return a, b, tx, ty


def bilinear(image, x, y):
    """Sample an [H, W, C] float image at continuous points; outside, the nearest edge pixel counts."""
    height, width = image.shape[:2]
    x = np.clip(x - 0.5, 0, width - 1)
    y = np.clip(y - 0.5, 0, height - 1)
    x0, y0 = np.floor(x).astype(int), np.floor(y).astype(int)
    x1, y1 = np.minimum(x0 + 1, width - 1), np.minimum(y0 + 1, height - 1)
    fx, fy = (x - x0)[..., None], (y - y0)[..., None]
    top = image[y0, x0] * (1 - fx) + image[y0, x1] * fx
    bottom = image[y1, x0] * (1 - fx) + image[y1, x1] * fx
    return top * (1 - fy) + bottom * fy


def aligned_canvas(image, anchors):
    """Return the [192, 168, 3] float canvas (0..255) of a photo, its eyes and mouth on `ANCHORS`.

    Each canvas pixel is the mean of n x n bilinear samples, n = ceil(photo pixels per canvas pixel / 2):
    a bilinear sample already averages two pixels, so nothing is skipped when a large photo shrinks.
    """
    image = np.asarray(image, np.float64)[..., :3]
    a, b, tx, ty = similarity(ANCHORS, np.asarray(anchors, np.float64))
    n = max(1, int(np.ceil(np.hypot(a, b) / 2 - 1e-9)))
    v, u = np.mgrid[0:CANVAS_HEIGHT, 0:CANVAS_WIDTH].astype(np.float64)
    total = np.zeros((CANVAS_HEIGHT, CANVAS_WIDTH, 3))
    for j in range(n):
        for i in range(n):
            p, q = u + (i + 0.5) / n, v + (j + 0.5) / n
            total += bilinear(image, a * p - b * q + tx, b * p + a * q + ty)
    return total / (n * n)


def crop_pass(canvas, dx=0.0, dy=0.0, scale=1.0, angle=0.0, mirror=False):
    """Return one pass as float32 [3, 112, 96], normalised.

    `dx`, `dy` shift the window in crop pixels, `scale` > 1 shows more of the surroundings, `angle` (degrees)
    turns the window, `mirror` flips it left to right.
    """
    v, u = np.mgrid[0:CROP_HEIGHT, 0:CROP_WIDTH].astype(np.float64)
    x, y = u + 0.5 - CROP_WIDTH / 2, v + 0.5 - CROP_HEIGHT / 2
    if mirror:
        x = -x
    step, turn = CROP_STEP * scale, np.deg2rad(angle)
    cos, sin = np.cos(turn) * step, np.sin(turn) * step
    px = cos * x - sin * y + dx * CROP_STEP + CANVAS_WIDTH / 2
    py = sin * x + cos * y + dy * CROP_STEP + CANVAS_HEIGHT / 2
    sampled = bilinear(np.asarray(canvas, np.float64), px, py)
    return ((sampled / 255 - MEAN) / SD).transpose(2, 0, 1).astype(np.float32)
