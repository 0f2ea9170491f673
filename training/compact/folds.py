"""Which fold a photo belongs to: one rule for every model, so none is judged on a face that another one learnt from."""
import hashlib

FOLDS = 5


def fold_of(image):
    """Return the fold (0..4) of an image file name: first four bytes of its SHA-256, big-endian, modulo 5."""
    return int.from_bytes(hashlib.sha256(image.encode("utf8")).digest()[:4], "big") % FOLDS
