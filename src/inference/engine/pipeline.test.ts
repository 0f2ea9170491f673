import { describe, expect, it } from "vitest";
import { FaultError } from "../../core/fault.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { STAGES } from "../../core/report.ts";
import type { Outcome, Refusal, Report, Stage } from "../../core/report.ts";
import { blendOfAnswers } from "../../core/score/with-appearance.ts";
import { NO_LATE_NETWORKS } from "./load-models.ts";
import type { LateNetworks, LoadedAppearance, LoadedModels, Networks } from "./load-models.ts";
import { scorePhoto } from "./pipeline.ts";
import type { LateReport } from "./pipeline.ts";
import type { PhotoFacts } from "../protocol/protocol.ts";
import { BROKEN_AGES } from "./testing/broken-age.ts";
import { FACE, fakeLandmarker, PHOTO, scaledFace, stripedPhoto } from "./testing/fake-face.ts";
import type { FakeSight } from "./testing/fake-face.ts";
import { FAKE_MODEL, fakeNetwork, SURE_MODEL } from "./testing/fake-networks.ts";

interface Scene extends FakeSight {
  readonly networks?: Promise<Networks>;
  readonly late?: LateNetworks;
  readonly facts?: PhotoFacts;
}

const sound = (loaded: LoadedAppearance, ...more: readonly LoadedAppearance[]): Promise<Networks> =>
  Promise.resolve({ appearance: [loaded, ...more], silent: [] });

/** Score a photo, and tell which stages began and whether the networks were asked for. */
async function run(scene: Scene = {}) {
  const { networks = sound(fakeNetwork()), late = NO_LATE_NETWORKS, facts = {}, ...sight } = scene;
  const stages: Stage[] = [];
  const owed: LateReport[] = [];
  let asked = false;
  const models: LoadedModels = {
    landmarker: fakeLandmarker(sight),
    landmarkModel: "assembled",
    landmarkBundle: new Uint8Array(),
    get networks() {
      asked = true;
      return networks;
    },
    late,
    encoder: null,
    backend: "a fake",
  };
  const photo = stripedPhoto(sight.photo);
  const outcome = await scorePhoto(photo, facts, models, {
    onStage: (stage) => stages.push(stage),
    onOwed: (report) => owed.push(report),
  });
  return { outcome, stages, owed, asked: () => asked };
}

async function reportOf(scene: Scene = {}): Promise<Report> {
  const { outcome } = await run(scene);
  if (outcome.kind !== "scored") throw new Error(reasonOf(outcome));
  return outcome.report;
}

const reasonOf = (outcome: Outcome) => (outcome.kind === "refused" ? outcome.reason : outcome.kind);

const widthOf = ({ points }: PixelLandmarks) =>
  Math.max(...points.map(({ x }) => x)) - Math.min(...points.map(({ x }) => x));

const NOBODY = { blind: [0, 1, 2, 3, 4, 5] };
const MOVING = { slip: [12, -12, 12, -12] };
const TINY = scaledFace(FACE, 0.2);
/** Small enough for a note, and large enough for a score. */
const SMALL = scaledFace(FACE, 0.6);
const CUT = { width: 300, height: 900 };

describe("a photo that can be scored", () => {
  it("goes through every stage once, in order, with a time for each", async () => {
    const { outcome, stages } = await run({ facts: { decodeMs: 7 } });
    expect(reasonOf(outcome)).toBe("scored");
    expect(stages).toEqual(STAGES);
    const times = outcome.kind === "scored" ? outcome.report.times : {};
    expect(Object.keys(times).sort()).toEqual([...STAGES, "decode"].sort());
    expect(times.decode).toBe(7);
  });

  it("carries what was read of the face, and what it was read with", async () => {
    const report = await reportOf();
    expect(report).toMatchObject({ photo: PHOTO, backend: "a fake", face: { faceCount: 1 } });
    expect(report.face.jitter).toBeCloseTo(0, 9);
    expect(report.face.pose.yaw).toBeCloseTo(0, 9);
    const [first] = FACE.points;
    expect(report.face.landmarks.coordinates[0]).toBeCloseTo(first?.x ?? NaN, 6);
    expect(report.face.box.width).toBeGreaterThan(100);
    expect(report.geometry.landmarkModel).toBe("assembled");
  });

  it("is .6 geometry and .4 of what the network said, with the interval of that very blend", async () => {
    const report = await reportOf({ networks: sound(fakeNetwork({ attractive: 60 })) });
    const [answer] = report.appearance;
    expect(answer).toMatchObject({ kind: "answered", model: "compact", raw: 60, spread: 0 });
    expect(report.psl).toEqual(blendOfAnswers(report.geometry, report.appearance, report.extraSd));
    expect(report.psl).toMatchObject({ kind: "blend", models: ["compact"] });
    const appearance = answer?.kind === "answered" ? answer.score : NaN;
    expect(report.psl.score).toBeCloseTo(0.6 * report.geometry.score + 0.4 * appearance, 9);
  });

  it("takes the mean of the network's looks, and the error of that mean for its spread", async () => {
    const [answer] = (await reportOf({ networks: sound(fakeNetwork({ attractive: [58, 62, 58, 62] })) }))
      .appearance;
    expect(answer).toMatchObject({ raw: 60 });
    expect(answer?.kind === "answered" && answer.spread).toBeCloseTo(Math.sqrt(4 / 3), 9);
  });

  it("shows the network one crop for each of its looks", async () => {
    const network = fakeNetwork();
    await reportOf({ networks: sound(network) });
    expect(network.shown).toHaveLength(1);
    expect(network.shown[0]?.["crop"]?.dims).toEqual([4, 3, 112, 96]);
    expect(network.shown[0]?.["crop"]?.data.some((value) => value !== 0)).toBe(true);
  });

  it("knows the camera's distance where the photo tells its lens, and leaves it open where it does not", async () => {
    expect((await reportOf({ facts: { focalLength35: 50 } })).face.distance.kind).toBe("measured");
    expect((await reportOf()).face.distance.kind).toBe("not-measured");
  });
});

