import { describe, expect, it } from "vitest";
import { landmarkSources, OUTPUT_VALUES } from "./refined-landmarks.ts";

describe("landmarkSources", () => {
  const sources = landmarkSources();

  it("lists three sources for each of 478 landmarks, all inside the outputs", () => {
    expect(sources).toHaveLength(478 * 3);
    expect(OUTPUT_VALUES).toBe(1868);
    expect(sources.every((source) => source >= 0 && source < OUTPUT_VALUES)).toBe(true);
  });

  it("uses every refined value exactly once", () => {
    const refined = sources.filter((source) => source >= 3 * 468).sort((a, b) => a - b);
    expect(refined).toEqual(Array.from({ length: OUTPUT_VALUES - 3 * 468 }, (_, k) => 3 * 468 + k));
  });

  it("takes the nose from the mesh, the mouth corner from the lips and depth always from the mesh", () => {
    expect(sources.slice(3 * 4, 3 * 4 + 3)).toEqual([12, 13, 14]);
    expect(sources.slice(3 * 61, 3 * 61 + 3)).toEqual([1404, 1405, 185]);
    expect(sources[3 * 468 + 2]).toBe(3 * 145 + 2);
  });
});
