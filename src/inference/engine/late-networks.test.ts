import { describe, expect, it } from "vitest";
import { FaultError } from "../../core/fault.ts";
import type { Outcome, Stage } from "../../core/report.ts";
import type { PhotoFacts } from "../protocol/protocol.ts";
import type { LateNetworks, LoadedAppearance, Networks } from "./load-models.ts";
import { refuseConstant } from "./network-check.ts";
import { scorePhoto } from "./pipeline.ts";
import type { LateReport } from "./pipeline.ts";
import { fakeLandmarker, stripedPhoto } from "./testing/fake-face.ts";
import { fakeNetwork, LATE_MODEL, SURE_MODEL } from "./testing/fake-networks.ts";
import type { FakeAnswers } from "./testing/fake-networks.ts";

const SURE = fakeNetwork({ age: 40 }, SURE_MODEL);
const UNSURE = fakeNetwork({ age: 30 }, SURE_MODEL);
const BROKEN: Networks = {
  appearance: [],
  silent: [{ model: "faces", fault: { code: "model-corrupt", detail: "hash" } }],
};

const faces = (answers: FakeAnswers = {}) => fakeNetwork({ smile: 0, ...answers }, LATE_MODEL);
const only = (...appearance: LoadedAppearance[]): Networks => ({ appearance, silent: [] });

interface Scene {
  readonly early?: LoadedAppearance;
  readonly late?: Networks;
  /** Whether the late networks are there when the photo comes. */
  readonly areHere?: boolean;
  readonly facts?: PhotoFacts;
  /** Yaw of the head in degrees. */
  readonly yaw?: number;
}

async function run({ early = SURE, late = only(faces()), areHere = false, facts = {}, yaw = 0 }: Scene = {}) {
  const owed: LateReport[] = [];
  const stages: Stage[] = [];
  let loads = 0;
  const network: LateNetworks = {
    here: () => (areHere ? late : null),
    async load(onProgress) {
      loads += 1;
      onProgress?.();
      return late;
    },
  };
  const models = {
    landmarker: fakeLandmarker({ yaw }),
    landmarkModel: "assembled" as const,
    landmarkBundle: new Uint8Array(),
    networks: Promise.resolve(only(early)),
    late: network,
    encoder: null,
    backend: "a fake",
  };
  const listeners = {
    onStage: (stage: Stage) => stages.push(stage),
    onOwed: (report: LateReport) => owed.push(report),
  };
  const outcome = await scorePhoto(stripedPhoto(), facts, models, listeners);
  return { outcome, owed, stages, loads: () => loads };
}

function reportOf(outcome: Outcome) {
  if (outcome.kind !== "scored") throw new Error(outcome.kind === "refused" ? outcome.reason : outcome.kind);
  return outcome.report;
}

const modelsOf = (outcome: Outcome) => reportOf(outcome).appearance.map(({ model }) => model);

describe("a face that the early networks are sure of", () => {
  it("is scored without the late ones, whose answer is owed", async () => {
    const { outcome, owed, loads } = await run();
    expect(modelsOf(outcome)).toEqual(["compact"]);
    expect(loads()).toBe(0);
    expect(owed).toHaveLength(1);
  });

  it("gets its report anew when they come: the very one that it would have got had they been there", async () => {
    const late = only(faces({ attractive: 75, smile: 0.97 }));
    const { outcome, owed } = await run({ late });
    const joined = await owed[0]?.(late);
    const { outcome: whole, owed: nothing } = await run({ late, areHere: true });
    expect(nothing).toEqual([]);
    expect({ ...joined, times: {} }).toEqual({ ...reportOf(whole), times: {} });
    expect(modelsOf(whole)).toEqual(["compact", "faces"]);
    expect(joined?.psl.score).toBeGreaterThan(reportOf(outcome).psl.score);
    expect(joined?.quality.map(({ code }) => code)).toContain("strong-smile");
    expect(reportOf(outcome).quality.map(({ code }) => code)).not.toContain("strong-smile");
  });

  it("keeps its score where the late ones take it for younger, or fail, and says that they failed", async () => {
    const { owed } = await run();
    expect((await owed[0]?.(only(faces({ age: 10 }))))?.psl).toMatchObject({ models: ["compact", "faces"] });
    const failed = await owed[0]?.(BROKEN);
    expect(failed?.psl).toMatchObject({ models: ["compact"] });
    expect(failed?.appearance).toContainEqual({
      kind: "silent",
      model: "faces",
      fault: { code: "model-corrupt", detail: "hash" },
    });
  });

  it("waits for them all the same where nothing could join later", async () => {
    const { outcome, owed, loads } = await run({ facts: { waitsForAll: true } });
    expect(modelsOf(outcome)).toEqual(["compact", "faces"]);
    expect([owed.length, loads()]).toEqual([0, 1]);
  });
});

