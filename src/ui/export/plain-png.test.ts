import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { chunkNames, plainPng } from "./plain-png.ts";

const picture = new Uint8Array(PNG.sync.write(new PNG({ width: 4, height: 3 })));

/** Put a chunk behind the header; its check does not matter here. */
function withChunk(name: string): Uint8Array {
  const chunk = Buffer.concat([
    Buffer.from([0, 0, 0, 2]),
    Buffer.from(name, "latin1"),
    Buffer.from([1, 2, 9, 9, 9, 9]),
  ]);
  return new Uint8Array(Buffer.concat([picture.subarray(0, 33), chunk, picture.subarray(33)]));
}

describe("a plain PNG", () => {
  it("keeps its picture, byte for byte", () => {
    const plain = plainPng(withChunk("tEXt"));
    expect(PNG.sync.read(Buffer.from(plain ?? [])).width).toBe(4);
    expect(plain).toEqual(plainPng(picture));
  });

  it("loses text, EXIF, times, profiles and anything unknown", () => {
    for (const name of ["tEXt", "iTXt", "zTXt", "eXIf", "tIME", "iCCP", "prVt"]) {
      expect(chunkNames(withChunk(name))).toContain(name);
      expect(chunkNames(plainPng(withChunk(name)) ?? new Uint8Array())).not.toContain(name);
    }
  });

  it("is no PNG when it is torn or something else", () => {
    expect(plainPng(picture.subarray(0, picture.length - 3))).toBeNull();
    expect(plainPng(new Uint8Array([1, 2, 3]))).toBeNull();
    expect(chunkNames(picture)?.at(-1)).toBe("IEND");
  });
});
