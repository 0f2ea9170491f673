"""The pool: every face many times under different augmentation, made once and shared by all folds and networks.

On two cores the augmentation costs as much as the training step, so it is paid once. A variant depends on its
own face alone (but for the blurred backgrounds, which show no face), so a fold never sees a held-out face.
"""
import os

import numpy as np
import torch

from . import augment, crop, data

STRENGTHS = (1.0, 0.7, 1.0, 0.35)
"""Augmentation strength of successive variants."""


def load_windows(cache):
    """Return `Windows` over the official faces followed by the assembled ones, from the cache file."""
    arrays = np.load(cache)

    def both(kind):
        return np.concatenate([arrays[kind + "_official"], arrays[kind + "_assembled"]])

    canvases = torch.from_numpy(both("canvas")).permute(0, 3, 1, 2).contiguous()
    masks = torch.from_numpy(data.face_masks(both("points")))
    return augment.Windows(canvases, torch.from_numpy(both("relief")), masks)


def make_variant(windows, n, variant):
    """Return uint8 [n, 3, 112, 96]: all n faces once; odd variants use the assembled landmarks' canvases."""
    torch.manual_seed(1000 + variant)
    strength = STRENGTHS[variant % len(STRENGTHS)]
    out = np.empty((n, 3, crop.CROP_HEIGHT, crop.CROP_WIDTH), np.uint8)
    source = (torch.rand(n) < 0.35).long() * n
    for part in torch.randperm(n).split(64):
        images, masks, eyes = windows(part + source[part], strength, mirror=False)
        x = augment.photograph(images, masks, eyes, strength)
        out[part.numpy()] = ((x * crop.SD + crop.MEAN) * 255).round().byte().numpy()
    return out


def open_pool(path, variants, n, mode="r"):
    """Open the pool as a memory map uint8 [variants, n, 3, 112, 96]."""
    return np.memmap(path, np.uint8, mode, shape=(variants, n, 3, crop.CROP_HEIGHT, crop.CROP_WIDTH))


def make_pool(cache, path, variants, worker=0, workers=1):
    """Write this worker's share of the variants into the pool file (made at full size when absent)."""
    torch.set_num_threads(1)
    windows = load_windows(cache)
    n = len(windows.layers) // 2
    size = variants * n * 3 * crop.CROP_HEIGHT * crop.CROP_WIDTH
    if not os.path.exists(path) or os.path.getsize(path) != size:
        open_pool(path, variants, n, "w+").flush()
    pool = open_pool(path, variants, n, "r+")
    for variant in range(worker, variants, workers):
        pool[variant] = make_variant(windows, n, variant)
    pool.flush()
