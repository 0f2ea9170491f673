/** Measurements of the face as a whole. The mesh has no hairline, so "height" starts at the top of the mesh. */
import { LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import type { AlignedFace } from "../geometry/align.ts";
import { at } from "../geometry/landmarks.ts";
import { MIRROR_INDEX } from "../geometry/mirror.ts";
import type { Line, Measurement } from "./measurement.ts";
import { verticalOffset, FACE_WIDTH_LINE, faceWidth, pair, SCORED, span } from "./measurement.ts";

const HEIGHT: Line = [[MIDLINE.forehead], [MIDLINE.menton]];
const height = (face: AlignedFace): number => verticalOffset(face, [MIDLINE.forehead], [MIDLINE.menton]);
const stretch = (face: AlignedFace, from: number, to: number): number =>
  verticalOffset(face, [from], [to]) / height(face);
const STOMION = [MIDLINE.stomionUpper, MIDLINE.stomionLower] as const;

/** Landmarks for which left and right are compared: corners of eyes, nose, mouth, brows and the outline. */
const PAIRED = Object.values(RIGHT).filter((index: number) => index !== RIGHT.iris);

/** Return the root mean square distance of paired points from each other's mirror image, in iris distances. */
function asymmetry(face: AlignedFace): number {
  const squares = PAIRED.map((index: number) => {
    const one = at(face.points, index);
    const other = at(face.points, at(MIRROR_INDEX, index));
    const middle = at(face.points, MIDLINE.nasion).x;
    return (one.x + other.x - 2 * middle) ** 2 + (one.y - other.y) ** 2;
  });
  return Math.sqrt(squares.reduce((total, square) => total + square, 0) / squares.length);
}

/** The measurements of the face as a whole. */
export const WHOLE_FACE: readonly Measurement[] = [
  {
    id: "width-to-height",
    family: "face",
    unit: "ratio",
    lines: [FACE_WIDTH_LINE, [pair("browPeak"), [MIDLINE.labraleSuperius]]],
    requires: "face",
    disturbedBy: ["distance", "pose-pitch", "expression", "hair"],
    scored: SCORED,
    sources: ["geniole-2015", "kramer-2012", "kramer-2016", "fiala-2021", "trebicky-2016"],
    compute: (face) => faceWidth(face) / verticalOffset(face, pair("browPeak"), [MIDLINE.labraleSuperius]),
  },
  {
    id: "height-to-width",
    family: "face",
    unit: "ratio",
    lines: [HEIGHT, FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["distance", "hair", "beard"],
    scored: SCORED,
    sources: ["kesterke-2016", "trebicky-2016"],
    compute: (face) => height(face) / faceWidth(face),
  },
  {
    id: "forehead-share",
    family: "face",
    unit: "ratio",
    lines: [[[MIDLINE.forehead], [MIDLINE.glabella]], HEIGHT],
    requires: "face",
    disturbedBy: ["pose-pitch", "hair", "beard"],
    scored: SCORED,
    sources: ["virdi-2019"],
    compute: (face) => stretch(face, MIDLINE.forehead, MIDLINE.glabella),
  },
  {
    id: "middle-share",
    family: "face",
    unit: "ratio",
    lines: [[[MIDLINE.glabella], [MIDLINE.subnasale]], HEIGHT],
    requires: "face",
    disturbedBy: ["pose-pitch", "expression", "beard"],
    scored: SCORED,
    sources: ["virdi-2019", "italian-models"],
    compute: (face) => stretch(face, MIDLINE.glabella, MIDLINE.subnasale),
  },
  {
    id: "lower-share",
    family: "face",
    unit: "ratio",
    lines: [[[MIDLINE.subnasale], [MIDLINE.menton]], HEIGHT],
    requires: "face",
    disturbedBy: ["pose-pitch", "expression", "beard"],
    scored: SCORED,
    sources: ["virdi-2019", "kesterke-2016"],
    compute: (face) => stretch(face, MIDLINE.subnasale, MIDLINE.menton),
  },
  {
    id: "eyes-to-mouth",
    family: "face",
    unit: "ratio",
    lines: [[pair("iris"), STOMION], HEIGHT],
    requires: "face",
    disturbedBy: ["pose-pitch", "gaze", "expression"],
    scored: SCORED,
    sources: ["pallett-2010"],
    compute: (face) => verticalOffset(face, pair("iris"), STOMION) / height(face),
  },
  {
    id: "midface",
    family: "face",
    unit: "ratio",
    lines: [
      [[RIGHT.iris], [LEFT.iris]],
      [pair("iris"), [MIDLINE.labraleSuperius]],
    ],
    requires: "face",
    disturbedBy: ["pose-pitch", "gaze", "expression"],
    scored: SCORED,
    sources: ["danel-2007"],
    compute: (face) =>
      span(face, RIGHT.iris, LEFT.iris) / verticalOffset(face, pair("iris"), [MIDLINE.labraleSuperius]),
  },
  {
    id: "temples-to-face",
    family: "face",
    unit: "ratio",
    lines: [[[RIGHT.temple], [LEFT.temple]], FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["hair", "distance"],
    scored: SCORED,
    sources: ["kesterke-2016"],
    compute: (face) => span(face, RIGHT.temple, LEFT.temple) / faceWidth(face),
  },
  {
    id: "asymmetry",
    family: "face",
    unit: "ratio",
    lines: [
      [[MIDLINE.nasion], [MIDLINE.menton]],
      [[RIGHT.exocanthion], [LEFT.exocanthion]],
      [[RIGHT.cheilion], [LEFT.cheilion]],
    ],
    requires: "frontal",
    disturbedBy: ["pose-yaw", "expression", "hair"],
    scored: { kind: "shown", reason: "pose-driven" },
    sources: ["van-dongen-2011", "kleisner-2024", "jones-jaeger-2019"],
    compute: asymmetry,
  },
];
