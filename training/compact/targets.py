"""What the network learns: standardised labels, face shape as an auxiliary task, and the weight of each."""
import numpy as np

WEIGHT_ATTRACTIVE, WEIGHT_AGE, WEIGHT_GROWN, WEIGHT_OTHER, WEIGHT_SHAPE = 10.0, 2.0, 8.0, 0.8, 0.4

GROWN_SD = 0.6


def grown(age):
    """Return how grown-up a face looks, -1..1: 0 at 20 years and steep about it, for the age gate's sake."""
    return np.tanh((age - 20) / 6)


def years_from(grown_up, age):
    """Return the age that the model tells: 10 to 30 years by how grown-up the face looks, beyond 30 by its age.

    The steep scale is the better judge near the gate, the plain one of grown faces; children all come out near 10.
    """
    return 20 + 10 * grown_up + np.maximum(age - 30, 0)


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
    mean, sd of each label; `attractive`, `age` and `grown` are column numbers (`grown` comes after the labels).
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
        grown_up = grown(faces.column("age"))[:, None]
        self.values = np.nan_to_num(np.concatenate([z, grown_up / GROWN_SD, s], 1)).astype(np.float32)
        self.known = np.concatenate([~np.isnan(z), np.ones_like(grown_up, bool), np.ones_like(s, bool)], 1).astype(np.float32)
        self.grown = len(faces.labels)
        self.weight = np.full(self.values.shape[1], WEIGHT_OTHER, np.float32)
        self.weight[[self.attractive, self.age, self.grown]] = WEIGHT_ATTRACTIVE, WEIGHT_AGE, WEIGHT_GROWN
        self.weight[self.grown + 1:] = WEIGHT_SHAPE * np.linspace(1.5, 0.5, components)

        self.judged = [self.attractive, self.grown, self.age]

    def told(self, z):
        """Return (attractive in rating units, age in years) from standardised (attractive, grown, age) [..., 3]."""
        def plain(k, column):
            return z[..., k] * self.sd[column] + self.mean[column]

        return plain(0, self.attractive), years_from(z[..., 1] * GROWN_SD, plain(2, self.age))
