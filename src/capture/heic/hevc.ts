/**
 * HEVC pictures through the wasm of @hevcjs/core.
 *
 * Its loader and wasm are used directly: the package's own entry also holds a video player and an encoder, and fetches by
 * itself. The C interface is the one that the package's `HEVCDecoder` calls.
 */
import { FaultError } from "../../core/fault.ts";
import type { YuvTile } from "../../core/image/heic/paint.ts";
import { mendedDecoder } from "./mended-decoder.ts";

/** What Emscripten's loader gives. */
export interface HevcModule {
  cwrap(name: string, returns: "number" | null, takes: readonly "number"[]): (...given: number[]) => number;
  getValue(at: number, type: "i32" | "*"): number;
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  _malloc(bytes: number): number;
  _free(at: number): void;
}

/** Emscripten's loader. */
export type HevcFactory = (options: {
  readonly instantiateWasm: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => Record<string, never>;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Promise<HevcModule>;

/** Start the decoder from the bytes of its wasm. Rejects when they do not compile, or are those of another version. */
export async function startHevc(factory: HevcFactory, wasm: Uint8Array): Promise<HevcModule> {
  const module = await WebAssembly.compile(mendedDecoder(wasm));
  return new Promise((resolve, reject) => {
    factory({
      instantiateWasm(imports, done) {
        // The loader waits for `done` for ever: a failure must end the start from outside.
        WebAssembly.instantiate(module, imports).then(done, reject);
        return {};
      },
      print: () => {},
      printErr: () => {},
    }).then(resolve, reject);
  });
}

/** Bytes of the structure that describes a frame. */
const FRAME_BYTES = 48;

/**
 * Return the first picture of an HEVC stream with start codes. Throws `image-undecodable`.
 *
 * A decoder of its own for each: the tiles of a photo are streams that know nothing of each other.
 */
export function decodeHevc(module: HevcModule, stream: Uint8Array): YuvTile {
  const call = (name: string, ...given: number[]) =>
    module.cwrap(
      `hevc_decoder_${name}`,
      "number",
      given.map(() => "number" as const),
    )(...given);
  const decoder = call("create");
  const input = module._malloc(stream.length);
  const frame = module._malloc(FRAME_BYTES);
  try {
    if (!decoder || !input || !frame) throw new FaultError("engine-out-of-memory", "no room for a HEIC tile");
    module.HEAPU8.set(stream, input);
    const code = call("decode", decoder, input, stream.length);
    if (code !== 0 || call("get_frame", decoder, 0, frame) !== 0)
      throw new FaultError("image-undecodable", `heic: the decoder answered ${code}`);
    return readFrame(module, frame);
  } finally {
    module._free(frame);
    module._free(input);
    if (decoder) call("destroy", decoder);
  }
}

/** Three pointers, then ten numbers, as `HEVCFrame` in the package's C interface. */
function readFrame(module: HevcModule, at: number): YuvTile {
  const pointer = (index: number) => module.getValue(at + 4 * index, "*");
  const number = (index: number) => module.getValue(at + 4 * index, "i32");
  const [width, height, strideY, strideC] = [number(3), number(4), number(5), number(6)];
  const [chromaWidth, chromaHeight, bitDepth] = [number(7), number(8), number(9)];
  return {
    y: plane(module, pointer(0), width, height, strideY),
    cb: plane(module, pointer(1), chromaWidth, chromaHeight, strideC),
    cr: plane(module, pointer(2), chromaWidth, chromaHeight, strideC),
    width,
    height,
    chromaWidth,
    chromaHeight,
    bitDepth,
  };
}

function plane(
  module: HevcModule,
  pointer: number,
  width: number,
  height: number,
  stride: number,
): Uint16Array {
  const values = new Uint16Array(width * height);
  const start = pointer >> 1;
  for (let row = 0; row < height; row++)
    values.set(module.HEAPU16.subarray(start + row * stride, start + row * stride + width), row * width);
  return values;
}
