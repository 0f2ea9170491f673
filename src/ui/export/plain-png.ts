/**
 * A PNG with nothing in it but its picture.
 *
 * Browsers differ in what they write beside the pixels of a canvas: some add EXIF or text. Whatever does not change how
 * the picture looks is taken out, so a card says nothing of the device or the time it was made.
 */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Chunks that the pixels and their colours need. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "cHRM", "sBIT", "IDAT", "IEND"]);

/** Return the names of a PNG's chunks in order, or null when the bytes are no whole PNG. */
export function chunkNames(bytes: Uint8Array): string[] | null {
  return chunksOf(bytes)?.map(({ name }) => name) ?? null;
}

/** Return the PNG without its other chunks; the very bytes of those that stay, so their checks still hold. Null when it is none. */
export function plainPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const chunks = chunksOf(bytes)?.filter(({ name }) => KEPT.has(name));
  if (!chunks) return null;
  const plain = new Uint8Array(SIGNATURE.length + chunks.reduce((sum, { whole }) => sum + whole.length, 0));
  plain.set(SIGNATURE);
  let at: number = SIGNATURE.length;
  for (const { whole } of chunks) {
    plain.set(whole, at);
    at += whole.length;
  }
  return plain;
}

interface Chunk {
  readonly name: string;
  /** Length, name, data and check. */
  readonly whole: Uint8Array;
}

function chunksOf(bytes: Uint8Array): Chunk[] | null {
  if (SIGNATURE.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let at: number = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ name, whole: bytes.subarray(at, end) });
    if (name === "IEND") return chunks;
    at = end;
  }
  return null;
}
