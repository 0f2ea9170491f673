"""Augmentation of a batch: what phones, light, lenses, hands and hair do to a photo, on torch tensors.

Everything is drawn per face and works on whole batches, since two CPU cores must do it. Images are float
[n, 3, 112, 96] in 0..1 once they leave `windows`; strengths were chosen for photos outside the training data.
"""
import math

import torch
import torch.nn.functional as F

from . import crop

H, W = crop.CROP_HEIGHT, crop.CROP_WIDTH
EYES = torch.tensor([[62.0, 84.0], [106.0, 84.0]])


def uniform(n, low, high, *shape):
    """Return [n, *shape] uniform random numbers."""
    return torch.rand(n, *shape) * (high - low) + low


def chance(n, p, *shape):
    """Return [n, *shape] of 0 or 1, 1 with probability p."""
    return (torch.rand(n, *shape) < p).float()


def smooth_field(n, channels, cells):
    """Return a smooth random field [n, channels, H, W], about unit variance, `cells` bumps across."""
    small = torch.randn(n, channels, cells + 1, cells + 1)
    return F.interpolate(small, (H, W), mode="bilinear", align_corners=True)


class Windows:
    """Random windows on the canvases: shift, scale, turn, mirror, and a slight turn of the head in depth."""

    def __init__(self, canvases, reliefs, masks):
        """canvases uint8 [n, 3, 192, 168]; reliefs float [n, 48, 42] canvas px; masks uint8 [n, 192, 168] face = 255."""
        self.layers = torch.cat([canvases, masks[:, None]], 1)
        self.reliefs = (reliefs - reliefs.mean((1, 2), keepdim=True))[:, None]
        v, u = torch.meshgrid(torch.arange(H) + 0.5, torch.arange(W) + 0.5, indexing="ij")
        self.base = torch.stack([u - W / 2, v - H / 2], -1)

    def __call__(self, index, strength=1.0, mirror=True):
        """Return (images [n, 3, H, W] 0..1, face masks [n, 1, H, W], eye centres [n, 2, 2] in crop px)."""
        n, s = len(index), strength
        angle = torch.randn(n) * 0.11 * s
        step = crop.CROP_STEP * torch.exp(torch.randn(n) * 0.07 * s)
        aspect = torch.exp(torch.randn(n) * 0.025 * s)
        flip = 1 - 2 * chance(n, 0.5) if mirror else torch.ones(n)
        shift = torch.randn(n, 2) * 2.0 * s * crop.CROP_STEP
        cos, sin = torch.cos(angle) * step, torch.sin(angle) * step
        matrix = torch.stack([torch.stack([cos * flip * aspect, -sin], 1),
                              torch.stack([sin * flip * aspect, cos / aspect], 1)], 1)
        centre = torch.tensor([crop.CANVAS_WIDTH / 2, crop.CANVAS_HEIGHT / 2])
        grid = torch.einsum("hwk,njk->nhwj", self.base, matrix) + (shift + centre)[:, None, None]
        size = torch.tensor([crop.CANVAS_WIDTH, crop.CANVAS_HEIGHT], dtype=torch.float32)
        relief = F.grid_sample(self.reliefs[index], grid / size * 2 - 1, align_corners=False, padding_mode="border")
        turn = torch.randn(n, 2) * torch.tensor([0.14, 0.08]) * s
        near = torch.randn(n) * 0.0012 * s
        relief = relief[:, 0, :, :, None]
        warped = grid + relief * turn[:, None, None] + (grid - centre) * relief * near[:, None, None, None]
        sampled = F.grid_sample(self.layers[index].float() / 255, warped / size * 2 - 1,
                                align_corners=False, padding_mode="border")
        eyes = torch.einsum("nij,nkj->nki", torch.inverse(matrix), EYES[None] - (shift + centre)[:, None])
        return sampled[:, :3], sampled[:, 3:], eyes + torch.tensor([W / 2, H / 2])


def background(x, mask, p):
    """Replace what is not face by a plain colour, a gradient or another face's blurred picture, with probability p."""
    n = len(x)
    colour = torch.rand(n, 3, 1, 1)
    busy = (colour + smooth_field(n, 3, 6) * 0.15).clamp(0, 1)
    other = F.interpolate(F.avg_pool2d(x[torch.randperm(n)].flip(2), 4), (H, W), mode="bilinear", align_corners=False)
    kind = torch.rand(n, 1, 1, 1)
    new = torch.where(kind < 0.35, colour.expand_as(x), torch.where(kind < 0.65, busy, other))
    keep = 1 - (1 - mask) * chance(n, p, 1, 1, 1)
    return x * keep + new * (1 - keep)


