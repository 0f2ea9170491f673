"""The network: a fixed front that sees edges whatever the light, and a small trained trunk behind it.

The front holds no learnt weights. It turns the crop into oriented edge energies, normalised by their surroundings
as in a histogram of oriented gradients, so exposure, contrast and light from one side change little; three maps of
local tone and colour, each against the crop's own mean, go with them. 630 faces are too few to learn that from.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from . import crop

ORIENTATIONS = 12
CHANNELS = ORIENTATIONS + 3
MAP_HEIGHT, MAP_WIDTH = crop.CROP_HEIGHT // 4, crop.CROP_WIDTH // 4
FEATURE_LIMIT = 1.5
"""Largest value of a feature; smaller ones are stored in 8 bits during training."""


class Front(nn.Module):
    """Normalised crop [n, 3, 112, 96] -> features [n, 15, 28, 24], each within +-FEATURE_LIMIT."""

    def __init__(self, sharpness=0.8, floor=0.006):
        super().__init__()
        self.floor, turns = floor, torch.arange(ORIENTATIONS) * (2 * math.pi / ORIENTATIONS)
        tuned = torch.stack([turns.cos(), turns.sin(), torch.full_like(turns, -sharpness)], 1)
        opponent = torch.tensor([[0.30, 0.59, 0.11], [0.5, -0.5, 0.0], [0.25, 0.25, -0.5]]) * crop.SD
        sobel = torch.tensor([[1.0, 2.0, 1.0]]).T @ torch.tensor([[-1.0, 0.0, 1.0]]) / 4
        self.register_buffer("opponent", opponent[:, :, None, None])
        self.register_buffer("gradient", torch.stack([sobel, sobel.T])[:, None])
        self.register_buffer("tuned", tuned[:, :, None, None])

    def forward(self, x):
        tone = F.conv2d(x, self.opponent)
        g = F.conv2d(tone[:, :1], self.gradient, padding=1)
        energy = torch.sqrt((g * g).sum(1, keepdim=True) + 1e-6)
        edges = F.relu(F.conv2d(torch.cat([g, energy], 1), self.tuned))
        edges = F.avg_pool2d(F.avg_pool2d(edges, 2), 4, 2, 1)
        around = F.avg_pool2d(edges.sum(1, keepdim=True), 5, 1, 2)
        edges = torch.sqrt(edges / (around * 2 + self.floor * 0.25)).clamp(max=FEATURE_LIMIT)
        small = F.avg_pool2d(tone, 4)
        small = small - small.mean((2, 3), keepdim=True)
        size = torch.sqrt((small[:, :1] ** 2).mean((2, 3), keepdim=True) + 1e-3)
        colour = (small * torch.tensor([0.5, 2.0, 2.0])[:, None, None] / size).clamp(-FEATURE_LIMIT, FEATURE_LIMIT)
        return torch.cat([edges, colour], 1)


def conv(i, o, stride=1):
    """Return convolution, batch norm, ReLU."""
    return nn.Sequential(nn.Conv2d(i, o, 3, stride, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True))


class Block(nn.Module):
    """Two convolutions around which the input is added."""

    def __init__(self, width):
        super().__init__()
        self.first = conv(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        return torch.relu(x + self.second(self.first(x)))


class Trunk(nn.Module):
    """Features [n, 15, 28, 24] -> standardised labels [n, outputs]."""

    def __init__(self, outputs, widths=(48, 96), squeeze=16, hidden=128, drop=0.2, noise=0.05):
        super().__init__()
        first, last = widths
        self.lift = nn.Dropout2d(noise)
        self.middle = nn.Sequential(conv(CHANNELS, first, 2), Block(first))
        self.end = nn.Sequential(conv(first, last, 2), Block(last))
        self.squeeze = conv_point(last, squeeze)
        self.hidden = nn.Sequential(nn.Dropout(drop), nn.Linear(squeeze * 42 + last, hidden), nn.ReLU(), nn.Dropout(drop))
        self.head = nn.Linear(hidden, outputs)

    def forward(self, f):
        x = self.end(self.middle(self.lift(f)))
        placed = self.squeeze(x).flatten(1)
        return self.head(self.hidden(torch.cat([placed, x.mean((2, 3))], 1)))


def conv_point(i, o):
    """Return a 1 x 1 convolution, batch norm, ReLU."""
    return nn.Sequential(nn.Conv2d(i, o, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True))
