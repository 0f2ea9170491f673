import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { mendedDecoder } from "./mended-decoder.ts";

const WASM = new Uint8Array(
  readFileSync(
    path.join(import.meta.dirname, "../../../node_modules/@hevcjs/core/dist/wasm/hevc-decode.wasm"),
  ),
);

describe("the mended HEVC decoder", () => {
  it("differs in two bytes, and still compiles", async () => {
    const before = WASM.slice();
    const mended = mendedDecoder(WASM);
    expect(WASM).toEqual(before);
    expect([...mended].filter((byte, i) => byte !== WASM[i])).toEqual([0, 0]);
    await expect(WebAssembly.compile(mended)).resolves.toBeInstanceOf(WebAssembly.Module);
  });

  it("is none where the place is not known: no picture is better than a wrong one", () => {
    expect(() => mendedDecoder(WASM.subarray(0, 1000))).toThrow(/another version/);
    expect(() => mendedDecoder(Buffer.concat([WASM, WASM]))).toThrow(/another version/);
  });
});