def light(x, mask, s):
    """Change exposure, contrast, gamma, casts, saturation and skin tone; add light from one side."""
    n = len(x)
    slope = torch.randn(n, 2) * 0.35 * s * chance(n, 0.5, 1)
    v = torch.linspace(-1, 1, H)[None, :, None]
    u = torch.linspace(-1, 1, W)[None, None, :]
    ramp = slope[:, 0, None, None] * u + slope[:, 1, None, None] * 0.6 * v
    ramp = ramp + smooth_field(n, 1, 3)[:, 0] * 0.18 * s * chance(n, 0.3, 1, 1)
    tone = torch.randn(n, 1, 1, 1) * 0.18 * s + torch.randn(n, 3, 1, 1) * 0.04 * s
    x = x * torch.exp((ramp[:, None] + tone * mask).clamp(-1.2, 0.9))
    gain = torch.exp(torch.randn(n, 1, 1, 1) * 0.22 * s + torch.randn(n, 3, 1, 1) * 0.09 * s)
    x = (x * gain).clamp(1e-3, 1.3)
    x = x ** torch.exp(torch.randn(n, 1, 1, 1) * 0.22 * s)
    grey = (x * torch.tensor([0.299, 0.587, 0.114])[:, None, None]).sum(1, keepdim=True)
    saturation = (1 + torch.randn(n, 1, 1, 1) * 0.3 * s).clamp(0, 2) * (1 - chance(n, 0.06, 1, 1, 1))
    x = grey + (x - grey) * saturation
    middle = x.mean((1, 2, 3), keepdim=True)
    return middle + (x - middle) * torch.exp(torch.randn(n, 1, 1, 1) * 0.18 * s)


def glasses(x, eyes, p):
    """Draw clear or dark glasses on some faces, at the eyes' places in the crop."""
    n = len(x)
    who = torch.nonzero(torch.rand(n) < p)[:, 0]
    if len(who) == 0:
        return x
    e, k = eyes[who], len(who)
    v, u = torch.meshgrid(torch.arange(H) + 0.5, torch.arange(W) + 0.5, indexing="ij")
    apart = (e[:, 1] - e[:, 0]).norm(dim=1)[:, None, None]
    rx, ry = apart * uniform(k, 0.30, 0.42, 1, 1), apart * uniform(k, 0.20, 0.34, 1, 1)
    power = 2 + 2 * torch.randint(0, 2, (k, 1, 1)).float()
    far = [(((u - e[:, i, 0, None, None]).abs() / rx) ** power + ((v - e[:, i, 1, None, None] - 1).abs() / ry) ** power)
           ** (1 / power) for i in (0, 1)]
    ring = torch.minimum(*far)
    line = (uniform(k, 0.06, 0.22, 1, 1) - (ring - 1).abs()).mul(12).clamp(0, 1)
    tint = (1 - ring).mul(12).clamp(0, 1) * (uniform(k, 0.0, 0.12, 1, 1) + chance(k, 0.25, 1, 1) * uniform(k, 0.3, 0.8, 1, 1))
    cover = torch.maximum(line, tint)[:, None].clamp(0, 1)
    colour = torch.rand(k, 3, 1, 1) ** 2 * 0.6
    x = x.clone()
    x[who] = x[who] * (1 - cover) + colour * cover
    return x


def strands(x, p):
    """Draw locks of hair hanging from the top over some faces."""
    n = len(x)
    who = torch.nonzero(torch.rand(n) < p)[:, 0]
    if len(who) == 0:
        return x
    k = len(who)
    v, u = torch.meshgrid(torch.linspace(0, 1, H), torch.linspace(0, 1, W), indexing="ij")
    path = uniform(k, 0, 1, 1, 1) + uniform(k, -0.5, 0.5, 1, 1) * v + uniform(k, -0.5, 0.5, 1, 1) * v * v
    wide = uniform(k, 0.015, 0.14, 1, 1) * (1 - v / uniform(k, 0.3, 1.2, 1, 1)).clamp(0, 1)
    fibre = 1 + 0.2 * torch.sin(u * uniform(k, 60, 180, 1, 1) + 5 * v)
    cover = ((wide - (u - path).abs()) * 40).clamp(0, 1)[:, None]
    colour = (torch.rand(k, 1, 1, 1) ** 2 * torch.tensor([0.75, 0.6, 0.45])[:, None, None]) * fibre[:, None]
    x = x.clone()
    x[who] = x[who] * (1 - cover) + colour * cover
    return x


