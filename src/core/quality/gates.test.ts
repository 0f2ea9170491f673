import { describe, expect, it } from "vitest";
import { irisDistance } from "../geometry/distance.ts";
import { LEFT, RIGHT } from "../geometry/landmarks.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";
import { irisRoll, turnedPose } from "../geometry/pose.ts";
import { similarityAbout, transformedLandmarks } from "../geometry/similarity.ts";
import type { Seen } from "./gates.ts";
import { judge } from "./gates.ts";
import { edgeGap, faceBoxOf, shareOutside } from "./framing.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** The face made from formulas leans a little; here it stands upright. */
const leaning = proceduralFace(1);
const landmarks = transformedLandmarks(
  similarityAbout(
    { x: 300, y: 400 },
    { radians: (irisRoll(leaning) * Math.PI) / 180, scale: 1, dx: 0, dy: 0 },
  ),
  leaning,
);
const photo = { width: 800, height: 900 };
const good: Seen = {
  photo,
  faceCount: 1,
  landmarks,
  jitter: 0.008,
  box: { x: 150, y: 200, width: 400, height: 420 },
  pose: { yaw: 0, pitch: 0, roll: 0 },
  distance: { kind: "measured", centimetres: 80, from: "exif" },
  raster: {
    sharpness: 200,
    luma: 130,
    burnt: 0,
    black: 0,
    sideLight: 0,
    flat: 0.1,
    skin: { texture: 0.8, luma: 130, colour: 50 },
    covered: { eyeContrast: 0.6, mouthContrast: 0.1, lipColour: 0.07 },
  },
  blendshapes: null,
};
const SKIN = good.raster.skin;
const codes = (change: Partial<Seen>): string[] =>
  judge({ ...good, ...change }).notes.map((note) => note.code);

