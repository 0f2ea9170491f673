/** A picture of nothing: what a backend is asked about before it is trusted with a face. */
import { CLIP_SIZE } from "./clip-preprocess.ts";

/**
 * Return 224 x 224 pixels, interleaved RGB, always the same: coloured waves of several widths with a soft bright disc, so
 * that every patch differs from its neighbours.
 */
export function selfTestPicture(): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(3 * CLIP_SIZE * CLIP_SIZE);
  const middle = CLIP_SIZE / 2;
  for (let y = 0, at = 0; y < CLIP_SIZE; y++) {
    for (let x = 0; x < CLIP_SIZE; x++) {
      const disc = 90 * Math.exp(-((x - middle) ** 2 + (y - middle) ** 2) / 3000);
      data[at++] = 110 + disc + 60 * Math.sin(x / 9 + y / 31);
      data[at++] = 100 + disc + 60 * Math.sin(y / 13 - x / 47);
      data[at++] = 90 + disc + 60 * Math.sin((x + y) / 21);
    }
  }
  return data;
}

/** Return the cosine between two vectors of one length, -1 to 1; NaN when one is all zeros or the lengths differ. */
export function cosineBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return NaN;
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [a[i] ?? 0, b[i] ?? 0];
    dot += p * q;
    aa += p * p;
    bb += q * q;
  }
  return dot / Math.sqrt(aa * bb);
}