describe("a file without its end mark", () => {
  it("is scored with a note that adds nothing to the interval", async () => {
    const whole = await reportOf();
    const ended = await reportOf({ facts: { lacksEnd: true } });
    expect(ended.quality).toEqual([...whole.quality, { code: "end-missing", severity: "note" }]);
    expect(ended.psl).toEqual(whole.psl);
  });
});

describe("reading the face", () => {
  it("looks again with surroundings when the photo alone shows nobody", async () => {
    const { face } = await reportOf({ needsMargin: true });
    expect(face.landmarks.coordinates[3]).toBeCloseTo(FACE.points[1]?.x ?? NaN, 6);
  });

  it("goes on from the first look when the second sees nobody, and with three looks of four", async () => {
    expect(reasonOf((await run({ blind: [1] })).outcome)).toBe("scored");
    expect(reasonOf((await run({ blind: [3] })).outcome)).toBe("scored");
    expect(reasonOf((await run({ blind: [3, 4] })).outcome)).toBe("no-face");
  });

  it("says what it saw, a face or none, only where it is sure to see", async () => {
    const lost = new FaultError("engine-crashed", "the graphics context was lost");
    await expect(run({ blind: [0, 3, 4], confirmSight: () => Promise.reject(lost) })).rejects.toBe(lost);
    await expect(run({ confirmSight: () => Promise.reject(lost) })).rejects.toBe(lost);
  });

  it("reads the largest of several faces, and counts them", async () => {
    const report = await reportOf({ others: [scaledFace(FACE, 0.4), scaledFace(FACE, 0.5)] });
    expect(report.face.faceCount).toBe(3);
    expect(report.face.landmarks.coordinates[0]).toBeCloseTo(FACE.points[0]?.x ?? NaN, 6);
    expect(report.quality.map(({ code }) => code)).toContain("several-faces");
  });

  it("tells where several faces are, and of one alone nothing more", async () => {
    const small = scaledFace(FACE, 0.4, { x: 90, y: 200 });
    const { outcome } = await run({ others: [small] });
    expect(outcome.faces?.map(({ width }) => Math.round(width))).toEqual(
      [FACE, small].map((face) => Math.round(widthOf(face))),
    );
    expect((await run()).outcome).not.toHaveProperty("faces");
  });

  it("carries into its report how a person framed the photo", async () => {
    const framedByHand = { isCropped: true, turns: 1, face: { number: 2, of: 3 } } as const;
    expect(await reportOf({ facts: { framedByHand } })).toMatchObject({ framedByHand });
    expect(await reportOf()).not.toHaveProperty("framedByHand");
  });

  it("widens the interval by how far its looks disagree", async () => {
    const steady = await reportOf();
    const slipping = await reportOf({ slip: [0.3, -0.3, 0.2, -0.2] });
    expect(slipping.face.jitter).toBeGreaterThan(steady.face.jitter);
    // A face that is read beside its place has the same proportions: but for rounding, neither is wider.
    expect(slipping.extraSd).toBeGreaterThanOrEqual(steady.extraSd - 1e-9);
  });
});

