import { describe, expect, it } from "vitest";
import { someReport } from "../../src/core/history/testing/some-report.ts";
import type { Outcome } from "../../src/core/report.ts";
import { externalReport, type Attempt } from "./external-report.ts";

const seen = { photo: { width: 9, height: 9 }, quality: [], times: {} };

function attempt(value: Outcome, rating: number | null = null): Attempt {
  const photo = { image: "a.jpg", file: "/a.jpg", rating, gender: null, age: null, fold: 0 };
  return { photo, answer: { ok: true, value } };
}

describe("the report on photos that nothing was fitted to", () => {
  it("counts photos without a score by why they have none, those that are asked about among them", () => {
    const report = externalReport([
      attempt({ kind: "scored", report: someReport() }, 50),
      attempt({ kind: "asked", ...seen }, 60),
      attempt({ kind: "asked", ...seen }, 70),
      attempt({ kind: "refused", reason: "looks-under-18", ...seen }, 80),
      {
        ...attempt({ kind: "asked", ...seen }),
        answer: { ok: false, fault: { code: "file-empty", detail: "" } },
      },
    ]);
    expect(report).toMatchObject({
      photos: 5,
      scored: 1,
      unscored: { asked: 2, "looks-under-18": 1, "file-empty": 1 },
      parts: { psl: null },
      coverage: null,
    });
  });

  it("takes a score that rests on a person's word like any other", () => {
    const said: Outcome = { kind: "scored", report: { ...someReport(), saidAdult: true } };
    expect(externalReport([attempt(said)])).toMatchObject({ photos: 1, scored: 1, unscored: {} });
  });
});
