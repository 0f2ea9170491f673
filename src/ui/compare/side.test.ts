import { describe, expect, it } from "vitest";
import { recordOf } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { keptSide, personSide, photoSide, scoresOfReport } from "./side.ts";

const about = { key: "person:Ada", name: "Ada", photoIds: [], thumbnails: [] };
const person = (...values: number[]) =>
  values.map((value) => ({ result: someReport(value), ...scoresOfReport(someReport(value)) }));

describe("a side of a comparison", () => {
  it("is a photo with its picture and landmarks", () => {
    const side = photoSide({ id: "x", name: "x.jpg", report: someReport(50) });
    expect(side).toMatchObject({ key: "x", name: "x.jpg", photoIds: ["x"], joined: null });
    expect(side.psl.score).toBe(50);
    expect([...side.answers.keys()]).toEqual(["compact"]);
  });

  it("is a kept result without either", () => {
    const record = recordOf(someReport(50), { id: "x", scoredAt: "2026-01-31T12:00:00.000Z" });
    const side = keptSide({ ...about, key: "kept:x" }, record);
    expect(side).toMatchObject({ key: "kept:x", photo: null, photoIds: [], thumbnails: [] });
    expect(side.psl.score).toBe(50);
  });

  it("is a person as the mean of their photos, narrower in the PSL and no wider in a model’s answer", () => {
    const side = personSide(about, person(50, 54));
    if (!side) throw new Error("no side");
    expect(side.psl.score).toBeCloseTo(52, 9);
    expect(side.joined?.counted).toEqual([0, 1]);
    const [one] = person(50);
    expect(side.answers.get("compact")).toMatchObject({
      score: 58,
      interval90: one?.answers.get("compact")?.interval90,
    });
  });

  it("is nothing of a person without photos, or with photos that are made differently", () => {
    expect(personSide(about, [])).toBeNull();
    const [one, two] = person(50, 54);
    if (!one || !two) throw new Error("no photos");
    const other = { ...two.result, psl: { ...two.result.psl, models: ["another"] } };
    expect(personSide(about, [one, { ...two, result: other }])).toBeNull();
  });
});
