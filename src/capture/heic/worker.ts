/**
 * The thread that decodes HEIC. It fetches its decoder when it starts, 110 kB on the wire, and compiles it with the first photo: a
 * photo that is dropped later asks nothing of the network.
 */
import { expose, transfer } from "comlink";
import { FaultError, toFault } from "../../core/fault.ts";
import loaderUrl from "@hevcjs/core/wasm/hevc-decode.js?url";
import wasmUrl from "@hevcjs/core/wasm/hevc-decode.wasm?url";
import { decodeHeicPixels } from "./decode.ts";
import { startHevc, type HevcFactory, type HevcModule } from "./hevc.ts";
import type { HeicAnswer, HeicWorker } from "./protocol.ts";

const files = Promise.all([loadFactory(), loadWasm()]);
files.catch(() => undefined);
let decoder: Promise<HevcModule> | null = null;

/** The loader leaves its factory in `module.exports` where there is one: here there is, for as long as it runs. */
async function loadFactory(): Promise<HevcFactory> {
  const holder: { exports: { default?: HevcFactory } } = { exports: {} };
  Object.assign(globalThis, { module: holder, exports: holder.exports });
  await import(/* @vite-ignore */ new URL(loaderUrl, import.meta.url).href);
  const factory = holder.exports.default;
  if (!factory) throw new Error("the HEIC loader left no factory");
  return factory;
}

async function loadWasm(): Promise<ArrayBuffer> {
  // eslint-disable-next-line no-restricted-globals -- a GET of the site's own code
  const response = await fetch(new URL(wasmUrl, import.meta.url));
  if (!response.ok) throw new Error(`${wasmUrl}: ${response.status}`);
  return response.arrayBuffer();
}

/** The decoder, or the fault that says it cannot be had. */
async function ready(): Promise<HevcModule> {
  decoder ??= files.then(([factory, wasm]) => startHevc(factory, wasm));
  try {
    return await decoder;
  } catch (error) {
    throw new FaultError("file-heic-unsupported", toFault(error).detail);
  }
}

const worker: HeicWorker = {
  loaded: () =>
    files.then(
      () => undefined,
      () => undefined,
    ),
  async decode(file): Promise<HeicAnswer> {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { image, space } = decodeHeicPixels(await ready(), bytes);
      const pixels = new ImageData(new Uint8ClampedArray(image.data), image.width, image.height, {
        colorSpace: space,
      });
      const bitmap = await createImageBitmap(pixels);
      return transfer({ ok: true, bitmap }, [bitmap]);
    } catch (error) {
      return { ok: false, fault: toFault(error) };
    }
  },
};

expose(worker);
