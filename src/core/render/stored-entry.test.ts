import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { storedEntry } from "./stored-entry.ts";

const files = { "one.bin": Uint8Array.of(1, 2, 3), "two.bin": new Uint8Array(500).fill(7) };

describe("storedEntry", () => {
  it("returns the bytes of the file asked for", () => {
    const zip = zipSync(files, { level: 0 });
    expect([...storedEntry(zip, "one.bin")]).toEqual([1, 2, 3]);
    expect(storedEntry(zip, "two.bin")).toHaveLength(500);
  });

  it("names the file that is not there", () => {
    expect(() => storedEntry(zipSync(files, { level: 0 }), "three.bin")).toThrow("holds no three.bin");
  });

  it("refuses a compressed file", () => {
    expect(() => storedEntry(zipSync(files, { level: 9 }), "two.bin")).toThrow("two.bin is compressed");
  });

  it("refuses bytes without a directory", () => {
    expect(() => storedEntry(zipSync(files, { level: 0 }).subarray(0, 60), "one.bin")).toThrow(
      "no zip directory",
    );
  });
});
