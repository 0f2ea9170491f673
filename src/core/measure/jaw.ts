/** Measurements of the jaw and the chin. Their landmarks lie on an outline, not on visible marks. */
import { angleAt } from "../geometry/angle.ts";
import { LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import type { AlignedFace } from "../geometry/align.ts";
import type { Point } from "../geometry/points.ts";
import type { Line, Measurement } from "./measurement.ts";
import {
  bothSides,
  verticalOffset,
  FACE_WIDTH_LINE,
  faceWidth,
  overSides,
  placeOf,
  SCORED,
  span,
} from "./measurement.ts";

const CHIN: Line = [[MIDLINE.labraleInferius], [MIDLINE.menton]];
const LOWER_FACE: Line = [[MIDLINE.subnasale], [MIDLINE.menton]];
const JAWS: readonly Line[] = [
  [[RIGHT.gonion], [LEFT.gonion]],
  [[RIGHT.jawUpper], [LEFT.jawUpper]],
];

const chin = (face: AlignedFace): number => verticalOffset(face, [MIDLINE.labraleInferius], [MIDLINE.menton]);
const jawWidth = (face: AlignedFace): number =>
  (span(face, RIGHT.gonion, LEFT.gonion) + span(face, RIGHT.jawUpper, LEFT.jawUpper)) / 2;

/** Return where a landmark is seen from the front. */
const seen = (face: AlignedFace, index: number): Point => ({ ...placeOf(face, [index]), z: 0 });

/** The measurements of jaw and chin. */
export const JAW: readonly Measurement[] = [
  {
    id: "chin-height",
    family: "jaw",
    unit: "ratio",
    lines: [CHIN, LOWER_FACE],
    requires: "face",
    disturbedBy: ["pose-pitch", "expression", "beard"],
    scored: SCORED,
    sources: ["farkas-canons"],
    compute: (face) => chin(face) / verticalOffset(face, [MIDLINE.subnasale], [MIDLINE.menton]),
  },
  {
    id: "jaw-to-face",
    family: "jaw",
    unit: "ratio",
    lines: [...JAWS, FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["distance", "beard", "hair"],
    scored: SCORED,
    sources: ["moradinejad-2022", "kesterke-2016"],
    compute: (face) => jawWidth(face) / faceWidth(face),
  },
  {
    id: "gonion-to-face",
    family: "jaw",
    unit: "ratio",
    lines: [[[RIGHT.gonion], [LEFT.gonion]], FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["distance", "beard", "hair"],
    scored: SCORED,
    sources: ["moradinejad-2022", "kesterke-2016"],
    compute: (face) => span(face, RIGHT.gonion, LEFT.gonion) / faceWidth(face),
  },
  {
    id: "chin-width",
    family: "jaw",
    unit: "ratio",
    lines: [[[RIGHT.chinSide], [LEFT.chinSide]], FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["beard", "distance"],
    scored: SCORED,
    sources: ["kesterke-2016"],
    compute: (face) => span(face, RIGHT.chinSide, LEFT.chinSide) / faceWidth(face),
  },
  {
    id: "cheek-to-jaw",
    family: "jaw",
    unit: "ratio",
    lines: [[[RIGHT.malar], [LEFT.malar]], ...JAWS],
    requires: "face",
    disturbedBy: ["beard", "expression"],
    scored: SCORED,
    sources: ["kesterke-2016"],
    compute: (face) => span(face, RIGHT.malar, LEFT.malar) / jawWidth(face),
  },
  {
    id: "jaw-angle",
    family: "jaw",
    unit: "degrees",
    lines: bothSides((side) => [[side.zygion], [side.gonion]]).concat(
      bothSides((side) => [[side.gonion], [MIDLINE.menton]]),
    ),
    requires: "face",
    disturbedBy: ["distance", "pose-pitch", "beard"],
    scored: SCORED,
    sources: ["kesterke-2016"],
    compute: (face) =>
      overSides((side) =>
        angleAt(seen(face, side.gonion), seen(face, MIDLINE.menton), seen(face, side.zygion)),
      ),
  },
  {
    id: "chin-angle",
    family: "jaw",
    unit: "degrees",
    lines: bothSides((side) => [[MIDLINE.menton], [side.gonion]]),
    requires: "face",
    disturbedBy: ["distance", "pose-pitch", "beard"],
    scored: SCORED,
    sources: ["kesterke-2016"],
    compute: (face) => angleAt(seen(face, MIDLINE.menton), seen(face, RIGHT.gonion), seen(face, LEFT.gonion)),
  },
  {
    id: "mouth-level-to-face",
    family: "jaw",
    unit: "ratio",
    lines: [[[RIGHT.jawAtMouth], [LEFT.jawAtMouth]], FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["distance", "beard", "hair"],
    scored: SCORED,
    sources: ["kesterke-2016"],
    compute: (face) => span(face, RIGHT.jawAtMouth, LEFT.jawAtMouth) / faceWidth(face),
  },
];
