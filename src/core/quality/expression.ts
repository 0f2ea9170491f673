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
  /** Mouth width per iris distance. */
  readonly smileWidth: number;
  readonly strongSmile: boolean;
}

/** Return what the face is doing. Either source is enough to call an eye closed, a mouth open or a smile strong. */
export function expressionOf(face: AlignedFace, blendshapes: Blendshapes | null): Expression {
  const openings = [RIGHT, LEFT].map(
    (side) => span(face, side.upperLid, side.lowerLid) / span(face, side.endocanthion, side.exocanthion),
  );
  const gap = mouthOpening(face);
  const width = span(face, RIGHT.cheilion, LEFT.cheilion);
  const lift = verticalOffset(face, pair("cheilion"), [MIDLINE.stomionUpper, MIDLINE.stomionLower]) / width;
  const shape = (name: string): number => blendshapes?.[name] ?? 0;
  const smile = (shape("mouthSmileLeft") + shape("mouthSmileRight")) / 2;
  const blink = Math.max(shape("eyeBlinkLeft"), shape("eyeBlinkRight"));
  return {
    eyeOpening: overSides(
      (side) => span(face, side.upperLid, side.lowerLid) / span(face, side.endocanthion, side.exocanthion),
    ),
    eyesClosed: Math.min(...openings) < THRESHOLDS.eyesClosed || blink > THRESHOLDS.blendshapeBlink,
    mouthOpening: gap,
    mouthOpen: gap > THRESHOLDS.mouthOpen || shape("jawOpen") > THRESHOLDS.blendshapeJawOpen,
    smileWidth: width,
    strongSmile:
      (width > THRESHOLDS.smileWidth && lift > THRESHOLDS.smileCurve) || smile > THRESHOLDS.blendshapeSmile,
  };
}
