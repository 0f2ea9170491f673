import { describe, expect, it } from "vitest";
import { irisRoll, meanPose, mirroredPose, poseFromMatrix, poseInPhoto, turnedPose } from "./pose.ts";
import { canonicalFrame, jitterFrames, LOOK_SIZE } from "./frame.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Rotation yaw (y), then pitch (x), then roll (z) innermost, column-major, scaled by `size`. */
function matrixOf(yaw: number, pitch: number, roll: number, size = 1): number[] {
  const [cy, sy] = [Math.cos(radians(yaw)), Math.sin(radians(yaw))];
  const [cp, sp] = [Math.cos(radians(pitch)), Math.sin(radians(pitch))];
  const [cr, sr] = [Math.cos(radians(roll)), Math.sin(radians(roll))];
  const rows = [
    [cy * cr + sy * sp * sr, -cy * sr + sy * sp * cr, sy * cp],
    [cp * sr, cp * cr, -sp],
    [-sy * cr + cy * sp * sr, sy * sr + cy * sp * cr, cy * cp],
  ];
  const column = (k: number): number[] => [...rows.map((row) => (row[k] ?? 0) * size), 0];
  return [...column(0), ...column(1), ...column(2), 1, 2, -40, 1];
}

describe("pose from the matrix", () => {
  it("reads yaw, pitch and roll whatever the scale of the columns", () => {
    for (const [yaw, pitch, roll] of [
      [0, 0, 0],
      [25, 0, 0],
      [-12, 10, 15],
      [8, -20, -30],
    ] as const) {
      const pose = poseFromMatrix(matrixOf(yaw, pitch, roll, 1.7));
      expect(pose?.yaw).toBeCloseTo(yaw, 9);
      expect(pose?.pitch).toBeCloseTo(pitch, 9);
      expect(pose?.roll).toBeCloseTo(roll, 9);
    }
  });

  it("is null for what is no pose", () => {
    expect(poseFromMatrix([1, 2, 3])).toBeNull();
    expect(poseFromMatrix(new Array<number>(16).fill(0))).toBeNull();
    expect(poseFromMatrix(new Array<number>(16).fill(Number.NaN))).toBeNull();
  });

  it("is the photo's pose again from any frame, flipped or turned", () => {
    const face = proceduralFace(1);
    const truth = irisRoll(face);
    const frames = jitterFrames(canonicalFrame(face, LOOK_SIZE));
    for (const frame of frames) {
      const flipped = frame.a * frame.d - frame.b * frame.c < 0;
      const turn = (Math.atan2(frame.b, flipped ? -frame.a : frame.a) * 180) / Math.PI;
      const inFrame = turnedPose({ yaw: 5, pitch: 3, roll: truth }, -turn);
      const found = poseInPhoto(flipped ? mirroredPose(inFrame) : inFrame, frame);
      expect(found.yaw).toBeCloseTo(5, 9);
      expect(found.pitch).toBeCloseTo(3, 9);
      expect(found.roll).toBeCloseTo(truth, 9);
    }
  });

  it("turns the picture after the head: a quarter turn makes pitch of yaw", () => {
    const turned = turnedPose({ yaw: 20, pitch: 0, roll: 0 }, 90);
    expect(turned.pitch).toBeCloseTo(-20, 9);
    expect(turned.yaw).toBeCloseTo(0, 9);
    expect(turned.roll).toBeCloseTo(90, 9);
    expect(turnedPose({ yaw: 0, pitch: 0, roll: 5 }, 10).roll).toBeCloseTo(15, 9);
  });

  it("averages roll on the circle", () => {
    const roll = meanPose([
      { yaw: 0, pitch: 0, roll: 179 },
      { yaw: 2, pitch: 4, roll: -177 },
    ]);
    expect(roll.yaw).toBe(1);
    expect(Math.abs(roll.roll)).toBeCloseTo(179, 6);
  });
});
