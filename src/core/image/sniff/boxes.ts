/** Boxes of ISO base media files (AVIF, HEIC): a bounded walk. */
import { hasBytes, latin1, u32be, u8 } from "./bytes.ts";

/** One box: its type and where its content lies. `whole` is false when the content should go on past the bytes. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
}

/** More boxes side by side than any photo has; bounds the work on made-up sizes. */
const MAX_BOXES = 4096;

function boxAt(bytes: Uint8Array, at: number, end: number): Box | null {
  if (at + 8 > end) return null;
  const size = u32be(bytes, at);
  const long = size === 1;
  if (long && !hasBytes(bytes, at, 16)) return null;
  const length = long ? u32be(bytes, at + 8) * 2 ** 32 + u32be(bytes, at + 12) : size === 0 ? end - at : size;
  const header = long ? 16 : 8;
  if (length < header) return null;
  const type = latin1(bytes, at + 4, 4);
  return { type, start: at + header, end: Math.min(at + length, end), whole: at + length <= end };
}

/** Return the boxes between `start` and `end`, in order, up to the first that makes no sense. */
export function boxesIn(bytes: Uint8Array, start: number, end: number): readonly Box[] {
  const boxes: Box[] = [];
  let at = start;
  while (boxes.length < MAX_BOXES) {
    const box = boxAt(bytes, at, Math.min(end, bytes.length));
    if (!box) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** Return the first box of a type among the children of `parent`; `skip` bytes come before the children. */
export function childBox(
  bytes: Uint8Array,
  parent: Box | undefined,
  type: string,
  skip = 0,
): Box | undefined {
  return parent && boxesIn(bytes, parent.start + skip, parent.end).find((box) => box.type === type);
}

/** Return the version of a full box. */
export function boxVersion(bytes: Uint8Array, box: Box): number {
  return u8(bytes, box.start);
}
