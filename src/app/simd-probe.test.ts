import { describe, expect, it } from "vitest";
import { SIMD_PROBE } from "./simd-probe.ts";

describe("the SIMD probe", () => {
  it("is valid where SIMD is, as in node, and is not by accident", () => {
    expect(WebAssembly.validate(SIMD_PROBE)).toBe(true);
    // The same module with an unknown instruction in place of v128.const.
    expect(WebAssembly.validate(SIMD_PROBE.map((byte) => (byte === 0xfd ? 0xff : byte)))).toBe(false);
  });
});
