import type { Explanation } from "./summary.ts";

/** The survivors that stand for no mistake, each with its reason. */
export const EXPLAINED: readonly Explanation[] = [
  {
    file: "src/core/quality/gates.ts",
    was: "shareOutside(seen.landmarks, seen.photo) > THRESHOLDS.refuseOutside",
    becomes: "shareOutside(seen.landmarks, seen.photo) >= THRESHOLDS.refuseOutside",
    why: "a share that is the limit to the last bit comes from no face; the tests stand a pixel either side",
  },
  {
    file: "src/core/quality/framing.ts",
    was: "Math.abs(twice) / 2",
    becomes: "Math.abs(twice) * 2",
    why: "only the ratio of two areas is used",
  },
  {
    file: "src/core/quality/raster-quality.ts",
    was: "total += laplacian",
    becomes: "total -= laplacian",
    why: "only the square of the mean is used",
  },
  {
    file: "src/core/score/compare.ts",
    was: "total + (row.points * (drift[row.id] ?? 0)) / row.sd",
    becomes: "total - row.points * (drift[row.id] ?? 0) / row.sd",
    why: "only the square of the sum is used",
  },
  {
    file: "src/core/score/with-appearance.ts",
    was: "models.length === 0",
    becomes: "false",
    why: "without an answer blendOf gives the geometric score alone, whatever the reference",
  },
];
