/**
 * The thread that decodes HEIC. It fetches its decoder when it starts, 110 kB on the wire, and compiles it with the first photo: a
 * photo that is dropped later asks nothing of the network.
 */
import { expose, transfer } from "comlink";
import { toFault } from "../../core/fault.ts";
import loaderUrl from "@hevcjs/core/wasm/hevc-decode.js?url";
import wasmUrl from "@hevcjs/core/wasm/hevc-decode.wasm?url";
import { heicDecoder } from "./decode.ts";
import { startHevc, type HevcFactory } from "./hevc.ts";
import type { HeicAnswer, HeicWorker } from "./protocol.ts";

const factory = loadFactory();
const wasm = loadWasm();
const files = Promise.allSettled([factory, wasm]);

// A wasm that could not be fetched at the start is tried once more with each photo; a script is asked for once in a thread's life.
const pixelsOf = heicDecoder(async () => startHevc(await factory, await wasm.catch(loadWasm)));

/** The loader leaves its factory in `module.exports` where there is one: here there is, for as long as it runs. */
async function loadFactory(): Promise<HevcFactory> {
  const holder: { exports: { default?: HevcFactory } } = { exports: {} };
  Object.assign(globalThis, { module: holder, exports: holder.exports });
  await import(/* @vite-ignore */ new URL(loaderUrl, import.meta.url).href);
  for (const name of ["module", "exports"]) Reflect.deleteProperty(globalThis, name);
  if (!holder.exports.default) throw new Error("the HEIC loader left no factory");
  return holder.exports.default;
}

async function loadWasm(): Promise<Uint8Array> {
  // eslint-disable-next-line no-restricted-globals -- a GET of the site's own code
  const response = await fetch(new URL(wasmUrl, import.meta.url));
  if (!response.ok) throw new Error(`${wasmUrl}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const worker: HeicWorker = {
  loaded: () => files.then(() => undefined),
  async decode(file, onShare): Promise<HeicAnswer> {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { image, space } = await pixelsOf(bytes, onShare);
      const data = image.data as Uint8ClampedArray<ArrayBuffer>;
      const pixels = new ImageData(data, image.width, image.height, { colorSpace: space });
      const bitmap = await createImageBitmap(pixels);
      return transfer({ ok: true, bitmap }, [bitmap]);
    } catch (error) {
      return { ok: false, fault: toFault(error) };
    }
  },
};

expose(worker);