describe("the gates", () => {
  it("refuse a photo without a face", () => {
    expect(judge(null)).toEqual({ refusal: "no-face", notes: [] });
  });

  it("refuse a head turned or lowered too far, and grade what is less", () => {
    expect(judge({ ...good, pose: { yaw: 40, pitch: 0, roll: 0 } }).refusal).toBe("pose-too-far");
    expect(judge({ ...good, pose: { yaw: 12, pitch: 0, roll: 0 } }).notes).toContainEqual({
      code: "turned",
      severity: "warning",
      value: expect.closeTo(12, 9) as number,
    });
  });

  it("refuse a face that does not hold still over the looks, if it is not its pose that tells why", () => {
    expect(judge({ ...good, jitter: THRESHOLDS.refuseJitter }).refusal).toBeNull();
    expect(judge({ ...good, jitter: THRESHOLDS.refuseJitter + 1e-6 }).refusal).toBe("face-unclear");
    expect(judge({ ...good, jitter: NaN }).refusal).toBe("face-unclear");
    const turned = { yaw: 40, pitch: 0, roll: 0 };
    expect(judge({ ...good, jitter: 0.2, pose: turned }).refusal).toBe("pose-too-far");
    expect(judge({ ...good, jitter: 0.2, photo: { width: 300, height: 900 } }).refusal).toBe("face-cut-off");
  });

  it("refuse a face of which a substantial part lies outside the photo", () => {
    expect(judge({ ...good, photo: { width: 300, height: 900 } }).refusal).toBe("face-cut-off");
    expect(shareOutside(landmarks, { width: 5000, height: 5000 })).toBeCloseTo(0, 9);
    expect(edgeGap(faceBoxOf(landmarks), { width: 5000, height: 5000 })).toBeGreaterThan(0);
  });

  it.each([
    ["blurred", { raster: { ...good.raster, sharpness: 1 } }],
    ["too-dark", { raster: { ...good.raster, luma: 20 } }],
    ["too-bright", { raster: { ...good.raster, burnt: 0.5 } }],
    ["uneven-light", { raster: { ...good.raster, sideLight: -0.8 } }],
    ["drawing-like", { raster: { ...good.raster, flat: 0.9 } }],
    ["black-and-white", { raster: { ...good.raster, skin: { ...good.raster.skin, colour: 0 } } }],
    ["several-faces", { faceCount: 3 }],
    ["eyes-hidden", { raster: { ...good.raster, covered: { ...good.raster.covered, eyeContrast: 0.19 } } }],
    [
      "mouth-covered",
      {
        raster: {
          ...good.raster,
          covered: { ...good.raster.covered, mouthContrast: 0.035, lipColour: 0.019 },
        },
      },
    ],
    ["too-close", { distance: { kind: "measured", centimetres: 35, from: "exif" } }],
    [
      "distance-unknown",
      {
        distance: { kind: "not-measured", reason: "focal-length-unknown" },
        box: { x: 0, y: 100, width: 700, height: 750 },
      },
    ],
  ] as const)("say %s when it is so and not otherwise", (code, change) => {
    expect(codes(change)).toContain(code);
    expect(codes({})).not.toContain(code);
  });

  it("refuse points that span no face, whatever else is known of them", () => {
    const flat: PixelLandmarks = {
      space: "pixel",
      points: landmarks.points.map(() => ({ x: 1, y: 1, z: 0 })),
    };
    expect(judge({ ...good, landmarks: flat }).refusal).toBe("no-face");
    expect(codes({ landmarks: flat })).toEqual(["face-small"]);
  });

  it("refuse a turn of more than 35 and a tilt of more than 25 degrees in either direction, and no roll", () => {
    const at = (yaw: number, pitch: number, roll = 0) =>
      judge({ ...good, pose: { yaw, pitch, roll } }).refusal;
    expect([at(34.9, 0), at(-34.9, 0), at(0, 24.9), at(0, -24.9), at(0, 0, 90)]).toEqual(Array(5).fill(null));
    expect([at(35.1, 0), at(-35.1, 0), at(0, 25.1), at(0, -25.1)]).toEqual(Array(4).fill("pose-too-far"));
  });

  it("judge a head in a photo on its side by its own upright: a turn is a turn there too", () => {
    const onSide = (degrees: number) => ({
      landmarks: transformedLandmarks(
        similarityAbout({ x: 400, y: 450 }, { radians: (-degrees * Math.PI) / 180, scale: 1, dx: 0, dy: 0 }),
        landmarks,
      ),
      pose: turnedPose({ yaw: 30, pitch: 0, roll: 0 }, degrees),
      photo: { width: 2000, height: 2000 },
    });
    for (const degrees of [90, 180, -90, 40]) {
      const { refusal, notes } = judge({ ...good, ...onSide(degrees) });
      expect(refusal).toBeNull();
      expect(notes.find(({ code }) => code === "turned")?.value).toBeCloseTo(30, 0);
      expect(notes.map(({ code }) => code)).not.toContain("tilted-up-or-down");
    }
  });

  it("refuse a face under 96 pixels across or with irises under 34 pixels apart", () => {
    const across = (width: number, height: number) =>
      judge({ ...good, box: { x: 150, y: 200, width, height } }).refusal;
    expect([across(96, 40), across(40, 96), across(95, 95)]).toEqual([null, null, "face-too-small"]);
    const irises = (pixels: number) => judge({ ...good, landmarks: sized(pixels) }).refusal;
    expect([irises(34.1), irises(33.9)]).toEqual([null, "face-too-small"]);
    expect(judge({ ...good, landmarks: irisesAt(34) }).refusal).toBeNull();
  });

  it("refuse from 12 % of the oval outside on", () => {
    const share = (width: number) => shareOutside(landmarks, { width, height: 900 });
    const wide = Array.from({ length: 200 }, (_, k) => 500 - k);
    const [kept, cut] = [wide.findLast((w) => share(w) <= 0.12), wide.find((w) => share(w) > 0.12)];
    const refusal = (width = NaN) => judge({ ...good, photo: { width, height: 900 } }).refusal;
    expect([refusal(kept), refusal(cut)]).toEqual([null, "face-cut-off"]);
  });

  it("name the first of several refusals: no face, cut off, too small, turned", () => {
    const worst: Seen = {
      ...good,
      photo: { width: 300, height: 900 },
      box: { x: 0, y: 0, width: 20, height: 20 },
      pose: { yaw: 60, pitch: 0, roll: 0 },
    };
    expect(judge(worst).refusal).toBe("face-cut-off");
    expect(judge({ ...worst, photo: good.photo }).refusal).toBe("face-too-small");
    expect(judge({ ...worst, photo: good.photo, box: good.box }).refusal).toBe("pose-too-far");
  });

  it("say nothing of a good photo, and of a small face how far its irises are apart", () => {
    expect(judge(good)).toEqual({ refusal: null, notes: [] });
    const small = sized(50);
    expect(judge({ ...good, landmarks: small }).notes).toEqual([
      { code: "face-small", severity: "warning", value: irisDistance(small) },
    ]);
  });

  it("note last a file without its end mark", () => {
    expect(codes({ lacksEnd: true })).toEqual(["end-missing"]);
    expect(codes({ lacksEnd: true, pose: { yaw: 0, pitch: 0, roll: 0 }, faceCount: 2 })).toEqual([
      "several-faces",
      "end-missing",
    ]);
    expect(codes({ lacksEnd: false })).toEqual([]);
  });

  it("warn of a small face under 160 pixels across, or with irises under 60 pixels apart", () => {
    const small = (pixels: number, width: number, height: number) =>
      codes({ landmarks: sized(pixels), box: { x: 200, y: 200, width, height } });
    expect(small(61, 160, 120)).toEqual([]);
    expect(small(61, 120, 160)).toEqual([]);
    expect(small(61, 159, 159)).toEqual(["face-small"]);
    expect(small(59, 160, 160)).toEqual(["face-small"]);
    expect(codes({ landmarks: irisesAt(60) })).not.toContain("face-small");
  });

  it("note a face near the edge and warn of one that is cut by it", () => {
    const near = (x: number) =>
      judge({ ...good, landmarks: sized(91), box: { x, y: 200, width: 400, height: 420 } }).notes;
    expect(near(16)).toEqual([]);
    expect(near(15)).toEqual([{ code: "near-edge", severity: "note", value: 0.0375 }]);
    expect(near(0)).toEqual([{ code: "near-edge", severity: "note", value: 0 }]);
    expect(near(-4)).toEqual([{ code: "near-edge", severity: "warning", value: -0.01 }]);
  });

  it("grade each axis of the pose by its own limits, whichever way it turns", () => {
    const graded = (pose: Partial<Seen["pose"]>) =>
      judge({ ...good, landmarks: sized(91), pose: { ...good.pose, ...pose } }).notes;
    expect(graded({ yaw: 4.9, pitch: -4.9 })).toEqual([]);
    const about = (value: number) => expect.closeTo(value, 9) as number;
    expect(graded({ yaw: -5.1 })).toEqual([{ code: "turned", severity: "note", value: about(-5.1) }]);
    expect(graded({ yaw: 9.9 })).toEqual([{ code: "turned", severity: "note", value: about(9.9) }]);
    expect(graded({ yaw: -10.1 })).toEqual([{ code: "turned", severity: "warning", value: about(-10.1) }]);
    expect(graded({ pitch: 6 })).toEqual([{ code: "tilted-up-or-down", severity: "note", value: about(6) }]);
    expect(graded({ pitch: -11 })).toEqual([
      { code: "tilted-up-or-down", severity: "warning", value: about(-11) },
    ]);
  });

  it("say that the head leans, and from 45 degrees on that the photo lies on its side", () => {
    const leaning = (degrees: number) => {
      const { landmarks: lying } = turnedFace(degrees);
      return judge({ ...good, landmarks: lying, photo: { width: 5000, height: 5000 } }).notes.filter(
        ({ code }) => code === "rolled" || code === "photo-turned",
      );
    };
    const noted = (degrees: number) =>
      leaning(degrees).map(({ code, severity, value = NaN }) => [code, severity, Math.round(value)]);
    expect(noted(14)).toEqual([]);
    expect(noted(16)).toEqual([["rolled", "note", 16]]);
    expect(noted(-44)).toEqual([["rolled", "note", -44]]);
    expect(noted(46)).toEqual([["photo-turned", "note", 46]]);
    expect(noted(180).map(([code]) => code)).toEqual(["photo-turned"]);
    expect(noted(-90)).toEqual([["photo-turned", "note", -90]]);
  });

  it.each([
    ["eyes-closed", { eyeBlinkLeft: 0.9 }],
    ["mouth-open", { jawOpen: 0.9 }],
    ["strong-smile", { mouthSmileLeft: 0.9, mouthSmileRight: 0.9 }],
  ] as const)("warn of %s", (code, blendshapes) => {
    const notes = judge({ ...good, landmarks: sized(91), blendshapes }).notes;
    expect(notes).toMatchObject([{ code, severity: "warning" }]);
  });

  it.each([
    ["blurred", { sharpness: 11.9 }, { sharpness: 12 }, 11.9],
    ["too-dark", { luma: 54 }, { luma: 55 }, 54],
    ["too-dark", { black: 0.26 }, { black: 0.25 }, 130],
    ["too-bright", { luma: 226 }, { luma: 225 }, 226],
    ["too-bright", { burnt: 0.26 }, { burnt: 0.25 }, 130],
    ["uneven-light", { sideLight: 0.41 }, { sideLight: 0.4 }, 0.41],
    ["uneven-light", { sideLight: -0.41 }, { sideLight: -0.4 }, -0.41],
    ["drawing-like", { flat: 0.61 }, { flat: 0.6 }, 0.8],
    ["drawing-like", { skin: { ...SKIN, texture: 0.42 } }, { skin: { ...SKIN, texture: 0.43 } }, 0.42],
    [
      "drawing-like",
      { skin: { ...SKIN, luma: 223, colour: 7 } },
      { skin: { ...SKIN, luma: 222, colour: 7 } },
      0.8,
    ],
  ] as const)("warn of %s beyond the limit (%j) and not at it (%j)", (code, beyond, limit, value) => {
    const notes = (change: Partial<Seen["raster"]>) =>
      judge({ ...good, landmarks: sized(91), raster: { ...good.raster, ...change } }).notes;
    expect(notes(beyond)).toEqual([{ code, severity: "warning", value }]);
    expect(notes(limit)).toEqual([]);
  });

  it("call no photo a drawing because its landmarks move, nor one without texture that is out of focus", () => {
    const notes = (change: Partial<Seen>) =>
      judge({ ...good, landmarks: sized(91), ...change }).notes.map(({ code }) => code);
    expect(notes({ jitter: 0.039 })).toEqual([]);
    const blurred = { ...good.raster, sharpness: 5, skin: { ...SKIN, texture: 0.05 } };
    expect(notes({ raster: blurred })).toEqual(["blurred"]);
  });

  it("note a photo without colour, and do not say it of a drawing", () => {
    const notes = (skin: Partial<typeof SKIN>) =>
      judge({ ...good, landmarks: sized(91), raster: { ...good.raster, skin: { ...SKIN, ...skin } } }).notes;
    expect(notes({ colour: 5 })).toEqual([]);
    expect(notes({ colour: 4 })).toEqual([{ code: "black-and-white", severity: "note", value: 4 }]);
    expect(notes({ colour: 0, luma: 240 }).map(({ code }) => code)).toEqual(["drawing-like"]);
  });

  it("count faces from the second on, and a distance from 50 cm on as far enough", () => {
    const notes = (change: Partial<Seen>) => judge({ ...good, landmarks: sized(91), ...change }).notes;
    expect(notes({ faceCount: 2 })).toEqual([{ code: "several-faces", severity: "note", value: 2 }]);
    const away = (centimetres: number): Partial<Seen> => ({
      distance: { kind: "measured", centimetres, from: "camera" },
    });
    expect(notes(away(50))).toEqual([]);
    expect(notes(away(49))).toEqual([{ code: "too-close", severity: "warning", value: 49 }]);
    const unknown = { kind: "not-measured", reason: "focal-length-unknown" } as const;
    const filling = (width: number) =>
      notes({
        distance: unknown,
        box: { x: 70, y: 70, width, height: 400 },
        photo: { width: 1000, height: 800 },
      });
    expect(filling(640)).toEqual([]);
    expect(filling(680)).toEqual([{ code: "distance-unknown", severity: "note", value: 0.85 }]);
  });

  it("tell warnings before notes, each in the order in which they are found", () => {
    expect(
      judge({
        ...good,
        landmarks: sized(91),
        faceCount: 2,
        pose: { yaw: 12, pitch: 6, roll: 0 },
        raster: { ...good.raster, luma: 20 },
      }).notes.map(({ code }) => code),
    ).toEqual(["turned", "too-dark", "several-faces", "tilted-up-or-down"]);
  });
});

/** The face in a photo that was turned counter-clockwise, its irises in one row before. */
function turnedFace(degrees: number) {
  const level = similarityAbout(
    { x: 400, y: 450 },
    { radians: ((irisRoll(landmarks) - degrees) * Math.PI) / 180, scale: 1, dx: 0, dy: 0 },
  );
  return { landmarks: transformedLandmarks(level, landmarks) };
}

/** The face with its irises so many pixels apart. */
function sized(irisPixels: number): PixelLandmarks {
  const scale = irisPixels / irisDistance(landmarks);
  return {
    space: "pixel",
    points: landmarks.points.map(({ x, y, z }) => ({ x: scale * x, y: scale * y, z: scale * z })),
  };
}

/** The face with its irises exactly so many pixels apart, in one row. */
function irisesAt(pixels: number): PixelLandmarks {
  const points = [...landmarks.points];
  points[RIGHT.iris] = { x: 260, y: 400, z: 0 };
  points[LEFT.iris] = { x: 260 + pixels, y: 400, z: 0 };
  return { space: "pixel", points };
}
