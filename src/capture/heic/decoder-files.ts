/**
 * The decoder's files, fetched when a thread starts, 110 kB on the wire, and compiled with its first photo: a photo that is dropped
 * later asks nothing of the network.
 */
import loaderUrl from "@hevcjs/core/wasm/hevc-decode.js?url";
import wasmUrl from "@hevcjs/core/wasm/hevc-decode.wasm?url";
import { startHevc, type HevcFactory, type HevcModule } from "./hevc.ts";

const factory = loadFactory();
const wasm = loadWasm();

/** Resolves when the files are there, or cannot be had. */
export const filesSettled: Promise<void> = Promise.allSettled([factory, wasm]).then(() => undefined);

/** Start a decoder. A wasm that could not be fetched is asked for once more each time; a script once in a thread's life. */
export async function startDecoder(): Promise<HevcModule> {
  return startHevc(await factory, await wasm.catch(loadWasm));
}

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