describe("every other face", () => {
  it("waits for the late networks, and the page hears that it goes on", async () => {
    const { outcome, owed, stages, loads } = await run({ early: UNSURE });
    expect(modelsOf(outcome)).toEqual(["compact", "faces"]);
    expect([owed.length, loads()]).toEqual([0, 1]);
    expect(stages.slice(0, 3)).toEqual(["landmarks", "quality", "quality"]);
  });

  it.each([
    [10, "looks-under-18"],
    [22, "asked"],
  ])("is judged by them (%d years: %s)", async (age, end) => {
    const { outcome } = await run({ early: UNSURE, late: only(faces({ age })) });
    expect(outcome).toMatchObject(end === "asked" ? { kind: "asked" } : { kind: "refused", reason: end });
  });

  it.each([
    ["are not there", BROKEN],
    ["say no age", only(faces({ age: null }))],
    ["say NaN", only(faces({ age: NaN }))],
  ])("gets no score where they %s", async (_, late) => {
    const { outcome } = await run({ early: UNSURE, late });
    expect(outcome).toMatchObject({ kind: "refused", reason: "age-not-judged" });
  });
});

describe("a photo that is refused for a fault of its own", () => {
  const TURNED = { yaw: 40 };

  it("asks nothing of the late networks where the early ones are sure of an adult", async () => {
    for (const facts of [{}, { waitsForAll: true }]) {
      const { outcome, owed, loads } = await run({ ...TURNED, facts });
      expect(outcome).toMatchObject({ kind: "refused", reason: "pose-too-far", age: "adult" });
      expect([owed.length, loads()]).toEqual([0, 0]);
    }
  });

  it.each([
    [10, "looks-under-18", "young"],
    [22, "pose-too-far", "perhaps-young"],
    [40, "pose-too-far", "adult"],
  ])("has its age from them else (%d years: %s)", async (years, reason, age) => {
    const scene = { ...TURNED, early: UNSURE, late: only(faces({ age: years })) };
    expect((await run(scene)).outcome).toMatchObject({ kind: "refused", reason, age });
  });

  it("is refused for it where they cannot be had", async () => {
    const { outcome } = await run({ ...TURNED, early: UNSURE, late: BROKEN });
    expect(outcome).toMatchObject({ kind: "refused", reason: "pose-too-far", age: "not-judged" });
  });
});

describe("what leaves the late networks", () => {
  it("is a rating, an age and a smile: a report holds no list of numbers but landmarks and intervals", async () => {
    const { outcome } = await run({ areHere: true });
    const { face, appearance, ...rest } = reportOf(outcome);
    const lists: number[] = [];
    const visit = (value: unknown): void => {
      if (ArrayBuffer.isView(value) || (Array.isArray(value) && value.every((v) => typeof v === "number")))
        lists.push((value as { length: number }).length);
      else if (value !== null && typeof value === "object") Object.values(value).forEach(visit);
    };
    visit([appearance, rest]);
    expect(Math.max(0, ...lists)).toBeLessThanOrEqual(2);
    expect(face.landmarks.coordinates).toHaveLength(3 * 478);
  });
});

describe("a network that was just loaded", () => {
  const answering = (answers: FakeAnswers) => refuseConstant(faces(answers).session, LATE_MODEL);
  const differing = { attractive: [50, 51], age: [30, 31], smile: [0, 1] };

  it("is taken where it tells two pictures apart", async () => {
    await expect(answering(differing)).resolves.toBeUndefined();
  });

  it.each([
    ["the same for both", { attractive: [50, 50] }, /same for every picture/],
    ["NaN", { age: [NaN, 31] }, /not finite/],
    ["nothing", { smile: null }, /missing/],
  ])("is refused where it says %s", async (_, answers, why) => {
    const refused = answering({ ...differing, ...answers });
    await expect(refused).rejects.toBeInstanceOf(FaultError);
    await expect(refused).rejects.toThrow(why);
  });
});
