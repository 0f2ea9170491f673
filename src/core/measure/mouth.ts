/** Measurements of the mouth. */
import { LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import type { AlignedFace } from "../geometry/align.ts";
import type { Line, Measurement } from "./measurement.ts";
import { verticalOffset, FACE_WIDTH_LINE, faceWidth, pair, SCORED, span } from "./measurement.ts";

const CORNERS: Line = [[RIGHT.cheilion], [LEFT.cheilion]];
const UPPER_LIP: Line = [[MIDLINE.labraleSuperius], [MIDLINE.stomionUpper]];
const LOWER_LIP: Line = [[MIDLINE.stomionLower], [MIDLINE.labraleInferius]];
const STOMION = [MIDLINE.stomionUpper, MIDLINE.stomionLower] as const;

const mouthWidth = (face: AlignedFace): number => span(face, RIGHT.cheilion, LEFT.cheilion);
const upperLip = (face: AlignedFace): number => span(face, MIDLINE.labraleSuperius, MIDLINE.stomionUpper);
const lowerLip = (face: AlignedFace): number => span(face, MIDLINE.stomionLower, MIDLINE.labraleInferius);
const lowerFace = (face: AlignedFace): number => verticalOffset(face, [MIDLINE.subnasale], [MIDLINE.menton]);

/** The measurements of the mouth. */
export const MOUTH: readonly Measurement[] = [
  {
    id: "mouth-to-nose",
    family: "mouth",
    unit: "ratio",
    lines: [CORNERS, [[RIGHT.alarWing], [LEFT.alarWing]]],
    requires: "face",
    disturbedBy: ["expression"],
    scored: SCORED,
    sources: ["kesterke-2016"],
    compute: (face) => mouthWidth(face) / span(face, RIGHT.alarWing, LEFT.alarWing),
  },
  {
    id: "mouth-to-iris-distance",
    family: "mouth",
    unit: "ratio",
    lines: [CORNERS, [[RIGHT.iris], [LEFT.iris]]],
    requires: "face",
    disturbedBy: ["expression", "gaze"],
    scored: SCORED,
    sources: ["farkas-canons"],
    compute: (face) => mouthWidth(face) / span(face, RIGHT.iris, LEFT.iris),
  },
  {
    id: "mouth-to-face",
    family: "mouth",
    unit: "ratio",
    lines: [CORNERS, FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["expression", "distance", "hair"],
    scored: SCORED,
    sources: ["farkas-canons"],
    compute: (face) => mouthWidth(face) / faceWidth(face),
  },
  {
    id: "upper-lip",
    family: "mouth",
    unit: "ratio",
    lines: [UPPER_LIP, CORNERS],
    requires: "face",
    disturbedBy: ["expression", "pose-pitch", "beard"],
    scored: SCORED,
    sources: ["penna-2015", "popenko-2017"],
    compute: (face) => upperLip(face) / mouthWidth(face),
  },
  {
    id: "lower-lip",
    family: "mouth",
    unit: "ratio",
    lines: [LOWER_LIP, CORNERS],
    requires: "face",
    disturbedBy: ["expression", "pose-pitch", "beard"],
    scored: SCORED,
    sources: ["popenko-2017", "heidekrueger-2017"],
    compute: (face) => lowerLip(face) / mouthWidth(face),
  },
  {
    id: "lip-ratio",
    family: "mouth",
    unit: "ratio",
    lines: [LOWER_LIP, UPPER_LIP],
    requires: "face",
    disturbedBy: ["expression", "pose-pitch", "beard"],
    scored: { kind: "shown", reason: "noise" },
    sources: ["popenko-2017", "heidekrueger-2017"],
    compute: (face) => lowerLip(face) / upperLip(face),
  },
  {
    id: "mouth-gap",
    family: "mouth",
    unit: "ratio",
    lines: [[[MIDLINE.stomionUpper], [MIDLINE.stomionLower]], CORNERS],
    requires: "face",
    disturbedBy: ["expression"],
    scored: { kind: "shown", reason: "expression-driven" },
    sources: ["holzleitner-2019"],
    compute: (face) => span(face, MIDLINE.stomionUpper, MIDLINE.stomionLower) / mouthWidth(face),
  },
  {
    id: "philtrum",
    family: "mouth",
    unit: "ratio",
    lines: [
      [[MIDLINE.subnasale], [MIDLINE.labraleSuperius]],
      [[MIDLINE.subnasale], [MIDLINE.menton]],
    ],
    requires: "face",
    disturbedBy: ["expression", "pose-pitch", "beard"],
    scored: SCORED,
    sources: ["penna-2015"],
    compute: (face) => verticalOffset(face, [MIDLINE.subnasale], [MIDLINE.labraleSuperius]) / lowerFace(face),
  },
  {
    id: "mouth-curve",
    family: "mouth",
    unit: "ratio",
    lines: [[STOMION, pair("cheilion")], CORNERS],
    requires: "face",
    disturbedBy: ["expression", "pose-pitch"],
    scored: SCORED,
    sources: ["holzleitner-2019"],
    compute: (face) => verticalOffset(face, pair("cheilion"), STOMION) / mouthWidth(face),
  },
];
