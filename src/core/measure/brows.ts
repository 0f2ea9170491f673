/** Measurements of the brows. Most of them move with expression and grooming. */
import { riseOf } from "../geometry/angle.ts";
import { at, LEFT, RIGHT } from "../geometry/landmarks.ts";
import type { AlignedFace } from "../geometry/align.ts";
import type { Measurement } from "./measurement.ts";
import { bothSides, verticalOffset, overSides, pair, SCORED, span } from "./measurement.ts";

const IRISES = [[RIGHT.iris], [LEFT.iris]] as const;
const irises = (face: AlignedFace): number => span(face, RIGHT.iris, LEFT.iris);

/** The measurements of the brows. */
export const BROWS: readonly Measurement[] = [
  {
    id: "brow-tilt",
    family: "brows",
    unit: "degrees",
    lines: bothSides((side) => [[side.browHead], [side.browTail]]),
    requires: "face",
    disturbedBy: ["pose-pitch", "expression", "glasses", "hair"],
    scored: SCORED,
    sources: ["witkower-2019", "feser-2007"],
    compute: (face) =>
      overSides((side) => riseOf(at(face.points, side.browHead), at(face.points, side.browTail))),
  },
  {
    id: "brow-above-eye",
    family: "brows",
    unit: "ratio",
    lines: [...bothSides((side) => [[side.browPeak], [side.upperLid]] as const), IRISES],
    requires: "face",
    disturbedBy: ["pose-pitch", "expression", "glasses", "hair"],
    scored: SCORED,
    sources: ["cartwright-1994", "feser-2007"],
    compute: (face) =>
      overSides((side) => verticalOffset(face, [side.browPeak], [side.upperLid])) / irises(face),
  },
  {
    id: "brow-above-iris",
    family: "brows",
    unit: "ratio",
    lines: [[pair("browPeak"), pair("iris")]],
    requires: "face",
    disturbedBy: ["pose-pitch", "expression", "glasses", "hair"],
    scored: SCORED,
    sources: ["cartwright-1994"],
    compute: (face) => verticalOffset(face, pair("browPeak"), pair("iris")) / irises(face),
  },
  {
    id: "brow-length",
    family: "brows",
    unit: "ratio",
    lines: [...bothSides((side) => [[side.browHead], [side.browTail]] as const), IRISES],
    requires: "face",
    disturbedBy: ["glasses", "hair"],
    scored: SCORED,
    sources: ["feser-2007"],
    compute: (face) => overSides((side) => span(face, side.browHead, side.browTail)) / irises(face),
  },
  {
    id: "brow-thickness",
    family: "brows",
    unit: "ratio",
    lines: bothSides((side) => [[side.browPeak], [side.browPeakLower]]),
    requires: "face",
    disturbedBy: ["glasses", "hair"],
    scored: SCORED,
    sources: ["feser-2007"],
    compute: (face) => overSides((side) => span(face, side.browPeak, side.browPeakLower)) / irises(face),
  },
  {
    id: "brow-arch",
    family: "brows",
    unit: "ratio",
    lines: bothSides((side) => [[side.browHead, side.browTail], [side.browPeak]]),
    requires: "face",
    disturbedBy: ["expression", "glasses", "hair"],
    scored: SCORED,
    sources: ["feser-2007"],
    compute: (face) =>
      overSides((side) => verticalOffset(face, [side.browPeak], [side.browHead, side.browTail])) /
      irises(face),
  },
];
