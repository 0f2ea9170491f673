"""What the network learns: standardised labels, face shape as an auxiliary task, and the weight of each."""
import numpy as np

WEIGHT_ATTRACTIVE, WEIGHT_AGE, WEIGHT_OTHER, WEIGHT_SHAPE = 8.0, 3.0, 1.0, 0.5


def symmetric_shapes(points):
    """Return [n, 2 * 468] aligned landmark coordinates after averaging each face with its mirror image."""
    flat = points[:, :468, :2].astype(np.float64)
    mean = flat.mean(0)
    mirrored = mean * [-1, 1] + [2 * mean[:, 0].mean(), 0]
    partner = ((mirrored[:, None] - mean[None]) ** 2).sum(-1).argmin(1)
    other = flat[:, partner] * [-1, 1] + [2 * mean[:, 0].mean(), 0]
    return ((flat + other) / 2).reshape(len(flat), -1)


class Targets:
    """Standardised targets of all faces, fitted on the training rows only.

    values [n, k]: labels then shape components; known [n, k] 0 or 1; weight [k];
    mean, sd of each label; `attractive` and `age` are column numbers.
    """

    def __init__(self, faces, points, train, components=24):
        rated = train[train < faces.adults]
        y = faces.values.astype(np.float64)
        self.attractive, self.age = faces.labels.index("attractive"), faces.labels.index("age")
        self.mean, self.sd = np.nanmean(y[rated], 0), np.nanstd(y[rated], 0)
        z = (y - self.mean) / self.sd
        shapes = symmetric_shapes(points)
        centre = shapes[train].mean(0)
        _, _, axes = np.linalg.svd(shapes[train] - centre, full_matrices=False)
        s = (shapes - centre) @ axes[:components].T
        s = s / s[train].std(0)
        self.values = np.nan_to_num(np.concatenate([z, s], 1)).astype(np.float32)
        self.known = np.concatenate([~np.isnan(z), np.ones_like(s, bool)], 1).astype(np.float32)
        self.weight = np.full(self.values.shape[1], WEIGHT_OTHER, np.float32)
        self.weight[self.attractive], self.weight[self.age] = WEIGHT_ATTRACTIVE, WEIGHT_AGE
        self.weight[len(faces.labels):] = WEIGHT_SHAPE * np.linspace(1.5, 0.5, components)
        self.labels = len(faces.labels)
