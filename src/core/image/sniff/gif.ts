/** GIF: size from the logical screen, animation from the count of frames, and whether the trailer is there. */
import { hasBytes, u16le, u8 } from "./bytes.ts";
import type { HeaderRead } from "./header.ts";
import { incomplete, malformed } from "./header.ts";

const EXTENSION = 0x21;
const FRAME = 0x2c;
const TRAILER = 0x3b;

/** Return the bytes of the colour table that a packed field announces. */
function colourTableBytes(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

/** Return the position after a chain of sub-blocks that starts at `at`, or past the end when the chain does not close. */
function afterSubBlocks(bytes: Uint8Array, at: number): number {
  let next = at;
  while (hasBytes(bytes, next, 1)) {
    const length = u8(bytes, next);
    next += 1 + length;
    if (length === 0) return next;
  }
  return bytes.length;
}

/** Return the header of a GIF, 87a or 89a. A file without its trailer counts as truncated. */
export function readGif(bytes: Uint8Array): HeaderRead {
  if (!hasBytes(bytes, 0, 13)) return incomplete("GIF ends within its logical screen");
  const width = u16le(bytes, 6);
  const height = u16le(bytes, 8);
  if (width === 0 || height === 0) return malformed("GIF without a size");
  let frames = 0;
  let at = 13 + colourTableBytes(u8(bytes, 10));
  while (hasBytes(bytes, at, 1)) {
    const block = u8(bytes, at);
    if (block === FRAME) {
      frames++;
      at = afterSubBlocks(bytes, at + 11 + colourTableBytes(u8(bytes, at + 9)));
    } else if (block === EXTENSION) at = afterSubBlocks(bytes, at + 2);
    else break;
  }
  const ended = u8(bytes, at) === TRAILER;
  if (ended && frames === 0) return malformed("GIF without a frame");
  return { kind: "header", width, height, animated: frames > 1, truncated: !ended };
}
