"""The kernel member: what similar faces were rated, similarity seen by the fixed front inside an oval.

A Gaussian kernel machine in closed form. It costs seconds, and errs otherwise than the trunk. Its centres are the
training faces themselves, as the principal components of their features; its weights are fitted on them and on
their augmented variants, so that bad photos keep their place.
"""
import torch
import torch.nn.functional as F
from torch import nn

from . import crop, data, net

COMPONENTS = 180
WIDTH, RIDGE = 0.4, 1.5
VARIANT_WEIGHT = 0.005
GAIN = 1.12
"""A ridge pulls its answers to the mean more than the trunk does; this evens their spread before they are averaged."""

COLOUR_WEIGHT = 0.6
WHITENING = 0.85
ROWS, COLUMNS = net.MAP_HEIGHT // 2, net.MAP_WIDTH // 2


def oval(points, power=4.0):
    """Return [14, 12] weights of the feature cells: the mean face mask, steep at its edge."""
    mean = torch.from_numpy(data.face_masks(points).mean(0) / 255).float()[None, None]
    left, top = (crop.CANVAS_WIDTH - 132) // 2, (crop.CANVAS_HEIGHT - 154) // 2
    inside = mean[:, :, top:top + 154, left:left + 132]
    return F.interpolate(inside, (ROWS, COLUMNS), mode="area")[0, 0] ** power


class Kernel(nn.Module):
    """Features [n, 15, 28, 24] -> standardised (attractive, grown, age) [n, 3]."""

    def __init__(self, inputs=net.CHANNELS * ROWS * COLUMNS, components=COMPONENTS, centres=1, outputs=3):
        super().__init__()
        self.project = nn.Linear(inputs, components)
        self.centres = nn.Linear(components, centres)
        self.weigh = nn.Linear(centres, outputs)

    def forward(self, f):
        z = self.project(F.avg_pool2d(f, 2).flatten(1))
        # centres.bias is -|c|^2 and its weight 2 c, both times the kernel's width
        near = torch.exp(self.centres(z) - WIDTH * (z * z).sum(1, keepdim=True))
        return self.weigh(near)


def pooled(features):
    """Return [n, 2520] pooled features."""
    return F.avg_pool2d(features, 2).flatten(1)


def fitted(points, clean, variants, values, known):
    """Return the `Kernel` of some training faces.

    clean [n, 2520] pooled features of the plain photo averaged with its mirror image; variants [m, n, 2520] those of augmented
    photos; values, known [n, 3]: standardised targets, and whether there is one.
    """
    channel = torch.ones(net.CHANNELS)
    channel[net.ORIENTATIONS:] = COLOUR_WEIGHT
    scale = (channel[:, None, None] * oval(points)).flatten()
    mean = clean.mean(0)
    _, spread, axes = torch.linalg.svd((clean - mean) * scale, full_matrices=False)
    keep = axes[:COMPONENTS].T * (spread[0] / spread[:COMPONENTS]) ** (1 - WHITENING)
    projection = scale[:, None] * keep
    centres = (clean - mean) @ projection
    unit = torch.cdist(centres, centres).pow(2).median().sqrt()
    projection, centres = projection / unit, centres / unit

    def near(z):
        return torch.exp(-WIDTH * torch.cdist(z, centres) ** 2).double()

    self_near = near(centres)
    count = values.shape[1]
    normal = [RIDGE * 0.05 * self_near.clone() for _ in range(count)]
    right = [torch.zeros(len(centres), dtype=torch.float64) for _ in range(count)]
    middle = [(values[:, k] * known[:, k]).sum() / known[:, k].sum() for k in range(count)]
    for x, weight in [(clean, 1.0)] + [(v, VARIANT_WEIGHT) for v in variants]:
        k_rows = near((x - mean) @ projection)
        for k in range(count):
            w = (known[:, k] * weight).double()[:, None]
            normal[k] += k_rows.T @ (k_rows * w)
            right[k] += k_rows.T @ ((values[:, k] - middle[k]).double() * w[:, 0])
    jitter = 1e-6 * torch.eye(len(centres), dtype=torch.float64)
    alpha = torch.stack([torch.linalg.solve(normal[k] + jitter, right[k]) for k in range(count)])
    return assembled(projection, mean, centres, alpha, torch.stack(middle))


def assembled(projection, mean, centres, alpha, middle):
    """Return the `Kernel` with these numbers."""
    out = Kernel(len(projection), projection.shape[1], len(centres), len(alpha))
    with torch.no_grad():
        out.project.weight.copy_(projection.T)
        out.project.bias.copy_(-mean @ projection)
        out.centres.weight.copy_(2 * WIDTH * centres)
        out.centres.bias.copy_(-WIDTH * (centres ** 2).sum(1))
        out.weigh.weight.copy_(GAIN * alpha.float())
        out.weigh.bias.copy_(middle.float())
    return out.eval()
