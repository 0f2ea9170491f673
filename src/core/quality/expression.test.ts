import { describe, expect, it } from "vitest";
import type { AlignedFace } from "../geometry/align.ts";
import { LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import { LANDMARK_COUNT } from "../geometry/points.ts";
import { expressionOf, smileIndex } from "./expression.ts";

interface Drawn {
  /** Gaps of the lids; both eyes are .4 long. */
  readonly rightLids?: number;
  readonly leftLids?: number;
  readonly mouthWidth?: number;
  readonly lipGap?: number;
  /** How far the corners of the mouth have come toward the points of the cheeks, .45 away. */
  readonly raised?: number;
}

/** An aligned face of which only eyes and mouth are drawn, in iris distances. */
function face({ rightLids = 0.12, leftLids = 0.12, mouthWidth = 1, lipGap = 0.1, raised = 0 }: Drawn = {}) {
  const points = Array.from({ length: LANDMARK_COUNT }, () => ({ x: 0, y: 0, z: 0 }));
  const put = (index: number, x: number, y: number) => (points[index] = { x, y, z: 0 });
  for (const [side, sign, lids] of [
    [RIGHT, -1, rightLids],
    [LEFT, 1, leftLids],
  ] as const) {
    put(side.endocanthion, sign * 0.3, 0);
    put(side.exocanthion, sign * 0.7, 0);
    put(side.upperLid, sign * 0.5, -lids / 2);
    put(side.lowerLid, sign * 0.5, lids / 2);
    put(side.cheilion, (sign * mouthWidth) / 2, 1 - raised);
    put(side === RIGHT ? 205 : 425, (sign * mouthWidth) / 2, 1 - 0.48);
  }
  put(MIDLINE.menton, 0, 1.7);
  put(MIDLINE.stomionUpper, 0, 1 - lipGap / 2);
  put(MIDLINE.stomionLower, 0, 1 + lipGap / 2);
  return { space: "aligned", points, turn: 0 } satisfies AlignedFace;
}

describe("the expression of a face", () => {
  it("is told as lid gap per eye length, and lip gap per mouth width", () => {
    const expression = expressionOf(face({ rightLids: 0.12, leftLids: 0.2, mouthWidth: 0.8 }), null);
    expect(expression.eyeOpening).toBeCloseTo(0.4, 12);
    expect(expression.mouthOpening).toBeCloseTo(0.125, 12);
    expect(expression).toMatchObject({ eyesClosed: false, mouthOpen: false, strongSmile: false });
  });

  it("has closed eyes when either eye is opened less than .14 of its length", () => {
    expect(expressionOf(face({ rightLids: 0.055 }), null).eyesClosed).toBe(true);
    expect(expressionOf(face({ leftLids: 0.055 }), null).eyesClosed).toBe(true);
    expect(expressionOf(face({ rightLids: 0.057, leftLids: 0.057 }), null).eyesClosed).toBe(false);
  });

  it("has an open mouth when the lips are further apart than .3 of its width", () => {
    expect(expressionOf(face({ lipGap: 0.29 }), null).mouthOpen).toBe(false);
    expect(expressionOf(face({ lipGap: 0.31 }), null).mouthOpen).toBe(true);
  });

  it("is a smile when the mouth is wide, its corners near the cheeks and its lips apart, together far from neutral", () => {
    const neutral = { mouthWidth: 0.76, lipGap: 0 };
    expect(smileIndex(face(neutral))).toBeCloseTo(0, 0);
    expect(expressionOf(face(neutral), null).strongSmile).toBe(false);
    expect(expressionOf(face({ mouthWidth: 0.9, lipGap: 0.08, raised: 0.07 }), null).strongSmile).toBe(true);
    expect(expressionOf(face({ ...neutral, mouthWidth: 0.9 }), null).strongSmile).toBe(false);
    expect(expressionOf(face({ ...neutral, lipGap: 0.15 }), null).strongSmile).toBe(false);
    expect(expressionOf(face({ mouthWidth: 0.9, lipGap: 0.08, raised: -0.05 }), null).strongSmile).toBe(
      false,
    );
  });

  it("follows the blendshapes too where the bundle has them", () => {
    const shown = (blendshapes: Record<string, number>) => expressionOf(face(), blendshapes);
    expect(shown({ eyeBlinkLeft: 0.61 }).eyesClosed).toBe(true);
    expect(shown({ eyeBlinkRight: 0.61 }).eyesClosed).toBe(true);
    expect(shown({ eyeBlinkLeft: 0.6, eyeBlinkRight: 0.6 }).eyesClosed).toBe(false);
    expect(shown({ jawOpen: 0.36 }).mouthOpen).toBe(true);
    expect(shown({ jawOpen: 0.35 }).mouthOpen).toBe(false);
  });

  it("takes the mean of both corners' blendshapes for a smile", () => {
    const smiles = (left: number, right: number) =>
      expressionOf(face(), { mouthSmileLeft: left, mouthSmileRight: right }).strongSmile;
    expect(smiles(0.9, 0.4)).toBe(true);
    expect(smiles(0.4, 0.9)).toBe(true);
    expect(smiles(0.9, 0.3)).toBe(false);
    expect(smiles(0.3, 0.9)).toBe(false);
  });

  it("is not judged by blendshapes that the bundle does not name", () => {
    expect(expressionOf(face(), {})).toEqual(expressionOf(face(), null));
  });
});
