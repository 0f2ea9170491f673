import { describe, expect, it } from "vitest";
import type { HeicColour } from "./picture.ts";
import { toSdr } from "./sdr.ts";

const SDR: HeicColour = { matrix: "bt601", fullRange: true, space: "srgb", transfer: "sdr", bt2020: false };

function sdrOf(rgb: readonly [number, number, number], colour: Partial<HeicColour>): number[] {
  const data = Uint8ClampedArray.of(...rgb, 77);
  toSdr({ data, width: 1, height: 1 }, { ...SDR, ...colour });
  return [...data];
}

describe("a picture made for brighter screens", () => {
  it("stays as it is where it is SDR", () => {
    expect(sdrOf([1, 130, 250], {})).toEqual([1, 130, 250, 77]);
  });

  // BT.2408: reference white is 58 % of PQ and 75 % of HLG, an 18 % grey card 38 %.
  it.each([
    ["pq", 0.58],
    ["hlg", 0.75],
  ] as const)("shows the reference white of %s as nearly white", (transfer, signal) => {
    const value = Math.round(255 * signal);
    const [red = 0] = sdrOf([value, value, value], { transfer });
    expect(red).toBeGreaterThan(245);
    expect(red).toBeLessThan(255);
  });

  it.each(["pq", "hlg"] as const)("shows a grey card in %s as a grey card", (transfer) => {
    const [red = 0] = sdrOf([97, 97, 97], { transfer });
    // Both mean 26 cd/m2 there, of 203 that are white: 100 in sRGB.
    expect(Math.abs(red - 100)).toBeLessThanOrEqual(3);
  });

  it("never gets darker as its light grows", () => {
    for (const transfer of ["pq", "hlg"] as const) {
      const row = Array.from({ length: 256 }, (_, v) => sdrOf([v, v, v], { transfer })[0] ?? 0);
      expect(row.every((value, i) => i === 0 || value >= (row[i - 1] ?? 0))).toBe(true);
      expect(row.at(-1)).toBe(255);
    }
  });

  it("keeps greys grey, the wide primaries narrow, and alpha alone", () => {
    const [red = 0, green = 0, blue = 0, alpha] = sdrOf([120, 120, 120], { bt2020: true });
    expect(Math.max(Math.abs(red - 120), Math.abs(green - 120), Math.abs(blue - 120))).toBeLessThanOrEqual(1);
    expect(alpha).toBe(77);
    expect(sdrOf([200, 100, 100], { bt2020: true })[0]).toBeGreaterThan(210);
  });
});
