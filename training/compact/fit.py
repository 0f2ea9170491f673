"""Training of one network on the pool, and its predictions."""
import copy

import numpy as np
import torch

from . import crop


def normalised(x):
    """Return float network inputs from uint8 crops [n, 3, H, W]."""
    return (x.float() / 255 - crop.MEAN) / crop.SD


def draw(pool, index, rng, variants):
    """Return uint8 crops of these faces, each from a random variant, mirrored half the time, moved by <= 2 px."""
    picked = rng.integers(0, variants, len(index))
    x = torch.from_numpy(np.stack([pool[v, i] for v, i in zip(picked, index)]))
    flip = torch.from_numpy(rng.random(len(index)) < 0.5)
    x[flip] = x[flip].flip(3)
    dx, dy = (int(k) for k in rng.integers(-2, 3, 2))
    return torch.roll(x, (dy, dx), (2, 3))


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


def train(net, pool, rows, values, known, weight, *, epochs, seed, batch=32, peak=3e-3, decay=0.05,
          mixup=0.5, huber=0.0, log=None):
    """Train `net` on the pool's faces `rows`; return its averaged copy.

    values, known [n, k] and weight [k] say what to learn; unknown labels count nothing. Steps run in bfloat16
    where the processor has it, the weights stay float32.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    variants = pool.shape[0]
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
            x, y, k = normalised(draw(pool, part, rng, variants)), values[part], known[part]
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


def predict(net, crops, mirror=True):
    """Return outputs float [n, k] for uint8 crops, averaged with their mirror images."""
    net.eval()
    out = []
    with torch.no_grad():
        for part in torch.as_tensor(crops).split(64):
            x = normalised(part)
            y = net(x)
            out.append((y + net(x.flip(3))) / 2 if mirror else y)
    return torch.cat(out).numpy()