describe("a photo that is refused", () => {
  const flat: PixelLandmarks = { space: "pixel", points: FACE.points.map(() => ({ x: 400, y: 450, z: 0 })) };
  const young = sound(fakeNetwork({ age: 12 }));
  const ownFaults: [Refusal, Scene][] = [
    // The whole mesh moves by more than is scored, eyes and mouth by less than an age asks for.
    ["face-unclear", { slip: [3, -3, 3, -3] }],
    ["face-cut-off", { photo: CUT }],
    ["face-too-small", { face: TINY }],
    ["pose-too-far", { yaw: 40 }],
  ];

  it.each<[Refusal, Scene]>([
    ["no-face", NOBODY],
    ["face-unclear", MOVING],
  ])("for %s is, before any network looks at it: it shows no face that has an age", async (reason, scene) => {
    const { outcome, asked } = await run({ ...scene, networks: young });
    expect(reasonOf(outcome)).toBe(reason);
    expect(asked()).toBe(false);
    expect(outcome).not.toHaveProperty("age");
  });

  it.each(ownFaults)("for %s tells of that fault, whatever else the age is", async (reason, scene) => {
    for (const [age, says] of [
      [40, "adult"],
      [20, "perhaps-young"],
      [null, "not-judged"],
    ] as const) {
      const networks = sound(fakeNetwork({ age }));
      const end = { kind: "refused", reason, age: says };
      expect((await run({ ...scene, networks })).outcome).toMatchObject(end);
      expect((await run({ ...scene, networks, facts: { saidAdult: true } })).outcome).toMatchObject(end);
    }
  });

  it.each(ownFaults)("for %s hears first that the face looks under 18", async (_, scene) => {
    const end = { kind: "refused", reason: "looks-under-18", age: "young" };
    expect((await run({ ...scene, networks: young })).outcome).toMatchObject(end);
  });

  it("has one reason, the first that holds, in a fixed order", async () => {
    const last: Scene = { networks: young };
    const moving = { ...last, ...MOVING };
    const turned = { ...last, ...MOVING, yaw: 40, networks: sound(fakeNetwork()) };
    const tiny = { ...turned, face: TINY };
    const cut = { ...tiny, face: scaledFace(FACE, 0.2, { x: 10, y: 450 }) };
    const nobody = { ...cut, ...NOBODY };
    const reasons: string[] = [];
    for (const scene of [nobody, cut, tiny, turned, moving, last])
      reasons.push(reasonOf((await run(scene)).outcome));
    expect(reasons).toEqual([
      "no-face",
      "face-cut-off",
      "face-too-small",
      "pose-too-far",
      "face-unclear",
      "looks-under-18",
    ]);
  });

  it("keeps the notes and the size of the photo, and no number of any kind", async () => {
    const { outcome, stages } = await run({ face: SMALL, networks: young });
    expect(Object.keys(outcome).sort()).toEqual(["age", "kind", "photo", "quality", "reason", "times"]);
    expect(outcome).toMatchObject({ photo: PHOTO, age: "young" });
    expect(outcome.kind === "refused" && outcome.quality.length).toBeGreaterThan(0);
    expect(stages).toEqual(["landmarks", "quality"]);
  });

  it("is, when the landmarks lie on one another", async () => {
    expect(reasonOf((await run({ face: flat })).outcome)).toBe("no-face");
  });
});

