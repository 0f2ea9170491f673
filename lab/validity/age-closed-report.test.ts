import { describe, expect, it } from "vitest";
import { ageClosedReport } from "./age-closed-report.ts";
import type { AdultReading, TurnedRecord } from "./age-closed-report.ts";

const record = (turn: number, more: Partial<TurnedRecord> = {}): TurnedRecord => ({
  image: "a.jpg",
  turn,
  face: { jitter: 0.01, roll: 0 },
  sound: "looks-under-18",
  said: "looks-under-18",
  broken: { NaN: "age-not-judged" },
  forced: { unanswered: "asked" },
  ...more,
});

const SCORED = { sound: "scored", said: "scored" } as const;
const LIMITS = { refuseJitter: 0.03 };
const adult = (jitter: number, turned = 0): AdultReading => ({ jitter, turned });

describe("the report on the age gate", () => {
  it("counts endings by turn, breaks and unsteady adults", () => {
    const young = [
      record(0, { sound: "scored", said: "scored" }),
      record(0, { image: "c.jpg", sound: "asked", said: "scored" }),
      record(0, { image: "b.jpg", face: { jitter: 0.02, roll: 0 } }),
      record(180, { face: null, sound: "no-face", said: "no-face", broken: {}, forced: {} }),
    ];
    const report = ageClosedReport(young, [adult(0.01), adult(0.2, 1.1), adult(0.03)], LIMITS);
    expect(report.young).toMatchObject({
      faces: 3,
      photos: 4,
      endings: { 0: { scored: 1, asked: 1, "looks-under-18": 1 }, 180: { "no-face": 1 } },
      withYes: { scored: 2, "looks-under-18": 1 },
      againstAnswer: 0,
      scoredOnlyTurned: 0,
      asked: 3,
      scoredWhereNotJudged: { NaN: 0 },
      scoredThoughForced: { unanswered: 0 },
      jitter: { 180: [null, null, null] },
    });
    expect(report.young.jitter["0"]?.[2]).toBe(0.02);
    expect(report.adults).toMatchObject({ faces: 3, unsteady: 0, share: 0 });
    expect(report.adults.jitter[3]).toBe(0.03);
    expect(report.passed).toBe(true);
  });

  it("fails for scores of turned photos alone, a score without an age, unsteady adults, and where no age was asked for", () => {
    const adults = Array.from({ length: 100 }, () => adult(0.01));
    expect(ageClosedReport([record(135)], adults, LIMITS).passed).toBe(true);
    expect(ageClosedReport([record(0), record(135, SCORED)], adults, LIMITS).passed).toBe(false);
    const both = [record(0, SCORED), record(226, SCORED)];
    expect(ageClosedReport(both, adults, LIMITS).passed).toBe(true);
    const fifty = Array.from({ length: 49 }, () => record(135));
    expect(ageClosedReport([record(0), ...fifty, record(180, SCORED)], adults, LIMITS).passed).toBe(true);
    expect(ageClosedReport([record(0, { broken: { NaN: "scored" } })], adults, LIMITS).passed).toBe(false);
    expect(ageClosedReport([record(0)], [...adults.slice(1), adult(0.04)], LIMITS).passed).toBe(true);
    expect(ageClosedReport([record(0)], [...adults.slice(2), adult(0.04), adult(NaN)], LIMITS).passed).toBe(
      false,
    );
    expect(ageClosedReport([record(0, { broken: {} })], adults, LIMITS).passed).toBe(false);
  });

  it("fails for a score without the answer to a question, and for an answer where nobody asked", () => {
    const passed = (more: Partial<TurnedRecord>) =>
      ageClosedReport([record(0, more)], [adult(0.01)], LIMITS).passed;
    expect(passed({})).toBe(true);
    expect(passed({ forced: { unanswered: "scored" } })).toBe(false);
    expect(passed({ said: "scored" })).toBe(false);
    expect(passed({ sound: "asked", said: "scored" })).toBe(true);
    expect(passed({ sound: "scored", said: "asked" })).toBe(false);
  });
});
