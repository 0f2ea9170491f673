"""Everything training needs, made once: canvases, augmented crops, the front's features, the test-time passes."""
import os

import numpy as np
import torch

from . import data, degrade, fit, net, passes, pool

VARIANTS = 52
"""Augmented variants of each face."""


def prepare(data_folder, landmark_files, work, variants=VARIANTS):
    """Fill the work folder from the photos and their landmarks, {"official": file, "assembled": file}."""
    def path(name):
        return os.path.join(work, name)

    os.makedirs(work, exist_ok=True)
    data.make_cache(data_folder, landmark_files, path("cache.npz"))
    pool.make_pool(path("cache.npz"), path("pool.u8"), variants)
    np.save(path("variants.npy"), variants)
    cache = np.load(path("cache.npz"))
    count = len(cache["canvas_official"])
    store_features(path("pool.u8"), path("features.i8"), variants, count)
    for kind in landmark_files:
        np.save(path("passes-%s.npy" % kind), passes.all_passes(cache["canvas_" + kind]))
    suite = degrade.suite(pool.load_windows(path("cache.npz")), torch.arange(count))
    np.savez(path("suite.npz"), **{name: crops.numpy() for name, crops in suite.items()})


def store_features(pool_path, out_path, variants, count):
    """Write the front's features of the pool as int8 [variants, n, 15, 28, 24]."""
    crops = pool.open_pool(pool_path, variants, count)
    shape = (variants, count, net.CHANNELS, net.MAP_HEIGHT, net.MAP_WIDTH)
    out, front = np.memmap(out_path, np.int8, "w+", shape=shape), net.Front().eval()
    for variant in range(variants):
        for start in range(0, count, 16):
            with torch.no_grad():
                f = front(fit.normalised(torch.from_numpy(np.array(crops[variant, start:start + 16]))))
            out[variant, start:start + 16] = (f / net.FEATURE_LIMIT * 127).round().to(torch.int8).numpy()
    out.flush()
