import { describe, expect, it } from "vitest";
import { someReport } from "../../../src/core/history/testing/some-report.ts";
import { ageRows } from "./age-part.ts";
import { photoChanges, samePersonPart } from "./person-parts.ts";
import { ratedPart, scoresByPart } from "./rated-part.ts";
import { seenOf } from "./seen.ts";
import { ratedPeople, scored } from "./testing/made-up.ts";

describe("rated photographs", () => {
  it("are told part by part with counts, those without a score by why they have none", () => {
    const people = ratedPeople(60);
    const [first, second, third, ...rest] = people;
    if (!first || !second || !third) throw new Error("too few people");
    const ends = [
      { ...first, seen: { kind: "refused", reason: "no-face" } as const },
      { ...second, seen: { kind: "asked" } as const },
      { ...third, seen: { kind: "failed", code: "file-empty" } as const },
      ...rest,
    ];
    const report = ratedPart(ends);
    expect(report).toMatchObject({ photos: 60, scored: 57, asked: 0 });
    expect(report?.unscored).toEqual({ "no-face": 1, asked: 1, "file-empty": 1 });
    expect(Object.keys(report?.parts ?? {})).toEqual(["geometry", "compact", "faces", "appearance", "psl"]);
    const { pearson, women, men } = report?.parts["psl"] ?? {};
    expect(pearson?.low).toBeLessThan(pearson?.value ?? 0);
    expect(women?.faces).toBe(28);
    expect(men?.faces).toBe(29);
  });

  it("count whom the app would have asked", () => {
    const [first, ...rest] = ratedPeople(20);
    if (!first) throw new Error("nobody");
    expect(ratedPart([{ ...first, seen: scored(50, { wasAsked: true }) }, ...rest])?.asked).toBe(1);
  });

  it("say upwards where the model errs upwards, with the group's own count", () => {
    const signed = ratedPart(ratedPeople(200, { lift: 8 }))?.signed ?? [];
    const of = (group: string) => signed.find((each) => each.group === group);
    expect(of("women")?.psl.low).toBeGreaterThan(0);
    expect(of("men")?.psl.high).toBeLessThan(0);
    expect(of("women")?.psl.faces).toBe(100);
    expect(of("black")?.psl.faces).toBe(20);
    expect(of("east-asian")).toBeUndefined();
    const [women, men] = [of("women")?.psl, of("men")?.psl];
    expect((women?.value ?? 0) + (men?.value ?? 0)).toBeCloseTo(0, 9);
  });

  it("lie inside intervals that are wide enough, and outside narrow ones", () => {
    const withHalf = (half: number) =>
      ratedPart(
        ratedPeople(50).map(({ photo, seen }) => ({
          photo,
          seen: seen.kind === "scored" ? scored(seen.scores.psl, { half }) : seen,
        })),
      )?.coverage["68"];
    expect(withHalf(100)).toMatchObject({ count: 50, of: 50 });
    expect(withHalf(0)).toMatchObject({ count: 0, of: 50 });
  });

  it("are nothing where there are too few", () => {
    expect(ratedPart([])).toBeNull();
    expect(ratedPart(ratedPeople(9))).toBeNull();
  });
});

describe("an outcome", () => {
  it("keeps what the report needs: every part's score, the intervals, whether it was asked", () => {
    const report = someReport();
    const seen = seenOf({ ok: true, value: { kind: "scored", report: { ...report, saidAdult: true } } });
    expect(seen).toMatchObject({ kind: "scored", wasAsked: true, interval68: report.psl.interval68 });
    if (seen.kind !== "scored") throw new Error("not scored");
    expect(scoresByPart(seen.scores)["psl"]).toBe(report.psl.score);
  });

  it("without a score keeps why", () => {
    const seen = { photo: { width: 9, height: 9 }, quality: [], times: {} };
    expect(seenOf({ ok: true, value: { kind: "asked", ...seen } })).toEqual({ kind: "asked" });
    expect(seenOf({ ok: true, value: { kind: "refused", reason: "no-face", ...seen } })).toEqual({
      kind: "refused",
      reason: "no-face",
    });
    expect(seenOf({ ok: false, fault: { code: "file-empty", detail: "" } })).toEqual({
      kind: "failed",
      code: "file-empty",
    });
  });
});

