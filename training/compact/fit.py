"""Training of one network on augmented faces: what it draws, how faces blend, how weights average."""
import copy

import numpy as np
import torch

from . import crop, net

MIRRORED = [(net.ORIENTATIONS // 2 - k) % net.ORIENTATIONS for k in range(net.ORIENTATIONS)]
MIRRORED += list(range(net.ORIENTATIONS, net.CHANNELS))
"""Channel order of the features of a mirrored face: an edge's direction is mirrored, tone and colour stay."""


def normalised(x):
    """Return float network inputs from uint8 crops [n, 3, H, W]."""
    return (x.float() / 255 - crop.MEAN) / crop.SD


def mirrored(features):
    """Return the features [n, 15, 28, 24] of the mirrored crops."""
    return features[:, MIRRORED].flip(3)


class FeatureSource:
    """Draws the front's features of faces, each of a random variant, mirrored half the time."""

    def __init__(self, features):
        """features int8 [variants, faces, 15, 28, 24]."""
        self.features = features

    def __call__(self, index, rng):
        """Return float features of the faces `index`."""
        picked = torch.from_numpy(rng.integers(0, len(self.features), len(index)))
        x = self.features[picked, torch.from_numpy(index)].float() * (net.FEATURE_LIMIT / 127)
        flip = torch.from_numpy(rng.random(len(index)) < 0.5)
        x[flip] = mirrored(x[flip])
        return x


def mix(x, y, known, rng, p):
    """Blend every face with another one (mixup) with probability p; labels blend with the same share."""
    if rng.random() > p:
        return x, y, known
    share = torch.from_numpy(rng.beta(0.5, 0.5, len(x)).astype(np.float32))
    share = torch.maximum(share, 1 - share)
    other = torch.from_numpy(rng.permutation(len(x)))
    a, b = share[:, None, None, None], share[:, None]
    return x * a + x[other] * (1 - a), y * b + y[other] * (1 - b), known * known[other]


def average(mean, network, decay):
    """Move the averaged network `mean` towards `network`."""
    with torch.no_grad():
        for m, n in zip(mean.state_dict().values(), network.state_dict().values()):
            if m.dtype.is_floating_point:
                m.mul_(decay).add_(n, alpha=1 - decay)
            else:
                m.copy_(n)


def optimiser_of(network, decay):
    """Return AdamW that lets biases and norms be."""
    groups = [{"params": [p for p in network.parameters() if p.ndim > 1], "weight_decay": decay},
              {"params": [p for p in network.parameters() if p.ndim <= 1], "weight_decay": 0}]
    return torch.optim.AdamW(groups, 1e-3)


def train(network, source, rows, goal, *, epochs, seed, batch=32, peak=4e-3, decay=0.05, mixup=0.4, log=None):
    """Train `network` on the faces `rows` drawn from `source` towards the `Targets` goal; return its averaged copy.

    Unknown labels count nothing. Steps run in bfloat16 where the processor has it, the weights stay float32.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    values, known, weight = (torch.from_numpy(a) for a in (goal.values, goal.known, goal.weight))
    per_epoch = len(rows) // batch
    steps = epochs * per_epoch
    optimiser = optimiser_of(network, decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, total_steps=steps + 1, pct_start=0.2)
    mean = copy.deepcopy(network)
    network.train()
    for step in range(steps):
        if step % per_epoch == 0:
            order = rng.permutation(rows)
        part = order[step % per_epoch * batch:][:batch]
        x, y, k = mix(source(part, rng), values[part], known[part], rng, mixup)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = network(x)
        loss = ((out.float() - y) ** 2 * k * weight).sum() / (k * weight).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        average(mean, network, min(0.995, (2 + step) / (11 + step)))
        if log and (step + 1) % (20 * per_epoch) == 0:
            log((step + 1) // per_epoch, loss.item())
    return mean.eval()
