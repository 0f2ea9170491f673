import { describe, expect, it } from "vitest";
import { canonicalFrame, FRAME_SIZE, jitterFrames, LOOK_SIZE } from "./frame.ts";
import { LEFT, RIGHT } from "./landmarks.ts";
import { mirrorLandmarks } from "./mirror.ts";
import { composed, inverseOf, isFlipped, similarityAbout, transformedLandmarks } from "./similarity.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";

const face = proceduralFace(1);
const numbers = (s: object): number[] => Object.values(s).map((v: number) => Math.round(v * 1e6) / 1e6 + 0);

describe("the canonical frame", () => {
  it("puts the face upright, subject's right on the left, whatever its roll, size and place were", () => {
    const moved = transformedLandmarks(
      similarityAbout({ x: 9, y: 70 }, { radians: 1.1, scale: 0.3, dx: 300, dy: -40 }),
      face,
    );
    const a = transformedLandmarks(canonicalFrame(face, FRAME_SIZE), face);
    const b = transformedLandmarks(canonicalFrame(moved, FRAME_SIZE), moved);
    a.points.forEach((p, index) => expect(b.points[index]?.x).toBeCloseTo(p.x, 6));
    const [right, left] = [a.points[RIGHT.iris], a.points[LEFT.iris]];
    expect(left?.x).toBeGreaterThan((right?.x ?? 0) + 80);
    expect(left?.y).toBeCloseTo(right?.y ?? 0, -1);
  });
});

describe("the frames of the passes", () => {
  it("are always the same ones, half of them flipped", () => {
    const frame = canonicalFrame(face, LOOK_SIZE);
    expect(jitterFrames(frame)).toEqual(jitterFrames(frame));
    expect(jitterFrames(frame).map(isFlipped)).toEqual([false, true, false, true]);
  });

  it("are the same set for a photo and its mirror image", () => {
    const mirrored = { ...face, points: mirrorLandmarks(face.points, 300) };
    const flipPhoto = { a: -1, b: 0, c: 0, d: 1, e: 600, f: 0 };
    const ours = jitterFrames(canonicalFrame(face, LOOK_SIZE)).map(numbers);
    const theirs = jitterFrames(canonicalFrame(mirrored, LOOK_SIZE))
      .map((frame) => composed(frame, flipPhoto))
      .map(numbers);
    for (const frame of theirs) expect(ours).toContainEqual(frame);
  });

  it("give back subject-correct landmarks from a flipped pass", () => {
    for (const frame of jitterFrames(canonicalFrame(face, LOOK_SIZE))) {
      const seen = transformedLandmarks(frame, face);
      expect(seen.points[LEFT.iris]?.x).toBeGreaterThan(seen.points[RIGHT.iris]?.x ?? Infinity);
      const back = transformedLandmarks(inverseOf(frame), seen);
      back.points.forEach((p, index) => expect(p.x).toBeCloseTo(face.points[index]?.x ?? Number.NaN, 6));
    }
  });
});
