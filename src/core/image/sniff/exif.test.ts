import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatenated, latin1 } from "../../../../fixtures/hostile/encode/bytes.ts";
import { exifBlock } from "../../../../fixtures/hostile/encode/exif.ts";
import { exifFacts } from "./exif.ts";

describe("EXIF facts", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "read orientation %i in both byte orders, with and without the prefix",
    (orientation) => {
      for (const bigEndian of [false, true]) {
        const block = exifBlock({ orientation, focalLength35: 24, bigEndian, description: "a phone" });
        expect(exifFacts(block)).toEqual({ orientation, focalLength35: 24 });
        expect(exifFacts(concatenated([latin1("Exif\0\0"), block]))).toEqual({
          orientation,
          focalLength35: 24,
        });
      }
    },
  );

  it("leave out what is missing or senseless", () => {
    expect(exifFacts(exifBlock({ focalLength35: 50 }))).toEqual({ focalLength35: 50 });
    expect(exifFacts(exifBlock({ orientation: 9, focalLength35: 0 }))).toEqual({});
    expect(exifFacts(exifBlock({ orientation: 0, focalLength35: 2001 }))).toEqual({});
    expect(exifFacts(new Uint8Array(0))).toEqual({});
  });

  it("are partial, never wrong and never a throw when the block is cut", () => {
    const block = exifBlock({ orientation: 6, focalLength35: 26 });
    const whole = exifFacts(block);
    for (let kept = 0; kept < block.length; kept++)
      expect(whole).toMatchObject(exifFacts(block.subarray(0, kept)));
  });

  it("never throw on noise after a true start", () => {
    fc.assert(
      fc.property(fc.constantFrom("II*\0", "MM\0*"), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const { orientation, focalLength35 } = exifFacts(concatenated([latin1(start), rest]));
        expect(orientation ?? 1).toBeGreaterThanOrEqual(1);
        expect(orientation ?? 8).toBeLessThanOrEqual(8);
        expect(focalLength35 ?? 1).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 3000, seed: 3 },
    );
  });
});
