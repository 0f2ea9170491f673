"""Training of one network on the pool, and its predictions."""
import copy

import numpy as np
import torch

from . import crop
from . import net as net_module


def normalised(x):
    """Return float network inputs from uint8 crops [n, 3, H, W]."""
    return (x.float() / 255 - crop.MEAN) / crop.SD


MIRRORED = [(net_module.ORIENTATIONS // 2 - k) % net_module.ORIENTATIONS for k in range(net_module.ORIENTATIONS)]
MIRRORED += list(range(net_module.ORIENTATIONS, net_module.CHANNELS))
"""Channel order of the features of a mirrored face: an edge's direction is mirrored, tone and colour stay."""


def mirrored(features):
    """Return the features [n, 15, 28, 24] of the mirrored crops."""
    return features[:, MIRRORED].flip(3)


def draw(features, index, rng):
    """Return float features of these faces, each of a random variant, mirrored half the time.

    features int8 [variants, faces, 15, 28, 24].
    """
    picked = torch.from_numpy(rng.integers(0, len(features), len(index)))
    x = features[picked, torch.from_numpy(index)].float() * (net_module.FEATURE_LIMIT / 127)
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


def average(mean, net, decay):
    """Move the averaged network `mean` towards `net`."""
    with torch.no_grad():
        for m, n in zip(mean.state_dict().values(), net.state_dict().values()):
            if m.dtype.is_floating_point:
                m.mul_(decay).add_(n, alpha=1 - decay)
            else:
                m.copy_(n)


def train(net, features, rows, values, known, weight, *, epochs, seed, batch=32, peak=3e-3, decay=0.05,
          mixup=0.5, huber=0.0, log=None):
    """Train the trunk `net` on the pool's features of the faces `rows`; return its averaged copy.

    values, known [n, k] and weight [k] say what to learn; unknown labels count nothing. Steps run in bfloat16
    where the processor has it, the weights stay float32.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    values, known, weight = (torch.from_numpy(np.asarray(a, np.float32)) for a in (values, known, weight))
    steps = epochs * (len(rows) // batch)
    decayed = [p for p in net.parameters() if p.ndim > 1]
    plain = [p for p in net.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": decay}, {"params": plain, "weight_decay": 0}], 1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, peak, total_steps=steps + 1, pct_start=0.2)
    mean, step = copy.deepcopy(net), 0
    net.train()
    while step < steps:
        order = rng.permutation(rows)
        for start in range(0, len(order) - batch + 1, batch):
            part = order[start:start + batch]
            x, y, k = draw(features, part, rng), values[part], known[part]
            x, y, k = mix(x, y, k, rng, mixup)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = net(x)
            error = (out.float() - y) ** 2
            if huber:
                error = torch.nn.functional.smooth_l1_loss(out.float(), y, reduction="none", beta=huber) * 2 * huber
            loss = (error * k * weight).sum() / (k * weight).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            step += 1
            average(mean, net, min(0.995, (1 + step) / (10 + step)))
            if step >= steps:
                break
        if log and (step // (len(rows) // batch)) % 20 == 0:
            log(step // (len(rows) // batch), loss.item(), mean)
    return mean.eval()


def predict(trunk, features):
    """Return outputs float [n, k] for float features, averaged with their mirror images."""
    trunk.eval()
    with torch.no_grad():
        parts = [(trunk(f) + trunk(mirrored(f))) / 2 for f in torch.as_tensor(features).split(128)]
    return torch.cat(parts).numpy()
