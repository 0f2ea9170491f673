/** A WebAssembly module that only an engine with 128-bit SIMD finds valid: one function, which returns a v128. */
const VOID_TO_V128 = [0x60, 0, 1, 0x7b];
/** No locals, v128.const 0, end. */
const BODY = [0, 0xfd, 0x0c, ...new Array<number>(16).fill(0), 0x0b];

function section(id: number, content: readonly number[]): number[] {
  return [id, content.length, ...content];
}

export const SIMD_PROBE = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, ...VOID_TO_V128]),
  ...section(3, [1, 0]),
  ...section(10, [1, BODY.length, ...BODY]),
]);
