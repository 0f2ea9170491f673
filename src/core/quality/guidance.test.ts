import { describe, expect, it } from "vitest";
import type { PixelLandmarks } from "../geometry/points.ts";
import { similarityAbout, transformedLandmarks } from "../geometry/similarity.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";
import type { Advice, Guidance } from "./guidance.ts";
import { ADVICE, DWELL_MS, guided, LEAVE, wellFor } from "./guidance.ts";
import type { FrameReading, GuidedFace } from "./guidance-reading.ts";
import { facesThatMatter, frameReading } from "./guidance-reading.ts";

const frame = { width: 1280, height: 960 };
const light = { sharpness: 120, luma: 130, burnt: 0, black: 0, sideLight: 0.05 };
const good: GuidedFace = {
  irisShare: 0.0145,
  irisPixels: 130,
  fill: 0.45,
  offset: { x: 0.01, y: -0.02 },
  gap: 0.5,
  yaw: 1,
  pitch: -1,
  roll: 0.5,
  light,
  eyeOpening: 0.3,
  mouthOpening: 0.05,
  smile: 0.2,
  drawn: {
    oval: [],
    midline: [],
    irises: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
  },
};
const seen = (change: Partial<GuidedFace> = {}, faces = 1): FrameReading => ({
  frame,
  faces,
  face: { ...good, ...change },
});
const nobody: FrameReading = { frame, faces: 0, face: null };

/** Feed readings at 15 a second and return what guidance knows after each. */
function after(readings: readonly FrameReading[], stepMs = 66): Guidance[] {
  const states: Guidance[] = [];
  readings.forEach((reading, k) => states.push(guided(states[k - 1] ?? null, reading, 1000 + k * stepMs)));
  return states;
}

const CASES: readonly (readonly [Advice, FrameReading])[] = [
  ["no-face", nobody],
  ["several-faces", seen({}, 2)],
  ["too-near", seen({ irisShare: 0.025 })],
  ["too-near", seen({ fill: 0.9 })],
  ["too-far", seen({ irisShare: 0.008, irisPixels: 60 })],
  ["move-right", seen({ offset: { x: 0.3, y: 0 } })],
  ["move-left", seen({ offset: { x: -0.3, y: 0 } })],
  ["move-up", seen({ offset: { x: 0, y: 0.3 } })],
  ["move-down", seen({ offset: { x: 0, y: -0.3 } })],
  ["turn-right", seen({ yaw: 9 })],
  ["turn-left", seen({ yaw: -9 })],
  ["chin-up", seen({ pitch: 12 })],
  ["chin-down", seen({ pitch: -12 })],
  ["lean-left", seen({ roll: 12 })],
  ["lean-right", seen({ roll: -12 })],
  ["too-dark", seen({ light: { ...light, luma: 30 } })],
  ["too-bright", seen({ light: { ...light, luma: 235 } })],
  ["too-bright", seen({ light: { ...light, burnt: 0.4 } })],
  ["light-left", seen({ light: { ...light, sideLight: 0.6 } })],
  ["light-right", seen({ light: { ...light, sideLight: -0.6 } })],
  ["eyes-closed", seen({ eyeOpening: 0.05 })],
  ["mouth-open", seen({ mouthOpening: 0.4 })],
  ["smile", seen({ smile: 1.4 })],
  ["blurred", seen({ light: { ...light, sharpness: 4 } })],
];

