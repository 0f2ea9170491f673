/** Expression from the landmarks, and from blendshapes where the bundle has them. */
import type { AlignedFace } from "../geometry/align.ts";
import { LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import { verticalOffset, overSides, pair, span } from "../measure/measurement.ts";
import { mouthOpening } from "../measure/read.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** Blendshape scores by MediaPipe's names, 0-1; absent when the bundle has none. */
export type Blendshapes = Readonly<Record<string, number>>;

/** What the face does, as far as measurements are disturbed by it. */
export interface Expression {
  /** Lid gap per eye length, mean of both eyes; the smaller eye decides `eyesClosed`. */
  readonly eyeOpening: number;
  readonly eyesClosed: boolean;
  /** Lip gap per mouth width. */
  readonly mouthOpening: number;
  readonly mouthOpen: boolean;
  /** How far the face is from neutral ones toward smiling ones, in SDs of the neutral; see `smileIndex`. */
  readonly smile: number;
  readonly strongSmile: boolean;
}

/**
 * What a smile does, in iris distances (the gap per mouth width): the mouth grows wide, the lips part, the corners come nearer
 * to the cheeks and rise from the chin. Linear discriminant of 102 neutral and 102 smiling photographs of the same people
 * (Face Research Lab London Set, DeBruine and Jones 2017); `npm run conditions` counts both.
 */
const SMILE = { width: 8, gap: 5.89, cheek: -25.42, chin: 11.12, neutral: 1.854 } as const;

/** Points of the cheek beside the mouth, the subject's right and left. */
const CHEEKS = [205, 425] as const;

/** Return how far a face smiles: 0 is the mean of neutral faces, 1 is their SD, broad smiles have about 4. */
export function smileIndex(face: AlignedFace): number {
  const corners = pair("cheilion");
  const width = span(face, ...corners);
  const cheek = (span(face, CHEEKS[0], corners[0]) + span(face, CHEEKS[1], corners[1])) / 2;
  const chin = verticalOffset(face, corners, [MIDLINE.menton]);
  return (
    SMILE.width * width +
    SMILE.gap * mouthOpening(face) +
    SMILE.cheek * cheek +
    SMILE.chin * chin -
    SMILE.neutral
  );
}

/** Return what the face is doing. Either source is enough to call an eye closed, a mouth open or a smile strong. */
export function expressionOf(face: AlignedFace, blendshapes: Blendshapes | null): Expression {
  const openings = [RIGHT, LEFT].map(
    (side) => span(face, side.upperLid, side.lowerLid) / span(face, side.endocanthion, side.exocanthion),
  );
  const gap = mouthOpening(face);
  const smile = smileIndex(face);
  const shape = (name: string): number => blendshapes?.[name] ?? 0;
  const shown = (shape("mouthSmileLeft") + shape("mouthSmileRight")) / 2;
  const blink = Math.max(shape("eyeBlinkLeft"), shape("eyeBlinkRight"));
  return {
    eyeOpening: overSides(
      (side) => span(face, side.upperLid, side.lowerLid) / span(face, side.endocanthion, side.exocanthion),
    ),
    eyesClosed: Math.min(...openings) < THRESHOLDS.eyesClosed || blink > THRESHOLDS.blendshapeBlink,
    mouthOpening: gap,
    mouthOpen: gap > THRESHOLDS.mouthOpen || shape("jawOpen") > THRESHOLDS.blendshapeJawOpen,
    smile,
    strongSmile: smile > THRESHOLDS.smile || shown > THRESHOLDS.blendshapeSmile,
  };
}
