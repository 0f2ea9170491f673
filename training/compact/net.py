"""The network: plain 3 x 3 convolutions with short cuts, position-aware pooling, one linear head for all labels."""
import torch
from torch import nn


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


class Net(nn.Module):
    """Crop [n, 3, 112, 96] -> standardised labels [n, outputs]."""

    def __init__(self, outputs, widths=(24, 48, 96, 144), drop=0.3, spatial=True):
        super().__init__()
        layers, before = [conv(3, widths[0], 2)], widths[0]
        for width in widths[1:]:
            layers += [conv(before, width, 2), Block(width)]
            before = width
        self.features = nn.Sequential(*layers)
        self.spatial = spatial
        if spatial:
            self.place = nn.Parameter(torch.zeros(1, before, 7, 6))
        self.head = nn.Sequential(nn.Dropout(drop), nn.Linear(before, outputs))

    def forward(self, x):
        f = self.features(x)
        if self.spatial:
            f = f * (1 + self.place)
        return self.head(f.mean((2, 3)))