describe("guidance", () => {
  it.each(CASES)("asks for %s when it is so, and for nothing else", (advice, reading) => {
    expect(guided(null, reading, 0)).toMatchObject({ active: [advice], shown: advice, goodSince: null });
  });

  it("knows a case for every advice it can give", () => {
    expect(new Set(CASES.map(([advice]) => advice))).toEqual(new Set(ADVICE));
  });

  it("is content with a good frame and counts for how long", () => {
    const states = after(Array.from({ length: 11 }, () => seen()));
    const last = states[10];
    expect(last).toMatchObject({ shown: "good", active: [] });
    expect(last && wellFor(last, 1000 + 10 * 66)).toBe(660);
  });

  it("shows the most important of several complaints", () => {
    const bad = seen({ yaw: 20, light: { ...light, luma: 20 }, irisShare: 0.03 });
    expect(guided(null, bad, 0).shown).toBe("too-near");
    expect(guided(null, bad, 0).active).toEqual(["too-near", "turn-right", "too-dark"]);
  });

  it("says a change within 200 ms of the first frame that shows it, at 15 frames a second", () => {
    const states = after([seen(), seen(), seen({ yaw: 15 }), seen({ yaw: 15 }), seen({ yaw: 15 })]);
    const said = states.findIndex(({ shown }) => shown === "turn-right");
    expect(said).toBeGreaterThan(2);
    expect((said - 2) * 66).toBeLessThanOrEqual(133);
    expect(DWELL_MS).toBeLessThan(133);
  });

  it("ignores one odd frame in what it shows, but starts counting anew", () => {
    const states = after([seen(), seen(), nobody, seen(), seen()]);
    expect(states.map(({ shown }) => shown)).toEqual(Array.from({ length: 5 }, () => "good"));
    expect(states[4]?.goodSince).toBe(1000 + 3 * 66);
  });

  it("does not flicker when a value trembles about its limit", () => {
    const trembling = Array.from({ length: 40 }, (_, k) => seen({ yaw: k % 2 === 0 ? 6.4 : 5.6 }));
    const shown = after(trembling).map((state) => state.shown);
    expect(new Set(shown)).toEqual(new Set(["turn-right"]));
    const ended = after([
      seen({ yaw: 6.4 }),
      ...Array.from({ length: 4 }, () => seen({ yaw: 6 * LEAVE - 0.1 })),
    ]);
    expect(ended[4]?.shown).toBe("good");
  });

  it("does not take a blink for closed eyes, and no photo during it", () => {
    const blink = Array.from({ length: 4 }, () => seen({ eyeOpening: 0.05 }));
    const states = after([seen(), seen(), ...blink, seen()]);
    expect(states.map(({ shown }) => shown)).not.toContain("eyes-closed");
    expect(states[4]?.goodSince).toBeNull();
    const closed = after([seen(), ...Array.from({ length: 12 }, () => seen({ eyeOpening: 0.05 }))]);
    expect(closed[12]?.shown).toBe("eyes-closed");
  });

  it("asks a coarse camera only for the pixels it can give without coming too near", () => {
    const coarse: FrameReading = {
      frame: { width: 640, height: 480 },
      faces: 1,
      face: { ...good, irisShare: 0.018, irisPixels: 64 },
    };
    expect(guided(null, coarse, 0).shown).toBe("good");
  });
});

