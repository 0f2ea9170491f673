import { describe, expect, it } from "vitest";
import { flatLandmarks } from "../geometry/points.ts";
import { proceduralFace } from "../../../fixtures/procedural-face.ts";
import { readMeasurements } from "../measure/read.ts";
import type { AppearanceAnswer, Outcome, QualityNote, Refusal, Report } from "../report.ts";
import { appearanceAnswer } from "./appearance-answer.ts";
import { burstOutcome } from "./burst.ts";
import { geometricScore, termsOf, unclippedScore, withReference } from "./calibration.ts";
import { appearancePhotoSd } from "./photo-sds.ts";
import { REFERENCES } from "./references.ts";
import { WEIGHTS } from "./scale.ts";
import { GEOMETRY_TABLES } from "./tables.ts";
import { extraSdOf } from "./uncertainty.ts";
import { blendOfAnswers, withAppearance } from "./with-appearance.ts";

const table = GEOMETRY_TABLES.assembled;
const calibration = { kind: "linear", mean: 52, sd: 10 } as const;
const base = readMeasurements([proceduralFace(0.4)]);
const answer = (raw: number, notes: readonly QualityNote[] = []) =>
  appearanceAnswer({ model: "compact", calibration, raw, spread: 0.5 }, extraSdOf(0, notes));

/** A frame whose measurements lie at the reference's mean plus `shift` SDs. */
function frame(
  shift: number,
  raw: number,
  change: Partial<Report> = {},
  without: readonly string[] = [],
): Outcome {
  const readings = base.map(({ id }) => {
    const row = table.measurements.find((candidate) => candidate.id === id);
    if (!row || without.includes(id)) return { id, kind: "not-measured", reason: "turned" } as const;
    return { id, kind: "measured", value: row.mean + shift * row.sd, spread: 0.1 * row.sd } as const;
  });
  const quality = change.quality ?? [];
  const extraSd = extraSdOf(0.7, quality);
  const geometry = geometricScore(readings, table, extraSd);
  if (!geometry) throw new Error("the frame has no score");
  const appearance = change.appearance ?? [answer(raw, quality)];
  const report: Report = {
    photo: { width: 640, height: 480 },
    face: {
      landmarks: flatLandmarks(proceduralFace(shift)),
      jitter: 0.008,
      box: { x: 1, y: 2, width: 3, height: 4 },
      pose: { yaw: 2 * shift, pitch: 0, roll: 0 },
      distance: { kind: "not-measured", reason: "focal-length-unknown" },
      faceCount: 1,
    },
    quality,
    measurements: withReference(readings, "assembled"),
    geometry,
    appearance,
    psl: blendOfAnswers(geometry, appearance, extraSd),
    extraSd,
    times: { landmarks: 100, blend: 1 },
    backend: "test",
    ...change,
  };
  return { kind: "scored", report };
}

function refused(reason: Refusal): Outcome {
  return {
    kind: "refused",
    reason,
    photo: { width: 640, height: 480 },
    quality: [],
    times: { landmarks: 50 },
  };
}

function reportOf(outcomes: readonly Outcome[]): Report {
  const { outcome } = burstOutcome(outcomes);
  if (outcome.kind !== "scored") throw new Error(`no report: ${outcome.kind}`);
  return outcome.report;
}

const three = [frame(0.1, 50), frame(0.3, 56), frame(0.2, 62)];

