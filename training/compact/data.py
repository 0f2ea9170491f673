"""The rated faces: labels, folds, and the cache of aligned canvases."""
import csv
import json
import os

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import crop
from .folds import fold_of

NOT_A_LABEL = ("image", "attractive_raters", "attractive_sd")


def read_rows(data):
    """Return (rows of rated adults, rows of young faces) as dictionaries of strings."""
    def read(name):
        with open(os.path.join(data, name), newline="") as file:
            return list(csv.DictReader(file))
    return read("adults.csv"), read("young.csv")


class Faces:
    """All faces in order (adults, then young): names, folds, labels [n, k] with NaN where there is none."""

    def __init__(self, data):
        adults, young = read_rows(data)
        rows = adults + young
        self.labels = [k for k in adults[0] if k not in NOT_A_LABEL]
        self.images = [r["image"] for r in rows]
        self.adults = len(adults)
        self.fold = np.array([fold_of(i) for i in self.images])
        self.values = np.array([[float(r.get(k) or "nan") for k in self.labels] for r in rows], np.float32)
        self.raters = np.array([float(r.get("attractive_raters") or 0) for r in rows], np.float32)

    def column(self, label):
        """Return the values [n] of one label."""
        return self.values[:, self.labels.index(label)]


def depth_map(landmarks, width, height):
    """Return a smooth relief [48, 42] of the face on the canvas (canvas pixels, positive towards the camera).

    Made from the landmarks' z, spread by normalised Gaussian averaging and fading to the face's rim outside:
    it is what turns a frontal photo slightly or changes the camera's distance during augmentation.
    """
    points = np.asarray(landmarks, np.float64) * [width, height, width]
    a, b, tx, ty = crop.similarity(crop.anchors_from_landmarks(landmarks, width, height), crop.ANCHORS)
    x = a * points[:, 0] - b * points[:, 1] + tx
    y = b * points[:, 0] + a * points[:, 1] + ty
    z = -points[:, 2] * np.hypot(a, b)
    gy, gx = np.mgrid[0:48, 0:42] * 4.0 + 2.0
    distance = (gx[..., None] - x) ** 2 + (gy[..., None] - y) ** 2
    weight = np.exp(-distance / (2 * 8.0 ** 2))
    rim = np.quantile(z, 0.05)
    return ((weight * z).sum(-1) + 0.05 * rim) / (weight.sum(-1) + 0.05)


def make_cache(data, landmark_files, out):
    """Write canvases (uint8), reliefs and aligned landmarks of every face and landmark file to `out` (.npz)."""
    faces, store = Faces(data), {}
    for name, path in landmark_files.items():
        with open(path) as file:
            landmarks = json.load(file)
        canvases, reliefs, points = [], [], []
        for image in faces.images:
            photo = np.array(Image.open(os.path.join(data, "images", image)).convert("RGB"))
            height, width = photo.shape[:2]
            anchors = crop.anchors_from_landmarks(landmarks[image], width, height)
            canvases.append(np.rint(crop.aligned_canvas(photo, anchors)).astype(np.uint8))
            reliefs.append(depth_map(landmarks[image], width, height))
            a, b, tx, ty = crop.similarity(anchors, crop.ANCHORS)
            p = np.asarray(landmarks[image]) * [width, height, width]
            points.append(np.stack([a * p[:, 0] - b * p[:, 1] + tx, b * p[:, 0] + a * p[:, 1] + ty,
                                    p[:, 2] * np.hypot(a, b)], 1))
        store["canvas_" + name] = np.stack(canvases)
        store["relief_" + name] = np.stack(reliefs).astype(np.float32)
        store["points_" + name] = np.stack(points).astype(np.float32)
    np.savez(out, **store)


FACE_OVAL = (10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
             148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109)
"""MediaPipe's face oval, in order around the face."""


def face_masks(points):
    """Return soft masks uint8 [n, 192, 168], 255 on the face, from aligned landmarks [n, 478, 3] in canvas pixels.

    The oval is widened by 8 % (18 % above the eyes: forehead and hairline) and its edge is 6 px soft.
    """
    masks = []
    for face in points:
        oval = face[list(FACE_OVAL), :2]
        centre = np.array([84.0, 100.0])
        wide = np.where(oval[:, 1:] < 84, 1.18, 1.08)
        image = Image.new("L", (crop.CANVAS_WIDTH, crop.CANVAS_HEIGHT))
        ImageDraw.Draw(image).polygon([tuple(p) for p in centre + (oval - centre) * wide], fill=255)
        masks.append(np.array(image.filter(ImageFilter.GaussianBlur(3))))
    return np.stack(masks)