const LIT = (change: Partial<GuidedFace["light"]>) => seen({ light: { ...light, ...change } });
/** Each limit: a reading on its good side and one on its bad side. */
const EDGES: readonly (readonly [Advice, FrameReading, FrameReading])[] = [
  ["too-near", seen({ irisShare: 0.0211 }), seen({ irisShare: 0.0213 })],
  ["too-near", seen({ fill: 0.77 }), seen({ fill: 0.79 })],
  ["too-far", seen({ irisShare: 0.0105 }), seen({ irisShare: 0.0103 })],
  ["too-far", seen({ irisPixels: 94.1 }), seen({ irisPixels: 93.9 })],
  ["move-right", seen({ offset: { x: 0.159, y: 0 } }), seen({ offset: { x: 0.161, y: 0 } })],
  ["move-left", seen({ offset: { x: -0.159, y: 0 } }), seen({ offset: { x: -0.161, y: 0 } })],
  ["move-up", seen({ offset: { x: 0, y: 0.149 } }), seen({ offset: { x: 0, y: 0.151 } })],
  ["move-down", seen({ offset: { x: 0, y: -0.149 } }), seen({ offset: { x: 0, y: -0.151 } })],
  ["turn-right", seen({ yaw: 5.9 }), seen({ yaw: 6.1 })],
  ["turn-left", seen({ yaw: -5.9 }), seen({ yaw: -6.1 })],
  ["chin-up", seen({ pitch: 7.9 }), seen({ pitch: 8.1 })],
  ["chin-down", seen({ pitch: -7.9 }), seen({ pitch: -8.1 })],
  ["lean-left", seen({ roll: 7.9 }), seen({ roll: 8.1 })],
  ["lean-right", seen({ roll: -7.9 }), seen({ roll: -8.1 })],
  ["too-dark", LIT({ luma: 68.1 }), LIT({ luma: 67.9 })],
  ["too-dark", LIT({ black: 0.179 }), LIT({ black: 0.181 })],
  ["too-bright", LIT({ luma: 214 }), LIT({ luma: 216 })],
  ["too-bright", LIT({ burnt: 0.179 }), LIT({ burnt: 0.181 })],
  ["light-left", LIT({ sideLight: 0.339 }), LIT({ sideLight: 0.341 })],
  ["light-right", LIT({ sideLight: -0.339 }), LIT({ sideLight: -0.341 })],
  ["eyes-closed", seen({ eyeOpening: 0.151 }), seen({ eyeOpening: 0.149 })],
  ["mouth-open", seen({ mouthOpening: 0.219 }), seen({ mouthOpening: 0.221 })],
  ["smile", seen({ smile: 0.94 }), seen({ smile: 0.96 })],
  ["blurred", LIT({ sharpness: 16.1 }), LIT({ sharpness: 15.9 })],
];

describe("the limits of guidance", () => {
  it.each(EDGES)("ask for %s beyond the limit, and for nothing before it", (advice, good, bad) => {
    expect(guided(null, good, 0).active).toEqual([]);
    expect(guided(null, bad, 0).active).toEqual([advice]);
  });

  it.each([
    ["move-right", { x: 0.05, y: 0.02 }],
    ["move-left", { x: -0.05, y: 0.02 }],
    ["move-up", { x: 0.01, y: 0.05 }],
    ["move-down", { x: 0.01, y: -0.05 }],
  ] as const)("ask for %s where the face nears an edge, by the way it lies further off", (advice, offset) => {
    expect(guided(null, seen({ offset, gap: 0.061 }), 0).active).toEqual([]);
    expect(guided(null, seen({ offset, gap: 0.059 }), 0).active).toEqual([advice]);
    expect(guided(null, seen({ offset, gap: -0.5 }), 0).active).toEqual([advice]);
  });

  it("do not ask to come nearer and to go away at once", () => {
    const coarse = seen({ irisShare: 0.025, irisPixels: 40 });
    expect(guided(null, coarse, 0).active).toEqual(["too-near"]);
  });

  it("hold a complaint until it is back at .82 of its limit", () => {
    const before = guided(null, seen({ mouthOpening: 0.3 }), 0);
    expect(guided(before, seen({ mouthOpening: 0.22 * 0.83 }), 66).active).toEqual(["mouth-open"]);
    expect(guided(before, seen({ mouthOpening: 0.22 * 0.81 }), 66).active).toEqual([]);
  });

  it("are those of eyes that are shut and of a black picture, too, whose quantities have no inverse", () => {
    expect(guided(null, seen({ eyeOpening: 0 }), 0).active).toEqual(["eyes-closed"]);
    expect(guided(null, LIT({ luma: 0, sharpness: 0 }), 0).active).toEqual(["too-dark", "blurred"]);
  });
});