describe("the report of a burst", () => {
  it("has the mean of every component, and a blend that still adds up to the last bit", () => {
    const { geometry, appearance, psl } = reportOf(three);
    const each = three.map((outcome) => (outcome.kind === "scored" ? outcome.report : null));
    const mean = (pick: (report: Report) => number) =>
      each.reduce((total, report) => total + (report ? pick(report) : NaN), 0) / each.length;
    expect(geometry.score).toBeCloseTo(
      mean((r) => r.geometry.score),
      9,
    );
    expect(psl.appearance).toBeCloseTo(
      mean((r) => r.psl.appearance ?? NaN),
      9,
    );
    expect(appearance).toMatchObject([{ kind: "answered", model: "compact", raw: 56 }]);
    expect(psl.score).toBe(WEIGHTS.geometry * geometry.score + WEIGHTS.appearance * (psl.appearance ?? NaN));
  });

  it("has measurements that are means, and contributions that sum to the geometric score", () => {
    const { measurements, geometry } = reportOf(three);
    for (const { points, weight } of termsOf(measurements, table))
      expect(points / weight).toBeCloseTo(0.2, 9);
    expect(withReference(measurements, "assembled")).toEqual(measurements);
    expect(unclippedScore(geometry.contributions)).toBeCloseTo(geometry.score, 9);
    expect(geometry.contributions).toEqual(geometricScore(measurements, table)?.contributions);
  });

  it("stays coherent when a late model joins it", () => {
    const report = reportOf(three);
    const joined = withAppearance(report, [...report.appearance, answer(60)]);
    expect(joined.burst).toEqual(report.burst);
    expect(joined.psl.score).toBeCloseTo(
      0.6 * report.geometry.score + 0.4 * (joined.psl.appearance ?? NaN),
      12,
    );
  });

  it("leaves a model out of the blend that counts in none of the frames", () => {
    const off = three.map((outcome): Outcome => {
      if (outcome.kind !== "scored") return outcome;
      const { report } = outcome;
      return { kind: "scored", report: withAppearance(report, report.appearance, () => false) };
    });
    const report = reportOf(off);
    expect(report.appearance).toHaveLength(1);
    expect(report.psl).toMatchObject({ kind: "geometric-only", score: report.geometry.score });
  });

  it("says how far the frames disagree, and widens the interval by it", () => {
    const calm = reportOf([frame(0.2, 56), frame(0.2, 56), frame(0.2, 56)]);
    const restless = reportOf([frame(-0.8, 46), frame(0.2, 56), frame(1.2, 66)]);
    expect(calm.burst).toMatchObject({ frames: 3, used: 3 });
    expect(calm.burst?.sd).toBeCloseTo(0, 9);
    expect(restless.burst?.sd).toBeGreaterThan(2);
    expect(restless.burst?.scores).toHaveLength(3);
    expect(restless.psl.score).toBeCloseTo(calm.psl.score, 6);
    const width = ({ psl }: Report) => psl.interval90.high - psl.interval90.low;
    expect(width(restless)).toBeGreaterThan(width(calm));
  });

  it("is steadier than one frame: the error of the mean falls with the number of frames", () => {
    const pair = [frame(0, 50), frame(0.4, 58)];
    expect(reportOf([...pair, ...pair, ...pair]).extraSd).toBeLessThan(reportOf(pair).extraSd);
  });

  it("shows the middle frame, with its own landmarks and size, and the mean pose", () => {
    const { pictured } = burstOutcome(three);
    expect(pictured).toBe(1);
    const { face } = reportOf(three);
    expect(face.landmarks).toEqual(flatLandmarks(proceduralFace(0.3)));
    expect(face.pose.yaw).toBeCloseTo(0.4, 9);
  });

  it("adds the times of all frames, refused ones too", () => {
    expect(reportOf([...three, refused("no-face")]).times).toEqual({ landmarks: 350, blend: 3 });
  });
});

