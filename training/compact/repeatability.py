"""How much a score moves when the same photo is saved, lit, scaled or framed otherwise."""
import io
import json
import os

import numpy as np
import torch
from PIL import Image

from . import crop, members, passes

FACES_PER_FOLD = 6
ANCHOR_JITTER = 0.006
"""SD of an anchor's place per eye distance: what MediaPipe's landmarks move between crops of one photo."""


def versions(photo, rng):
    """Yield the photo after JPEG 75 to 95, brightness +-20 % and resolution 256 to 2048 px."""
    for quality in (75, 85, 95):
        file = io.BytesIO()
        photo.save(file, "JPEG", quality=quality)
        yield Image.open(file).convert("RGB")
    for gain in (0.8, 0.9, 1.1, 1.2):
        yield photo.point(lambda v, gain=gain: min(255, int(v * gain + 0.5)))
    for side in (256, 384, 1024, 2048):
        yield photo.resize((side, side), Image.BICUBIC)


def measure(store, data_folder, landmark_file, score_per_raw, per_fold=FACES_PER_FOLD):
    """Return the root mean square over held-out faces of a score's SD over the versions of its photo, in points."""
    with open(landmark_file) as file:
        landmarks = json.load(file)
    rng, variances = np.random.default_rng(3), []
    for fold in range(5):
        model = members.built(store, fold)
        rows = [i for i in range(store.faces.adults) if store.faces.fold[i] == fold][:per_fold]
        for row in rows:
            image = store.faces.images[row]
            photo = Image.open(os.path.join(data_folder, "images", image)).convert("RGB")
            scores = []
            for version in versions(photo, rng):
                anchors = crop.anchors_from_landmarks(landmarks[image], *version.size)
                anchors += rng.normal(0, ANCHOR_JITTER * np.linalg.norm(anchors[1] - anchors[0]), (3, 2))
                canvas = np.rint(crop.aligned_canvas(np.array(version), anchors)).astype(np.uint8)
                looks = torch.from_numpy(passes.all_passes(canvas[None])[0])
                scores.append(members.answers(model, looks)[:, 0].mean() * score_per_raw)
            variances.append(np.var(scores, ddof=1))
    return float(np.sqrt(np.mean(variances)))
