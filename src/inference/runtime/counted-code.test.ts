import { describe, expect, it } from "vitest";
import { CODE_SIZES } from "./code-sizes.ts";
import { countCode, countedCode, followCode, type CodeBytes } from "./counted-code.ts";

const URL_OF_WASM = "https://mien.test/assets/runtime.wasm";

/** An answer whose body comes in pieces of so many bytes, as if it had been unpacked on the way. */
function answer(pieces: readonly number[], headers: Record<string, string> = {}): Response {
  const sizes = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = sizes.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(new Uint8Array(next));
    },
  });
  return new Response(body, { headers });
}

function followed() {
  const told: CodeBytes[] = [];
  followCode((bytes) => told.push(bytes));
  return told;
}

const WHOLE = CODE_SIZES.wasm.bytes;

describe("a runtime's code on its way", () => {
  it("is told as what comes over the line, though the bytes that can be seen are unpacked ones", async () => {
    const told = followed();
    const quarter = WHOLE / 4;
    const packed = { "content-encoding": "br", "content-length": "1000" };
    const response = await countedCode(
      "wasm",
      Promise.resolve(answer([Math.floor(quarter), Math.floor(2 * quarter), Math.ceil(quarter)], packed)),
    );
    expect((await response.arrayBuffer()).byteLength).toBe(WHOLE);
    expect(told.map(({ here, total }) => [here, total])).toEqual([
      // Before there is an answer, as brotli usually makes it.
      [0, CODE_SIZES.wasm.br],
      [249, 1000],
      [749, 1000],
      [1000, 1000],
      [1000, 1000],
    ]);
  });

  it("is whole when it ends, however long it was", async () => {
    const told = followed();
    await (await countedCode("wasm", Promise.resolve(answer([10])))).arrayBuffer();
    expect(told.at(-1)).toEqual({ code: "wasm", here: WHOLE, total: WHOLE });
    await (await countedCode("wasm", Promise.resolve(answer([WHOLE, 10])))).arrayBuffer();
    expect(told.at(-1)).toEqual({ code: "wasm", here: WHOLE, total: WHOLE });
  });

  it("is not counted where it is missing, and whoever asked is told what came", async () => {
    const told = followed();
    const missing = new Response("gone", { status: 404 });
    expect(await countedCode("vision", Promise.resolve(missing))).toBe(missing);
    await expect(countedCode("vision", Promise.reject(new TypeError("offline")))).rejects.toThrow("offline");
    expect(told.map(({ here }) => here)).toEqual([0, 0]);
  });

  it("is counted when a runtime asks for it by itself, once; nothing else is touched", async () => {
    const told = followed();
    const asked: unknown[] = [];
    const plain = ((input: unknown, init: unknown) => {
      asked.push([input, init]);
      return Promise.resolve(answer([5]));
    }) as typeof fetch;
    const scope = { fetch: plain };
    countCode(scope, "webgpu", URL_OF_WASM);
    const other = await scope.fetch("https://mien.test/models/manifest.json", { cache: "no-cache" });
    expect((await other.arrayBuffer()).byteLength).toBe(5);
    expect(told).toEqual([]);
    await (await scope.fetch(new URL(URL_OF_WASM))).arrayBuffer();
    expect(told.at(-1)).toMatchObject({ code: "webgpu", here: CODE_SIZES.webgpu.bytes });
    expect(scope.fetch).toBe(plain);
    expect(asked).toEqual([
      ["https://mien.test/models/manifest.json", { cache: "no-cache" }],
      [new URL(URL_OF_WASM), undefined],
    ]);
  });
});
