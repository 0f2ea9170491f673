/** Measurements of the eyes. */
import { riseOf } from "../geometry/angle.ts";
import { at, LEFT, RIGHT } from "../geometry/landmarks.ts";
import type { AlignedFace } from "../geometry/align.ts";
import type { Measurement } from "./measurement.ts";
import { bothSides, FACE_WIDTH_LINE, faceWidth, overSides, SCORED, span } from "./measurement.ts";

const INNER_CORNERS = [[RIGHT.endocanthion], [LEFT.endocanthion]] as const;
const IRISES = [[RIGHT.iris], [LEFT.iris]] as const;
const EYE_LENGTHS = bothSides((side) => [[side.endocanthion], [side.exocanthion]]);
const EYE_HEIGHTS = bothSides((side) => [[side.upperLid], [side.lowerLid]]);

const eyeLength = (face: AlignedFace): number =>
  overSides((side) => span(face, side.endocanthion, side.exocanthion));
const betweenCorners = (face: AlignedFace): number => span(face, RIGHT.endocanthion, LEFT.endocanthion);

/** The measurements of the eyes. */
export const EYES: readonly Measurement[] = [
  {
    id: "canthal-tilt",
    family: "eyes",
    unit: "degrees",
    lines: EYE_LENGTHS,
    requires: "face",
    disturbedBy: ["pose-pitch", "expression", "glasses"],
    scored: SCORED,
    sources: ["bashour-2007", "kesterke-2016"],
    compute: (face) =>
      overSides((side) => riseOf(at(face.points, side.endocanthion), at(face.points, side.exocanthion))),
  },
  {
    id: "eye-opening",
    family: "eyes",
    unit: "ratio",
    lines: [...EYE_HEIGHTS, ...EYE_LENGTHS],
    requires: "face",
    disturbedBy: ["expression", "gaze", "glasses"],
    scored: SCORED,
    sources: ["cunningham-1986", "danel-2020"],
    compute: (face) =>
      overSides(
        (side) => span(face, side.upperLid, side.lowerLid) / span(face, side.endocanthion, side.exocanthion),
      ),
  },
  {
    id: "eye-length-to-face",
    family: "eyes",
    unit: "ratio",
    lines: [...EYE_LENGTHS, FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["distance", "glasses", "hair"],
    scored: SCORED,
    sources: ["cunningham-1986", "italian-models"],
    compute: (face) => eyeLength(face) / faceWidth(face),
  },
  {
    id: "inner-corners-to-face",
    family: "eyes",
    unit: "ratio",
    lines: [INNER_CORNERS, FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["distance", "glasses", "hair"],
    scored: SCORED,
    sources: ["icd-review", "kesterke-2016"],
    compute: (face) => betweenCorners(face) / faceWidth(face),
  },
  {
    id: "iris-distance-to-face",
    family: "eyes",
    unit: "ratio",
    lines: [IRISES, FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["distance", "gaze", "hair"],
    scored: SCORED,
    sources: ["ansur-2", "pallett-2010"],
    compute: (face) => span(face, RIGHT.iris, LEFT.iris) / faceWidth(face),
  },
  {
    id: "inner-corners-to-eye",
    family: "eyes",
    unit: "ratio",
    lines: [INNER_CORNERS, ...EYE_LENGTHS],
    requires: "face",
    disturbedBy: ["glasses"],
    scored: SCORED,
    sources: ["icd-review", "italian-models"],
    compute: (face) => betweenCorners(face) / eyeLength(face),
  },
];