def patches(x, p):
    """Cover some faces with a soft ellipse (a hand, a cup, a shadow) of one shaded colour."""
    n = len(x)
    v, u = torch.meshgrid(torch.arange(H) + 0.5, torch.arange(W) + 0.5, indexing="ij")
    cx, cy = uniform(n, 0, W, 1, 1), uniform(n, 0, H, 1, 1)
    rx, ry = uniform(n, 5, 18, 1, 1), uniform(n, 5, 18, 1, 1)
    cover = ((1 - ((u - cx) / rx) ** 2 - ((v - cy) / ry) ** 2) * 4).clamp(0, 1) * chance(n, p, 1, 1)
    colour = (torch.rand(n, 3, 1, 1) + smooth_field(n, 1, 4) * 0.08).clamp(0, 1)
    return x * (1 - cover[:, None]) + colour * cover[:, None]


def soften(x, p):
    """Blur or shrink-and-enlarge some faces, each by its own amount."""
    n = len(x)
    small = F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3, 1)
    wide = F.avg_pool2d(F.pad(small, (2, 2, 2, 2), mode="replicate"), 5, 1)
    scale = float(torch.empty(1).uniform_(0.25, 0.7))
    coarse = F.interpolate(F.interpolate(x, scale_factor=scale, mode="area"), (H, W), mode="bilinear", align_corners=False)
    sharp = x + (x - small)
    pick = torch.rand(n, 1, 1, 1)
    amount = torch.rand(n, 1, 1, 1)
    target = torch.where(pick < 0.3, small, torch.where(pick < 0.5, wide, torch.where(pick < 0.8, coarse, sharp)))
    return x + (target - x) * amount.sqrt() * chance(n, p, 1, 1, 1)


def noise(x, p):
    """Add sensor noise: per channel and common to all, stronger in some faces, partly coarse."""
    n = len(x)
    sd = torch.rand(n, 1, 1, 1) ** 2 * 0.07 * chance(n, p, 1, 1, 1)
    fine = torch.randn_like(x) * 0.7 + torch.randn(n, 1, H, W) * 0.7
    coarse = F.interpolate(torch.randn(n, 3, H // 2, W // 2), (H, W))
    return x + sd * torch.where(torch.rand(n, 1, 1, 1) < 0.7, fine, coarse)


def _dct():
    k = torch.arange(8.0)
    d = torch.cos(math.pi * (2 * k[None] + 1) * k[:, None] / 16) / 2
    d[0] /= math.sqrt(2)
    return d


DCT = _dct()
FREQUENCY = 1 + torch.arange(8.0)[:, None] + torch.arange(8.0)[None]


def compress(x, p):
    """Quantise 8 x 8 cosine blocks of some faces as JPEG does (coarser for high frequencies)."""
    who = torch.nonzero(torch.rand(len(x)) < p)[:, 0]
    if len(who) == 0:
        return x
    k = len(who)
    q = (torch.rand(k, 1, 1, 1, 1, 1) ** 2 * 0.05 + 0.004) * FREQUENCY
    blocks = x[who].reshape(k, 3, H // 8, 8, W // 8, 8).permute(0, 1, 2, 4, 3, 5)
    frequencies = torch.round(DCT @ blocks @ DCT.T / q) * q
    x = x.clone()
    x[who] = (DCT.T @ frequencies @ DCT).permute(0, 1, 2, 4, 3, 5).reshape(k, 3, H, W)
    return x


def photograph(x, mask, eyes, s=1.0):
    """Return normalised network inputs [n, 3, H, W] after every disturbance at strength s (0 = none, 1 = full)."""
    if s > 0:
        x = background(x, mask, 0.35 * s)
        x = strands(x, 0.12 * s)
        x = glasses(x, eyes, 0.10 * s)
        x = light(x, mask, s)
        x = patches(x, 0.25 * s)
        x = soften(x, 0.5 * s)
        x = noise(x, 0.5 * s)
        x = compress(x.clamp(0, 1), 0.25 * s)
    return (x.clamp(0, 1) - crop.MEAN) / crop.SD
