"""From trained trunks to one ONNX file with 8-bit weights, checked against the network it came from."""
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from . import crop, net, targets

OPSET = 13
SMALL = 4096
"""Initialisers with fewer values than this stay float32: biases, the front, the kernel's weights (which cancel)."""


class Deployed(nn.Module):
    """Crop -> (attractive in rating units [n], age in years [n]): the mean of trunk and kernel behind one front."""

    def __init__(self, trunk, kernel, goal):
        super().__init__()
        self.front, self.trunk, self.kernel = net.Front(), trunk, kernel
        self.columns = goal.judged
        self.sd = [float(goal.sd[goal.attractive]), float(goal.sd[goal.age])]
        self.mean = [float(goal.mean[goal.attractive]), float(goal.mean[goal.age])]

    def forward(self, x):
        f = self.front(x)
        z = (self.trunk(f)[:, self.columns] + self.kernel(f)) / 2
        attractive = z[:, 0] * self.sd[0] + self.mean[0]
        beyond = torch.relu(z[:, 2] * self.sd[1] + self.mean[1] - 30)
        return attractive, 20 + 10 * targets.GROWN_SD * z[:, 1] + beyond


def to_onnx(model, path):
    """Write the float32 ONNX file of a `Deployed` network."""
    names = {"input_names": ["crop"], "output_names": ["attractive", "age"]}
    axes = {name: {0: "n"} for name in ("crop", "attractive", "age")}
    example = torch.zeros(2, 3, crop.CROP_HEIGHT, crop.CROP_WIDTH)
    torch.onnx.export(model.eval(), example, path, opset_version=OPSET, dynamic_axes=axes, **names)


def quantised(weights, axis):
    """Return (int8 values, float32 scales) of weights with one symmetric scale per slice along `axis`."""
    other = tuple(i for i in range(weights.ndim) if i != axis)
    scale = np.maximum(np.abs(weights).max(axis=other), 1e-12) / 127
    shape = [-1 if i == axis else 1 for i in range(weights.ndim)]
    return np.clip(np.round(weights / scale.reshape(shape)), -127, 127).astype(np.int8), scale.astype(np.float32)


def shrink(path, out):
    """Rewrite large initialisers as int8 with DequantizeLinear in front of their use; return the file's bytes."""
    model = onnx.load(path)
    graph, nodes, keep = model.graph, [], []
    for tensor in graph.initializer:
        weights = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or weights.size < SMALL or weights.ndim < 2:
            keep.append(tensor)
            continue
        values, scale = quantised(weights, 0)
        zero = np.zeros(len(scale), np.int8)
        parts = {"_q": values, "_scale": scale, "_zero": zero}
        keep += [numpy_helper.from_array(array, tensor.name + end) for end, array in parts.items()]
        nodes.append(helper.make_node("DequantizeLinear", [tensor.name + end for end in parts], [tensor.name],
                                      name=tensor.name + "_dequantize", axis=0))
    del graph.initializer[:]
    graph.initializer.extend(keep)
    rest = list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes + rest)
    for node in graph.node:
        node.doc_string = ""
    onnx.checker.check_model(model)
    data = model.SerializeToString()
    with open(out, "wb") as file:
        file.write(data)
    return data
