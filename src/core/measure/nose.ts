/** Measurements of the nose. */
import { LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import type { AlignedFace } from "../geometry/align.ts";
import type { Line, Measurement } from "./measurement.ts";
import { verticalOffset, FACE_WIDTH_LINE, faceWidth, SCORED, span } from "./measurement.ts";

const WINGS = [[RIGHT.alarWing], [LEFT.alarWing]] as const;
const LENGTH: Line = [[MIDLINE.nasion], [MIDLINE.subnasale]];
const wingWidth = (face: AlignedFace): number => span(face, RIGHT.alarWing, LEFT.alarWing);
const noseLength = (face: AlignedFace): number => verticalOffset(face, [MIDLINE.nasion], [MIDLINE.subnasale]);

/** The measurements of the nose. */
export const NOSE: readonly Measurement[] = [
  {
    id: "nose-to-inner-corners",
    family: "nose",
    unit: "ratio",
    lines: [WINGS, [[RIGHT.endocanthion], [LEFT.endocanthion]]],
    requires: "face",
    disturbedBy: ["expression", "distance"],
    scored: SCORED,
    sources: ["italian-models", "kesterke-2016"],
    compute: (face) => wingWidth(face) / span(face, RIGHT.endocanthion, LEFT.endocanthion),
  },
  {
    id: "nose-to-face",
    family: "nose",
    unit: "ratio",
    lines: [WINGS, FACE_WIDTH_LINE],
    requires: "face",
    disturbedBy: ["distance", "expression", "hair"],
    scored: SCORED,
    sources: ["kesterke-2016", "cunningham-1986"],
    compute: (face) => wingWidth(face) / faceWidth(face),
  },
  {
    id: "nose-length",
    family: "nose",
    unit: "ratio",
    lines: [LENGTH, [[MIDLINE.nasion], [MIDLINE.menton]]],
    requires: "face",
    disturbedBy: ["pose-pitch", "distance", "beard"],
    scored: SCORED,
    sources: ["kesterke-2016", "virdi-2019"],
    compute: (face) => noseLength(face) / verticalOffset(face, [MIDLINE.nasion], [MIDLINE.menton]),
  },
  {
    id: "nose-index",
    family: "nose",
    unit: "ratio",
    lines: [WINGS, LENGTH],
    requires: "face",
    disturbedBy: ["pose-pitch", "expression", "distance"],
    scored: SCORED,
    sources: ["kesterke-2016"],
    compute: (face) => wingWidth(face) / noseLength(face),
  },
  {
    id: "nose-bridge-width",
    family: "nose",
    unit: "ratio",
    lines: [
      [[RIGHT.noseBridge], [LEFT.noseBridge]],
      [[RIGHT.endocanthion], [LEFT.endocanthion]],
    ],
    requires: "face",
    disturbedBy: ["glasses", "distance"],
    scored: { kind: "shown", reason: "no-truth" },
    sources: ["kesterke-2016"],
    compute: (face) =>
      span(face, RIGHT.noseBridge, LEFT.noseBridge) / span(face, RIGHT.endocanthion, LEFT.endocanthion),
  },
];