describe("the age of a face", () => {
  const endOf = async (scene: Scene) => reasonOf((await run(scene)).outcome);
  const SAID: PhotoFacts = { saidAdult: true };

  it("refuses below the model's lower threshold, asks below the upper one, and lets pass from it on", async () => {
    const at = (age: number | readonly number[]) => endOf({ networks: sound(fakeNetwork({ age })) });
    expect(await at(18.9)).toBe("looks-under-18");
    expect(await at(19)).toBe("asked");
    expect(await at(23.9)).toBe("asked");
    expect(await at(24)).toBe("scored");
    expect(await at([20, 20, 20, 40])).toBe("scored");
    expect(await at([20, 20, 20, 30])).toBe("asked");
    expect(await at([15, 15, 15, 20])).toBe("looks-under-18");
  });

  it("is read in the model's own unit", async () => {
    const ageGate = { output: "age", mean: 30, sd: 10, refuseBelow: 24, askBelow: 26 };
    const at = (age: number) => endOf({ networks: sound(fakeNetwork({ age }, { ...FAKE_MODEL, ageGate })) });
    expect(await at(-0.7)).toBe("looks-under-18");
    expect(await at(-0.5)).toBe("asked");
    expect(await at(-0.3)).toBe("scored");
  });

  it("refuses when one of two networks says so", async () => {
    const other = (age: number) => fakeNetwork({ age }, { ...FAKE_MODEL, id: "other" });
    expect(await endOf({ networks: sound(fakeNetwork(), other(18)) })).toBe("looks-under-18");
    expect(await endOf({ networks: sound(fakeNetwork(), other(20)) })).toBe("asked");
  });

  it("is taken from a network that is only sure of adults where it is, and else not judged", async () => {
    const at = (age: number) => sound(fakeNetwork({ age }, SURE_MODEL));
    expect(await endOf({ networks: at(35) })).toBe("scored");
    expect(await endOf({ networks: at(34.9) })).toBe("age-not-judged");
    expect(await endOf({ networks: at(34.9), facts: SAID })).toBe("age-not-judged");
  });

  it("has the word of whoever opened the photo between the thresholds, and nowhere else", async () => {
    const at = (age: number) => ({ networks: sound(fakeNetwork({ age })) });
    const said = await reportOf({ ...at(20), facts: SAID });
    expect(said.saidAdult).toBe(true);
    expect(await endOf({ ...at(20), facts: { saidAdult: false } })).toBe("asked");
    expect(await endOf({ ...at(18), facts: SAID })).toBe("looks-under-18");
    expect(await reportOf({ ...at(24), facts: SAID })).not.toHaveProperty("saidAdult");
    expect(await reportOf(at(24))).not.toHaveProperty("saidAdult");
  });

  it("that is asked about leaves no number of any kind", async () => {
    const { outcome, stages } = await run({ face: SMALL, networks: sound(fakeNetwork({ age: 20 })) });
    expect(Object.keys(outcome).sort()).toEqual(["kind", "photo", "quality", "times"]);
    expect(outcome).toMatchObject({
      photo: PHOTO,
      quality: [{ code: "face-small" }],
    });
    expect(stages).toEqual(["landmarks", "quality"]);
  });

  it.each(Object.entries(BROKEN_AGES))(
    "is not judged with the network %s: no score",
    async (way, breaking) => {
      for (const facts of [{}, SAID]) {
        const networks = breaking(fakeNetwork({ age: 40 }));
        networks.catch(() => undefined);
        if (way === "loading breaks off") {
          await expect(run({ networks, facts })).rejects.toMatchObject({ fault: { code: "engine-crashed" } });
          continue;
        }
        const { outcome, stages } = await run({ networks, facts });
        expect(reasonOf(outcome)).toBe("age-not-judged");
        expect(Object.keys(outcome).sort()).toEqual(["age", "kind", "photo", "quality", "reason", "times"]);
        expect(stages).toEqual(["landmarks", "quality"]);
      }
    },
  );

  it("is judged by the network that can, when another cannot", async () => {
    const silent = fakeNetwork({ age: null }, { ...FAKE_MODEL, id: "other" });
    expect(reasonOf((await run({ networks: sound(silent, fakeNetwork()) })).outcome)).toBe("scored");
    const young = sound(silent, fakeNetwork({ age: 12 }));
    expect(reasonOf((await run({ networks: young })).outcome)).toBe("looks-under-18");
  });
});

describe("an appearance model that has nothing to say", () => {
  it.each<[string, number | readonly number[] | null]>([
    ["no rating", null],
    ["NaN", NaN],
    ["NaN in one look", [60, 60, NaN, 60]],
    ["too few ratings", [60]],
  ])("(%s) leaves geometry alone where the age was judged, and says why", async (_, attractive) => {
    const report = await reportOf({ networks: sound(fakeNetwork({ attractive, age: 40 })) });
    expect(report.psl).toMatchObject({ kind: "geometric-only", score: report.geometry.score, models: [] });
    expect(report.appearance).toMatchObject([
      { kind: "silent", model: "compact", fault: { code: "model-output-invalid" } },
    ]);
  });

  it("still judges the age", async () => {
    const networks = sound(fakeNetwork({ attractive: null, age: 12 }));
    expect(reasonOf((await run({ networks })).outcome)).toBe("looks-under-18");
  });

  it("is listed beside the others, whether it failed to load or to run", async () => {
    const failing: LoadedAppearance = {
      model: { ...FAKE_MODEL, id: "failing" },
      session: { run: () => Promise.reject(new Error("out of bounds")) },
    };
    const fault = { code: "model-not-found", detail: "404" } as const;
    const networks = Promise.resolve({
      appearance: [fakeNetwork(), failing],
      silent: [{ model: "missing", fault }],
    });
    const report = await reportOf({ networks });
    expect(report.psl).toMatchObject({ kind: "blend", models: ["compact"] });
    expect(report.appearance.map(({ kind, model }) => [kind, model])).toEqual([
      ["answered", "compact"],
      ["silent", "failing"],
      ["silent", "missing"],
    ]);
    expect(report.appearance[2]).toMatchObject({ fault });
  });

  it("is silent when its pictures are made in a way that this version does not know", async () => {
    const preprocessing = { ...FAKE_MODEL.input.preprocessing, kind: "clip" };
    const input = { ...FAKE_MODEL.input, preprocessing } as typeof FAKE_MODEL.input;
    const other = fakeNetwork({}, { ...FAKE_MODEL, id: "other", input });
    const report = await reportOf({ networks: sound(fakeNetwork(), other) });
    expect(report.appearance[1]).toMatchObject({ kind: "silent", fault: { code: "engine-unsupported" } });
    expect(other.shown).toEqual([]);
  });
});
