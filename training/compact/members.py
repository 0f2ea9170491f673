"""The two members of the model, trunk and kernel, for one fold or for all faces; and the work folder they come from."""
import os

import numpy as np
import torch

from . import data, export, fit, kernel, net, targets

TRUNK = {"seed": 1, "epochs": 360, "peak": 4e-3, "mixup": 0.3}
"""The trunk's training."""

KERNEL_VARIANTS = 8
"""How many augmented variants of each face the kernel machine is fitted on."""


class Store:
    """The work folder: cached crops, features, passes, and the trained members."""

    def __init__(self, work, data_folder):
        self.work, self.faces = work, data.Faces(data_folder)
        self.points = np.load(os.path.join(work, "cache.npz"))["points_official"]
        self.variants = int(np.load(os.path.join(work, "variants.npy")))

    def path(self, name):
        """Return the path of a file in the work folder."""
        return os.path.join(self.work, name)

    def features(self):
        """Return the front's features of the pool as an int8 memory map [variants, n, 15, 28, 24]."""
        shape = (self.variants, len(self.faces.images), net.CHANNELS, net.MAP_HEIGHT, net.MAP_WIDTH)
        return np.memmap(self.path("features.i8"), np.int8, "r", shape=shape)

    def passes(self, landmarks="official"):
        """Return every test-time pass as uint8 [n, passes, 3, 112, 96]."""
        return torch.from_numpy(np.load(self.path("passes-" + landmarks + ".npy")))

    def train_rows(self, fold):
        """Return the rows a fold's member learns from; fold "all" learns from every face."""
        rows = np.arange(len(self.faces.images))
        return rows if fold == "all" else rows[self.faces.fold != int(fold)]

    def targets(self, fold):
        """Return the targets, standardised on the fold's training rows."""
        return targets.Targets(self.faces, self.points, self.train_rows(fold))


def trained_trunk(store, fold, log=None, epochs=TRUNK["epochs"]):
    """Return the trunk of a fold, trained now unless its file is there."""
    path, goal = store.path("member-edges-%s.pt" % fold), store.targets(fold)
    seed = TRUNK["seed"] * 100 + (9 if fold == "all" else int(fold))
    torch.manual_seed(seed)
    trunk = net.Trunk(goal.values.shape[1])
    if os.path.exists(path):
        trunk.load_state_dict(torch.load(path))
        return trunk.eval()
    source = fit.FeatureSource(torch.from_numpy(np.array(store.features())))
    trained = fit.train(trunk, source, store.train_rows(fold), goal, epochs=epochs, seed=seed,
                        peak=TRUNK["peak"], mixup=TRUNK["mixup"], log=log)
    torch.save(trained.state_dict(), path)
    return trained


def features_of(crops):
    """Return the front's features of uint8 crops [n, 3, 112, 96]."""
    front = net.Front().eval()
    with torch.no_grad():
        return torch.cat([front(fit.normalised(part)) for part in crops.split(16)])


def fitted_kernel(store, fold):
    """Return the kernel machine of a fold."""
    rows, goal = store.train_rows(fold), store.targets(fold)
    plain = store.passes()[rows]
    clean = (kernel.pooled(features_of(plain[:, 0])) + kernel.pooled(features_of(plain[:, 1]))) / 2
    scale = net.FEATURE_LIMIT / 127
    variants = [kernel.pooled(torch.from_numpy(np.array(v[rows])).float() * scale)
                for v in store.features()[:KERNEL_VARIANTS]]
    values, known = (torch.from_numpy(a[rows][:, goal.judged]) for a in (goal.values, goal.known))
    return kernel.fitted(store.points[rows], clean, variants, values, known)


def built(store, fold, log=None):
    """Return the whole network of a fold as it is deployed."""
    trunk = trained_trunk(store, fold, log)
    with torch.no_grad():
        return export.Deployed(trunk, fitted_kernel(store, fold), store.targets(fold)).eval()


def answers(model, crops):
    """Return (attractive, age) [n, 2] of uint8 crops [n, 3, 112, 96]."""
    with torch.no_grad():
        parts = [torch.stack(model(fit.normalised(part)), 1) for part in crops.split(16)]
    return torch.cat(parts).numpy()
