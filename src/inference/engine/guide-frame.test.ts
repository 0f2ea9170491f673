import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { NormalizedLandmarks } from "../../core/geometry/points.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";
import { createFrameReader, GUIDE_SIDE } from "./guide-frame.ts";
import type { Detection, Tracker } from "./landmarker.ts";
import { fakeFrame, stubFramesAndCanvases } from "./testing/fake-frame.ts";

const STRAIGHT = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, -50, 1];
const [WIDTH, HEIGHT] = [640, 800];

/** The face as the landmark model tells it of a frame of that size. */
function seen(dx = 0): NormalizedLandmarks {
  const { points } = proceduralFace(0);
  return {
    space: "normalized",
    points: points.map(({ x, y, z }) => ({ x: (x + dx) / WIDTH, y: y / HEIGHT, z: z / WIDTH })),
  };
}

/** A tracker that sees what it is told to, and notes what it is shown. */
function fakeTracker(faces: readonly Detection[]) {
  const shown: { readonly width: number; readonly height: number; readonly ms: number }[] = [];
  const tracker: Tracker = {
    follow({ width, height }, ms) {
      shown.push({ width, height, ms });
      return faces;
    },
    close: () => undefined,
  };
  return { tracker, shown };
}

beforeEach(() => void stubFramesAndCanvases());
afterEach(() => void vi.unstubAllGlobals());

const frame = (luma?: number) => fakeFrame({ visibleRect: { width: WIDTH, height: HEIGHT } }, luma);

describe("a frame that is read for the guidance", () => {
  it("is followed in a copy whose long side is 320 pixels, with the clock of the caller", async () => {
    const { tracker, shown } = fakeTracker([]);
    expect(await createFrameReader(tracker).read(frame(), 1234)).toEqual({
      frame: { width: WIDTH, height: HEIGHT },
      faces: 0,
      face: null,
    });
    expect(GUIDE_SIDE).toBe(320);
    expect(shown).toEqual([{ width: 256, height: 320, ms: 1234 }]);
  });

  it("is not enlarged, and never narrower than one pixel", async () => {
    const { tracker, shown } = fakeTracker([]);
    const reader = createFrameReader(tracker);
    await reader.read(fakeFrame({ visibleRect: { width: 100, height: 50 } }), 1);
    await reader.read({ width: 6400, height: 2 } as ImageBitmap, 2);
    expect(shown).toEqual([
      { width: 100, height: 50, ms: 1 },
      { width: 320, height: 1, ms: 2 },
    ]);
  });

  it("tells the face in pixels of the frame, with the light on it", async () => {
    const { tracker } = fakeTracker([{ landmarks: seen(), matrix: STRAIGHT }]);
    const { face, faces } = await createFrameReader(tracker).read(frame(130), 1);
    expect(faces).toBe(1);
    // The irises of the face are 84.9 pixels apart.
    expect(face?.irisPixels).toBeCloseTo(84.9, 1);
    expect(face).toMatchObject({ yaw: 0 });
    expect(face?.light.luma).toBeCloseTo(130, 0);
    expect(face?.light).toMatchObject({ burnt: 0, black: 0, sharpness: 0 });
    const dark = await createFrameReader(tracker).read(frame(5), 1);
    expect(dark.face?.light).toMatchObject({ black: 1 });
  });

  it("counts the faces that matter, and passes over one without a pose", async () => {
    const other = { landmarks: seen(250), matrix: STRAIGHT };
    const both = fakeTracker([{ landmarks: seen(), matrix: STRAIGHT }, other]);
    expect((await createFrameReader(both.tracker).read(frame(), 1)).faces).toBe(2);
    const one = fakeTracker([{ landmarks: seen(), matrix: [] }, other]);
    expect((await createFrameReader(one.tracker).read(frame(), 1)).faces).toBe(1);
    const none = fakeTracker([{ landmarks: seen(), matrix: [] }]);
    expect(await createFrameReader(none.tracker).read(frame(), 1)).toMatchObject({ faces: 0, face: null });
  });

  it("has the light of a face that lies at the frame's edge, too", async () => {
    const { tracker } = fakeTracker([{ landmarks: seen(-280), matrix: STRAIGHT }]);
    const { face } = await createFrameReader(tracker).read(frame(200), 1);
    expect(face?.light.luma).toBeGreaterThan(0);
  });
});
