/**
 * The HEVC decoder of @hevcjs/core 1.4.5, mended for pictures without colour: grey photos, and planes of alpha.
 *
 * Its `decode_transform_tree` hands the coded block flags of chroma down from the root, where both are true, and reads them
 * anew where there is chroma. Where there is none they stay true, a change of quantisation is read in blocks that have no
 * residual, and the place in the codes is lost. Two falses at the root are right: where there is chroma they are never asked.
 * Source: ITU-T H.265, 7.3.8.8 and 7.4.9.8 (flags that are not coded are 0).
 */

/**
 * The end of the call from the root, as WebAssembly codes it: depth 0, block 0, both flags 1, call. It is there once.
 */
const CALL = [0x41, 0, 0x41, 0, 0x41, 1, 0x41, 1, 0x10] as const;
const FLAGS = [5, 7] as const;

/** Return the decoder's wasm, mended; the given bytes stay as they are. Throws where they are those of another version. */
export function mendedDecoder(wasm: Uint8Array): Uint8Array<ArrayBuffer> {
  const places: number[] = [];
  for (let at = wasm.indexOf(CALL[0]); at >= 0; at = wasm.indexOf(CALL[0], at + 1))
    if (CALL.every((byte, i) => wasm[at + i] === byte)) places.push(at);
  const [only] = places;
  if (only === undefined || places.length > 1) throw new Error("an HEVC decoder of another version");
  const mended = new Uint8Array(wasm);
  for (const flag of FLAGS) mended[only + flag] = 0;
  return mended;
}
