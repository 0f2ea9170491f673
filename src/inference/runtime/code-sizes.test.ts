import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { CODE_SIZES, lineBytes, type CodeName } from "./code-sizes.ts";

const FILES: Readonly<Record<CodeName, string>> = {
  vision: "@mediapipe/tasks-vision/wasm/vision_wasm_module_internal.wasm",
  wasm: "onnxruntime-web/dist/ort-wasm-simd-threaded.wasm",
  webgpu: "onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.wasm",
};

describe("the sizes of the runtimes' code", () => {
  it.each(Object.entries(FILES))("are those of the package (%s)", (name, file) => {
    const size = CODE_SIZES[name as CodeName];
    const bytes = readFileSync(path.join(import.meta.dirname, "../../../node_modules", file));
    expect(size.bytes).toBe(bytes.length);
    const gzip = gzipSync(bytes, { level: 6 }).length;
    expect(size.gzip / gzip).toBeGreaterThan(0.95);
    expect(size.gzip / gzip).toBeLessThanOrEqual(1.01);
    // The strongest brotli takes half a minute for each; it makes of wasm between half and nine tenths of what gzip makes.
    expect(size.br / size.gzip).toBeGreaterThan(0.5);
    expect(size.br / size.gzip).toBeLessThan(0.9);
  });

  it("are what the answer says, else what its encoding makes of the file", () => {
    const of = (headers: Record<string, string>) => lineBytes("wasm", new Headers(headers));
    expect(of({ "content-length": "123", "content-encoding": "br" })).toBe(123);
    expect(of({ "content-encoding": "br" })).toBe(CODE_SIZES.wasm.br);
    expect(of({ "content-encoding": "gzip" })).toBe(CODE_SIZES.wasm.gzip);
    expect(of({})).toBe(CODE_SIZES.wasm.bytes);
    expect(lineBytes("wasm")).toBe(CODE_SIZES.wasm.br);
  });
});