describe("what is shown", () => {
  const turned = seen({ yaw: 15 });

  it("is another complaint once that has stood for 40 ms, counted from its first frame", () => {
    const good = guided(null, seen(), 0);
    const first = guided(good, turned, 100);
    expect(first).toMatchObject({ shown: "good", rising: { advice: "turn-right", since: 100 } });
    expect(guided(first, turned, 139)).toMatchObject({ shown: "good", rising: { since: 100 } });
    expect(guided(first, turned, 140)).toMatchObject({ shown: "turn-right", rising: null });
  });

  it("counts anew when yet another complaint comes to the top", () => {
    const first = guided(guided(null, seen(), 0), turned, 100);
    const other = guided(first, nobody, 150);
    expect(other).toMatchObject({ shown: "good", rising: { advice: "no-face", since: 150 } });
  });

  it("is forgotten as rising when what is shown comes back to the top", () => {
    const first = guided(guided(null, seen(), 0), turned, 100);
    expect(guided(first, seen(), 130)).toMatchObject({ shown: "good", rising: null });
  });

  it("is closed eyes only after 450 ms", () => {
    const shut = seen({ eyeOpening: 0.05 });
    const first = guided(guided(null, seen(), 0), shut, 100);
    expect(guided(first, shut, 549).shown).toBe("good");
    expect(guided(first, shut, 550).shown).toBe("eyes-closed");
  });

  it("is well for no time while something is amiss, and never for less than none", () => {
    expect(wellFor(guided(null, turned, 100), 900)).toBe(0);
    const well = guided(null, seen(), 100);
    expect([wellFor(well, 160), wellFor(well, 90)]).toEqual([60, 0]);
  });
});

describe("the reading of a frame", () => {
  const size = { width: 800, height: 900 };
  const pose = { yaw: 0, pitch: 0, roll: 0 };
  const moved = (landmarks: PixelLandmarks, dx: number, scale = 1): PixelLandmarks =>
    transformedLandmarks(similarityAbout({ x: 300, y: 400 }, { radians: 0, scale, dx, dy: 0 }), landmarks);
  const face = proceduralFace(0);

  it("tells place and size as shares of the frame, so that twice the pixels say the same", () => {
    const twice = transformedLandmarks({ a: 2, b: 0, c: 0, d: 2, e: 0, f: 0 }, face);
    const one = frameReading(size, [{ landmarks: face, pose }], light).face;
    const two = frameReading({ width: 1600, height: 1800 }, [{ landmarks: twice, pose }], light).face;
    expect(two?.irisShare).toBeCloseTo(one?.irisShare ?? NaN, 9);
    expect(two?.offset.x).toBeCloseTo(one?.offset.x ?? NaN, 9);
    expect(two?.irisPixels).toBeCloseTo(2 * (one?.irisPixels ?? NaN), 6);
  });

  it("has the sign of the picture: a face on the right has a positive offset", () => {
    expect(frameReading(size, [{ landmarks: moved(face, 250), pose }], light).face?.offset.x).toBeGreaterThan(
      0.1,
    );
    expect(frameReading(size, [{ landmarks: moved(face, -150), pose }], light).face?.offset.x).toBeLessThan(
      -0.1,
    );
  });

  it("is without a face when there is none or its points coincide", () => {
    const flat: PixelLandmarks = { space: "pixel", points: face.points.map(() => ({ x: 1, y: 1, z: 0 })) };
    expect(frameReading(size, [], null)).toEqual({ frame: size, faces: 0, face: null });
    expect(frameReading(size, [{ landmarks: flat, pose }], light).face).toBeNull();
  });

  it("counts neither a face tracked twice nor somebody far behind, but does count a second sitter", () => {
    const one = { landmarks: face, pose };
    const twin = { landmarks: moved(face, 12, 1.05), pose };
    const behind = { landmarks: moved(face, 300, 0.3), pose };
    const beside = { landmarks: moved(face, 300, 0.9), pose };
    expect(facesThatMatter([one, twin, behind])).toHaveLength(1);
    expect(facesThatMatter([beside, one])[0]).toBe(one);
    expect(facesThatMatter([beside, one])).toHaveLength(2);
  });
});
