import { describe, expect, it } from "vitest";
import { photoSpread, timeSpread } from "./benchmark-figures.ts";

describe("timings", () => {
  it("come to their middle and the half around it", () => {
    expect(timeSpread([50, 10, 30, 20, 40])).toEqual({
      count: 5,
      median: 30,
      low: 20,
      high: 40,
      fastest: 10,
      slowest: 50,
    });
    expect(timeSpread([7])).toMatchObject({ median: 7, low: 7, high: 7 });
    expect(timeSpread([])).toBeNull();
  });

  it("are told for every step that a photo took, and for no other", () => {
    const spread = photoSpread([
      { steps: { decode: 1, landmarks: 10 }, total: 12 },
      { steps: { decode: 3, landmarks: 20, blend: 5 }, total: 30 },
    ]);
    expect(Object.keys(spread?.steps ?? {})).toEqual(["decode", "landmarks", "blend"]);
    expect(spread?.steps.decode?.median).toBe(2);
    expect(spread?.steps.blend).toMatchObject({ count: 1, median: 5 });
    expect(spread?.total.median).toBe(21);
    expect(photoSpread([])).toBeNull();
  });
});
