/** A report as a photo gives it, small and made up, for the tests of history and export. */
import type { Report, Score } from "../../report.ts";

const score = (value: number): Score => ({
  score: value,
  psl8: 0.08 * value,
  percentile: 61.2345678,
  band: "average",
  interval68: { low: value - 8, high: value + 8 },
  interval90: { low: value - 13.1234567, high: value + 13 },
});

/** Return a made-up report; `value` is its PSL. */
export function someReport(value = 54.3211234): Report {
  return {
    photo: { width: 800, height: 1000 },
    face: {
      landmarks: { space: "pixel", coordinates: Float64Array.of(1, 2, 3) },
      jitter: 0.006,
      box: { x: 200, y: 250, width: 400, height: 500 },
      pose: { yaw: 1, pitch: 2, roll: 3 } as unknown as Report["face"]["pose"],
      distance: { kind: "not-measured", reason: "focal-length-unknown" },
      faceCount: 1,
    },
    quality: [
      { code: "distance-unknown", severity: "note" },
      { code: "blurred", severity: "warning", value: 3 },
    ],
    measurements: [
      { id: "midface", kind: "measured", value: 1.0712345678, spread: 0.0123456789, z: -0.512345 },
      { id: "asymmetry", kind: "measured", value: 0.02, spread: 0.001, z: 0.1 },
      { id: "lip-ratio", kind: "not-measured", reason: "mouth-open" },
    ],
    geometry: {
      ...score(52),
      landmarkModel: "official",
      regions: [{ region: "face", points: -2.5123456 }],
      contributions: [{ id: "midface", points: -2.5123456 }],
    },
    appearance: [
      { ...score(58), kind: "answered", model: "compact", raw: 55, spread: 0.5 },
      { kind: "silent", model: "facestats", fault: { code: "model-network", detail: "" } },
    ],
    psl: {
      ...score(value),
      kind: "blend",
      weights: { geometry: 0.6, appearance: 0.4 },
      appearance: 58,
      models: ["compact"],
    },
    extraSd: 2,
    times: { decode: 20, landmarks: 50 },
    backend: "wasm",
  };
}
