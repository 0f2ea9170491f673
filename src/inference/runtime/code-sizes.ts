/**
 * How large the wasm of the runtimes is, so that a bar can count it before it has come: as it runs, and as it comes over a line
 * that is compressed. `code-sizes.test.ts` holds it against the packages.
 */

/** Bytes of one file: unpacked, and in each encoding that servers send (the strongest setting of each). */
export interface CodeSize {
  readonly bytes: number;
  readonly br: number;
  readonly gzip: number;
}

/** The wasm of MediaPipe, of onnxruntime-web on the processor, and of onnxruntime-web on WebGPU. */
export const CODE_SIZES = {
  vision: { bytes: 11_153_641, br: 2_273_680, gzip: 3_295_180 },
  wasm: { bytes: 14_239_897, br: 2_300_583, gzip: 3_687_160 },
  webgpu: { bytes: 16_758_545, br: 2_617_512, gzip: 4_136_084 },
} as const satisfies Readonly<Record<string, CodeSize>>;

/** One of `CODE_SIZES`. */
export type CodeName = keyof typeof CODE_SIZES;

/**
 * Return the bytes of a file that come over the line: what the answer's header says, else what that encoding usually makes of
 * it; before there is an answer, as with brotli.
 */
export function lineBytes(code: CodeName, headers?: Headers): number {
  const size = CODE_SIZES[code];
  if (!headers) return size.br;
  const told = Number(headers.get("content-length"));
  if (told > 0) return told;
  const encoding = headers.get("content-encoding");
  return encoding === "br" ? size.br : encoding === "gzip" ? size.gzip : size.bytes;
}
