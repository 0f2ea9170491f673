"""Fixed disturbances of the test crops: how well does a network hold on when the photo gets worse?

They are part of model selection. Each is one setting with one seed, so figures of different networks compare.
"""
import io

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from . import augment, crop

H, W = crop.CROP_HEIGHT, crop.CROP_WIDTH


def plain_window(windows, index, angle=0.0, turn=0.0):
    """Return (images, masks, eyes) of the untouched windows, turned in the plane (degrees) or in depth."""
    n = len(index)
    radians = np.deg2rad(angle)
    matrix = torch.tensor([[np.cos(radians), -np.sin(radians)], [np.sin(radians), np.cos(radians)]], dtype=torch.float32)
    centre = torch.tensor([crop.CANVAS_WIDTH / 2, crop.CANVAS_HEIGHT / 2])
    grid = (windows.base @ matrix.T * crop.CROP_STEP + centre)[None].expand(n, H, W, 2)
    size = torch.tensor([crop.CANVAS_WIDTH, crop.CANVAS_HEIGHT], dtype=torch.float32)
    relief = F.grid_sample(windows.reliefs[index], grid / size * 2 - 1, align_corners=False, padding_mode="border")
    warped = grid + relief[:, 0, :, :, None] * torch.tensor([turn, 0.0])
    sampled = F.grid_sample(windows.layers[index].float() / 255, warped / size * 2 - 1,
                            align_corners=False, padding_mode="border")
    eyes = (augment.EYES - centre) @ matrix / crop.CROP_STEP + torch.tensor([W / 2, H / 2])
    return sampled[:, :3], sampled[:, 3:], eyes[None].expand(n, 2, 2)


def jpeg(x, quality):
    """Return the crops after a real JPEG at this quality."""
    out = []
    for face in (x.clamp(0, 1) * 255).byte().permute(0, 2, 3, 1).numpy():
        file = io.BytesIO()
        Image.fromarray(face).save(file, "JPEG", quality=quality)
        out.append(np.array(Image.open(file)))
    return torch.from_numpy(np.stack(out)).permute(0, 3, 1, 2).float() / 255


def blur(x, times):
    """Return the crops box-blurred `times` times by 3 px."""
    for _ in range(times):
        x = F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3, 1)
    return x


def one_sided(x):
    """Return the crops lit from the left: the right side at a quarter of the light."""
    return x * torch.exp(-torch.linspace(-0.2, 1.4, W).clamp(0))


def suite(windows, index):
    """Return {name: uint8 [n, 3, H, W]} of the clean crops and every disturbance."""
    torch.manual_seed(7)
    x, mask, eyes = plain_window(windows, index)
    n = len(x)
    shown = {
        "clean": x,
        "dim": (x * 0.3).clamp(0, 1),
        "one-sided": one_sided(x),
        "noise": x + torch.randn_like(x) * 0.06,
        "blur": blur(x, 4),
        "jpeg": jpeg(x, 40),
        "cast": x * torch.tensor([1.25, 1.0, 0.72])[:, None, None],
        "occluder": augment.patches(augment.strands(x, 0.5), 1.0),
        "glasses": augment.glasses(x, eyes, 1.0),
        "background": x * mask + (1 - mask) * torch.rand(n, 3, 1, 1),
        "roll": plain_window(windows, index, angle=15)[0],
        "yaw": plain_window(windows, index, turn=0.22)[0],
        "grey": x.mean(1, keepdim=True).expand(-1, 3, -1, -1),
    }
    return {k: (v.clamp(0, 1) * 255).round().byte() for k, v in shown.items()}
