/** GIF files of one colour a frame. */
import { concatenated, joined, latin1, le16 } from "./bytes.ts";

/** Return LZW data of `count` pixels of colour 0: 8-bit codes with a clear before the code size would grow. */
function flatFrameData(count: number): Uint8Array {
  const CLEAR = 256;
  const bits: number[] = [];
  const put = (code: number) => {
    for (let i = 0; i < 9; i++) bits.push((code >>> i) & 1);
  };
  for (let i = 0; i < count; i++) {
    if (i % 200 === 0) put(CLEAR);
    put(0);
  }
  put(CLEAR + 1);
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, i) => (bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (bit << (i & 7))));
  const blocks: Uint8Array[] = [Uint8Array.of(8)];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.subarray(at, at + 255);
    blocks.push(Uint8Array.of(block.length), block);
  }
  return concatenated([...blocks, Uint8Array.of(0)]);
}

export interface FlatGif {
  readonly width: number;
  readonly height: number;
  readonly frames?: number;
  readonly transparent?: boolean;
  readonly version?: "87a" | "89a";
}

/** Return a GIF whose frames are all grey, or transparent. */
export function flatGif({
  width,
  height,
  frames = 1,
  transparent = false,
  version = "89a",
}: FlatGif): Uint8Array {
  const palette = new Uint8Array(3 * 256).fill(128);
  const control = joined([0x21, 0xf9, 4, transparent ? 1 : 0], le16(10), [0, 0]);
  const frame = concatenated([
    ...(version === "89a" ? [control] : []),
    joined([0x2c], le16(0), le16(0), le16(width), le16(height), [0]),
    flatFrameData(width * height),
  ]);
  return concatenated([
    latin1(`GIF${version}`),
    joined(le16(width), le16(height), [0xf7, 0, 0]),
    palette,
    ...Array.from({ length: frames }, () => frame),
    Uint8Array.of(0x3b),
  ]);
}