describe("frames that lack something", () => {
  it("leave a measurement out that most frames lack, and average it over the others else", () => {
    const id = table.measurements.find(({ points }) => points !== 0)?.id ?? "";
    const lacking = frame(0.2, 56, {}, [id]);
    const find = (report: Report) => report.measurements.find((reading) => reading.id === id);
    expect(find(reportOf([lacking, lacking, frame(0.2, 56)]))).toEqual({
      id,
      kind: "not-measured",
      reason: "turned",
    });
    expect(find(reportOf([lacking, frame(0.1, 56), frame(0.3, 56)]))).toMatchObject({ kind: "measured" });
  });

  it("are left out when refused, and the picture is then the scored frame nearest to the middle", () => {
    const outcomes = [
      frame(0.1, 50),
      refused("pose-too-far"),
      refused("no-face"),
      frame(0.3, 54),
      frame(0.2, 52),
    ];
    expect(burstOutcome(outcomes).pictured).toBe(3);
    expect(reportOf(outcomes).burst).toMatchObject({ frames: 5, used: 3 });
  });

  it("refuse the burst when most are refused, for the reason given most often", () => {
    const outcomes = [
      refused("no-face"),
      refused("pose-too-far"),
      refused("pose-too-far"),
      frame(0, 50),
      frame(0, 50),
    ];
    const { outcome, pictured } = burstOutcome(outcomes);
    expect(outcome).toMatchObject({ kind: "refused", reason: "pose-too-far" });
    expect(pictured).toBe(2);
  });

  it("refuse the burst when half of the judged frames look under 18", () => {
    const outcomes = [refused("looks-under-18"), frame(0, 50), refused("looks-under-18"), frame(0, 50)];
    expect(burstOutcome(outcomes).outcome).toMatchObject({ kind: "refused", reason: "looks-under-18" });
    const one = [refused("looks-under-18"), frame(0, 50), frame(0, 50)];
    expect(burstOutcome(one).outcome.kind).toBe("scored");
  });

  it("ask about the burst when any frame is asked about, unless more look under 18 or most are refused", () => {
    const asked = { ...refused("no-face"), kind: "asked" } as unknown as Outcome;
    const one = burstOutcome([frame(0, 50), asked, frame(0, 50)]);
    expect(one).toMatchObject({ outcome: { kind: "asked" }, pictured: 1 });
    expect(one.outcome).not.toHaveProperty("report");
    const young = refused("looks-under-18");
    expect(burstOutcome([young, asked, frame(0, 50)]).outcome.kind).toBe("asked");
    expect(burstOutcome([young, asked]).outcome).toMatchObject({ reason: "looks-under-18" });
    expect(burstOutcome([refused("no-face"), asked, refused("no-face")]).outcome).toMatchObject({
      reason: "no-face",
    });
  });

  it("say that a person said it when any frame needed that", () => {
    const said = frame(0.1, 50, { saidAdult: true });
    expect(reportOf([frame(0.1, 50), frame(0.1, 50), said]).saidAdult).toBe(true);
    expect(reportOf([frame(0.1, 50), frame(0.1, 50)])).not.toHaveProperty("saidAdult");
  });

  it("count no frame whose age was not judged, and are refused when most were not", () => {
    const unjudged = refused("age-not-judged");
    expect(burstOutcome([unjudged, unjudged, unjudged]).outcome).toMatchObject({ reason: "age-not-judged" });
    const lone = burstOutcome([unjudged, frame(0, 50), unjudged]).outcome;
    expect(lone).toMatchObject({ kind: "refused", reason: "age-not-judged" });
    const most = burstOutcome([unjudged, frame(0, 50), frame(0, 50)]).outcome;
    expect(most).toMatchObject({ kind: "scored", report: { burst: { frames: 3, used: 2 } } });
    const young = burstOutcome([unjudged, unjudged, refused("looks-under-18"), frame(0, 50)]).outcome;
    expect(young).toMatchObject({ kind: "refused", reason: "looks-under-18" });
  });

  it("let a model that some frames lack answer by the others, and stay silent when none has it", () => {
    const fault = { code: "model-output-invalid", detail: "" } as const;
    const silent = frame(0.2, 0, { appearance: [{ kind: "silent", model: "compact", fault }] });
    expect(reportOf([silent, frame(0.2, 54), frame(0.2, 58)]).appearance).toMatchObject([{ raw: 56 }]);
    const none = reportOf([silent, silent, silent]);
    expect(none.appearance).toEqual([{ kind: "silent", model: "compact", fault }]);
    expect(none.psl).toMatchObject({ kind: "geometric-only", score: none.geometry.score });
  });

  it("keep a quality note that half of them carry and drop a passing one", () => {
    const closed = { code: "eyes-closed", severity: "warning", value: 0.1 } as const;
    const dark = (value: number) => ({ code: "too-dark", severity: "warning", value }) as const;
    const outcomes = [
      frame(0, 50, { quality: [closed, dark(40)] }),
      frame(0, 50, { quality: [dark(50)] }),
      frame(0, 50, { quality: [dark(60)] }),
    ];
    expect(reportOf(outcomes).quality).toEqual([dark(50)]);
  });

  it("keep what a lone scored frame said of itself", () => {
    const lone = frame(0.2, 56);
    const report = reportOf([lone]);
    if (lone.kind !== "scored") throw new Error("not scored");
    expect(report.psl).toEqual(lone.report.psl);
    expect(report.burst).toMatchObject({ used: 1, sd: 0 });
  });

  it("must exist", () => {
    expect(() => burstOutcome([])).toThrow(new RangeError("a burst needs one frame at least"));
  });

  it("are scored while as many are scored as refused, from the middle on", () => {
    const { outcome, pictured } = burstOutcome([refused("no-face"), frame(0, 50)]);
    expect([outcome.kind, pictured]).toEqual(["scored", 1]);
    expect(burstOutcome([refused("no-face"), refused("no-face"), frame(0, 50)]).outcome.kind).toBe("refused");
  });

  it("picture the frame nearest to the middle that ended as the burst did, the earlier of two", () => {
    const [no, far] = [refused("no-face"), refused("pose-too-far")];
    expect(burstOutcome([far, no, no, no, frame(0, 50)]).pictured).toBe(2);
    expect(burstOutcome([no, far, frame(0, 50), far, no]).pictured).toBe(0);
    expect(burstOutcome([frame(0, 50), frame(0, 50)]).pictured).toBe(0);
    expect(burstOutcome([no, frame(0, 50), no, frame(0, 50)]).pictured).toBe(1);
  });

  it("give the picture's own report when their averages hold too few measurements for a score", () => {
    const scored = table.measurements.filter(({ points }) => points !== 0).map(({ id }) => id);
    const quarter = Math.floor(scored.length / 4);
    // All measure the first quarter and what four do not divide; of the rest, each frame measures another quarter.
    const outcomes = [1, 2, 3].map((own) =>
      frame(
        0.1 * own,
        56,
        {},
        scored.slice(quarter, 4 * quarter).filter((_, place) => Math.floor(place / quarter) + 1 !== own),
      ),
    );
    expect(burstOutcome(outcomes)).toEqual({ outcome: outcomes[1], pictured: 1 });
  });
});