describe("one person on two photos", () => {
  const pair = (a: number, b: number) => ({ neutral: scored(a), smiling: scored(b) });

  it("agrees wholly where both score the same", () => {
    const report = samePersonPart(Array.from({ length: 12 }, (_, k) => pair(40 + k, 40 + k)));
    expect(report?.pairs).toBe(12);
    expect(report?.parts["psl"]?.icc.value).toBeCloseTo(1, 9);
    expect(report?.parts["psl"]?.sd.value).toBeCloseTo(0, 9);
  });

  it("tells a smile's lift apart from the scatter", () => {
    const report = samePersonPart(Array.from({ length: 12 }, (_, k) => pair(40 + 2 * k, 43 + 2 * k)));
    expect(report?.parts["psl"]?.change.value).toBeCloseTo(3, 9);
    expect(report?.parts["psl"]?.sd.value).toBeCloseTo(0, 9);
    expect(report?.parts["psl"]?.icc.value).toBeLessThan(1);
  });

  it("counts only who has a score on both, and says nothing of too few", () => {
    const some = Array.from({ length: 10 }, (_, k) => pair(40 + k, 41 + k));
    const half = { neutral: scored(50), smiling: { kind: "asked" } as const };
    expect(samePersonPart([...some, half])?.pairs).toBe(10);
    expect(samePersonPart([...some.slice(1), half])).toBeNull();
  });
});

describe("photos of one person", () => {
  it("are told by their difference from one of them, never by their score", () => {
    const rows = photoChanges(
      [
        { photo: "15 cm", seen: scored(40, { geometry: 35 }) },
        { photo: "30 cm", seen: { kind: "refused", reason: "pose-too-far" } },
        { photo: "60 cm", seen: scored(50) },
      ],
      "60 cm",
    );
    expect(rows).toEqual([
      { photo: "15 cm", change: { geometry: -15, appearance: -10, psl: -10 }, half68: 5 },
      { photo: "30 cm", change: null, half68: null },
      { photo: "60 cm", change: { geometry: 0, appearance: 0, psl: 0 }, half68: 5 },
    ]);
  });

  it("have no difference where the one that they are held against has no score", () => {
    const rows = photoChanges(
      [
        { photo: "a", seen: { kind: "asked" } },
        { photo: "b", seen: scored(50) },
      ],
      "a",
    );
    expect(rows.map(({ change }) => change)).toEqual([null, null]);
  });
});

describe("the age gate by true age", () => {
  const ends = [
    { group: "fairface 20-29", seen: scored(50) },
    { group: "fairface 20-29", seen: { kind: "asked" } as const },
    { group: "fairface 70+", seen: { kind: "refused", reason: "looks-under-18" } as const },
    { group: "fairface 70+", seen: { kind: "refused", reason: "no-face" } as const },
    { group: "fairface 70+", seen: { kind: "refused", reason: "age-not-judged" } as const },
    { group: "london", seen: scored(50, { wasAsked: true }) },
  ];

  it("counts refused, asked and scored among those whose age was judged, and sums the bands of adults", () => {
    const rows = ageRows(ends, {}) ?? [];
    const of = (name: string) => rows.find((each) => each.name === name);
    expect(of("fairface 20-29")).toMatchObject({
      photos: 2,
      judged: 2,
      asked: { count: 1, of: 2 },
      scored: { count: 1 },
    });
    expect(of("fairface 70 and over")).toMatchObject({ photos: 3, judged: 1, refused: { count: 1, of: 1 } });
    expect(of("fairface 20 and over")).toMatchObject({ photos: 5, judged: 3, refused: { count: 1, of: 3 } });
    expect(of("london")).toMatchObject({ asked: { count: 1, of: 1 }, scored: { count: 0 } });
    expect(of("canada adults")).toBeUndefined();
    expect(ageRows([], {})).toBeNull();
  });

  it("sets beside it what heads said that never saw the photo", () => {
    const told = { refused: { count: 1, of: 26 }, asked: { count: 3, of: 26 } };
    const [row] = ageRows(ends, { "fairface 20-29": told }) ?? [];
    expect(row?.heldOut).toMatchObject({ refused: { count: 1, of: 26 }, asked: { count: 3 } });
  });
});