describe("what the frames of a burst say together", () => {
  const change = (outcome: Outcome, face: Partial<Report["face"]>): Outcome =>
    outcome.kind === "scored"
      ? { kind: "scored", report: { ...outcome.report, face: { ...outcome.report.face, ...face } } }
      : outcome;

  it("is the mean jitter, and the most faces of any frame", () => {
    const { face } = reportOf([
      change(frame(0, 50), { jitter: 0.004, faceCount: 1 }),
      change(frame(0, 50), { jitter: 0.006, faceCount: 3 }),
      change(frame(0, 50), { jitter: 0.011, faceCount: 2 }),
    ]);
    expect(face.jitter).toBeCloseTo(0.007, 12);
    expect(face.faceCount).toBe(3);
  });

  it("widens the interval by the larger of the two spreads, of geometry and of the blend", () => {
    // Equal faces, and appearance answers that lie 20 points apart: 8 points of the blend.
    const [low, high] = [frame(0.2, 42), frame(0.2, 58)];
    const { extraSd, burst } = reportOf([low, high]);
    expect(burst?.sd).toBeCloseTo(8 * Math.SQRT1_2, 6);
    expect(extraSd).toBeCloseTo(8 * Math.SQRT1_2 * Math.SQRT1_2, 6);
    // Appearance that makes up for geometry: the blend stands still, and geometry does not.
    const geometryOf = (outcome: Outcome) =>
      outcome.kind === "scored" ? outcome.report.geometry.score : NaN;
    const spread = Math.abs(geometryOf(frame(0, 50)) - geometryOf(frame(0.4, 50)));
    expect(reportOf([frame(0, 50), frame(0.4, 50)]).extraSd).toBeGreaterThanOrEqual(spread / 2 - 1e-9);
  });

  it("has measurements whose spread is that within the frames and between them", () => {
    const { measurements } = reportOf([frame(0.1, 50), frame(0.3, 50)]);
    const row = table.measurements[0];
    const reading = measurements.find(({ id }) => id === row?.id);
    if (!row || reading?.kind !== "measured") throw new Error("not measured");
    // Within: .1 SD each; between .1 and .3 SD: .1414.
    expect(reading.spread).toBeCloseTo(Math.hypot(0.1, 0.2 * Math.SQRT1_2) * row.sd, 9);
  });

  it("keeps a measurement that as many frames give as lack, with the most frequent reason where it is lost", () => {
    const id = table.measurements.find(({ points }) => points !== 0)?.id ?? "";
    const find = (outcomes: readonly Outcome[]) =>
      reportOf(outcomes).measurements.find((reading) => reading.id === id);
    expect(find([frame(0.2, 56, {}, [id]), frame(0.2, 56)])).toMatchObject({ kind: "measured" });
    const because = (reason: "turned" | "mouth-open"): Outcome => {
      const outcome = frame(0.2, 56, {}, [id]);
      if (outcome.kind !== "scored") return outcome;
      const measurements = outcome.report.measurements.map((reading) =>
        reading.id === id ? ({ id, kind: "not-measured", reason } as const) : reading,
      );
      return { kind: "scored", report: { ...outcome.report, measurements } };
    };
    const reasons = [because("turned"), because("mouth-open"), because("mouth-open")];
    expect(find(reasons)).toEqual({ id, kind: "not-measured", reason: "mouth-open" });
    expect(find([because("mouth-open"), because("turned"), because("turned")])).toMatchObject({
      reason: "turned",
    });
  });

  it("has a note that half of the frames carry, as a warning where half of these warn, warnings first", () => {
    const note = (code: QualityNote["code"], severity: QualityNote["severity"], value?: number) =>
      ({ code, severity, ...(value === undefined ? {} : { value }) }) as QualityNote;
    const quality = (...notes: QualityNote[]) => frame(0, 50, { quality: notes });
    expect(
      reportOf([
        quality(note("turned", "note", 6), note("rolled", "note", 20), note("too-dark", "warning", 50)),
        quality(note("turned", "warning", 12), note("rolled", "note", 22), note("too-dark", "note", 40)),
        quality(note("rolled", "warning", 33)),
        quality(),
      ]).quality,
    ).toEqual([note("turned", "warning", 9), note("too-dark", "warning", 45), note("rolled", "note", 25)]);
    const unknown = note("distance-unknown", "note");
    expect(reportOf([quality(unknown), quality(unknown)]).quality).toEqual([unknown]);
  });

  it("has each model's mean with the error of that mean, and of its own looks", () => {
    const [one] = reportOf([frame(0.2, 52), frame(0.2, 56), frame(0.2, 60)]).appearance;
    const [still] = reportOf([frame(0.2, 56), frame(0.2, 56), frame(0.2, 56)]).appearance;
    if (one?.kind !== "answered" || still?.kind !== "answered") throw new Error("no answer");
    expect(one.raw).toBeCloseTo(56, 12);
    expect(one.spread).toBeCloseTo(0.5 / Math.sqrt(3), 12);
    expect(one.score).toBeCloseTo(still.score, 9);
    const width = ({ interval68 }: typeof one) => interval68.high - interval68.low;
    const residual = REFERENCES.appearance.compact?.residuals["68"] ?? NaN;
    const half = Math.hypot(1.13 * residual, appearancePhotoSd("compact"));
    // Scores 5 points apart: SD 5, and of the mean of three 5 / sqrt(3).
    expect(width(still)).toBeCloseTo(2 * half, 6);
    expect(width(one)).toBeCloseTo(2 * Math.hypot(half, 5 / Math.sqrt(3)), 6);
  });

  it("keeps the answers of several models apart", () => {
    const other = (raw: number): AppearanceAnswer =>
      appearanceAnswer({ model: "other", calibration, raw, spread: 0 }, 0);
    const { appearance } = reportOf([
      frame(0.2, 0, { appearance: [answer(52), other(62)] }),
      frame(0.2, 0, { appearance: [answer(56)] }),
    ]);
    expect(appearance).toMatchObject([
      { model: "compact", raw: 54 },
      { model: "other", raw: 62 },
    ]);
    const wide = appearance[1];
    if (wide?.kind !== "answered") throw new Error("no answer");
    // Never compared with people: the interval is the population's.
    expect(wide.interval68.high - wide.interval68.low).toBeGreaterThan(24);
  });
});
