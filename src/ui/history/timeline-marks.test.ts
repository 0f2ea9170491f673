import { describe, expect, it } from "vitest";
import { entryOf, recordOf } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { drawnOf, heightOf, scoreRange, setApart, TIMELINE, timelineOf } from "./timeline-marks.ts";

const entry = (id: string, scoredAt: string, score = 50) =>
  entryOf(recordOf(someReport(score), { id, scoredAt }));

describe("the line over time", () => {
  it("is empty of nothing", () => {
    expect(timelineOf([])).toMatchObject({ marks: [], ticks: [] });
  });

  it("puts a single result in the middle", () => {
    const [mark] = timelineOf([entry("a", "2026-01-31T12:00:00.000Z")]).marks;
    expect(mark?.x).toBeCloseTo((TIMELINE.left + 10 + TIMELINE.width - TIMELINE.right) / 2, 6);
  });

  it("goes from the oldest to the newest, whatever the order of the list", () => {
    const { marks, spanDays } = timelineOf([
      entry("new", "2026-02-10T12:00:00.000Z", 60),
      entry("old", "2026-01-31T12:00:00.000Z", 40),
    ]);
    expect(marks.map(({ id }) => id)).toEqual(["old", "new"]);
    expect(marks[0]?.x).toBeLessThan(marks[1]?.x ?? 0);
    expect(spanDays).toBeGreaterThan(10);
  });

  it("spreads results of one hour over the whole line, so that they can be told apart", () => {
    const { marks, spanDays } = timelineOf(
      [0, 10, 20, 30].map((minute) => entry(`at ${minute}`, `2026-01-31T12:${minute || "00"}:00.000Z`)),
    );
    const gaps = marks.slice(1).map(({ x }, index) => x - (marks[index]?.x ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(150);
    expect(spanDays).toBeLessThan(1);
  });

  it("keeps results of one day apart among those of months", () => {
    const { marks } = timelineOf([
      entry("a", "2026-01-01T12:00:00.000Z"),
      entry("b", "2026-03-01T12:00:00.000Z"),
      entry("c", "2026-03-01T12:05:00.000Z"),
      entry("d", "2026-03-01T12:10:00.000Z"),
    ]);
    const gaps = marks.slice(1).map(({ x }, index) => x - (marks[index]?.x ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(9 - 1e-9);
    expect(marks.at(-1)?.x).toBeLessThanOrEqual(TIMELINE.width - TIMELINE.right);
  });

  it("moves no mark that has room, and none over the end where there is little", () => {
    expect(setApart([10, 30, 60], 100)).toEqual([10, 30, 60]);
    expect(setApart([0, 99, 99, 99], 100)).toEqual([0, 82, 91, 100]);
    expect(setApart([98, 98, 98], 100)).toEqual([98, 99, 100]);
    expect(setApart([], 100)).toEqual([]);
  });

  it("draws a score inside both of its intervals, on the whole scale", () => {
    const [mark] = timelineOf([entry("a", "2026-01-31T12:00:00.000Z", 60)]).marks;
    const { y, wide, narrow } = mark ?? { y: 0, wide: [0, 0], narrow: [0, 0] };
    expect(wide[0]).toBeLessThan(narrow[0]);
    expect(narrow[0]).toBeLessThan(y);
    expect(y).toBeLessThan(narrow[1]);
    expect([heightOf(0), heightOf(100)]).toEqual([TIMELINE.base, TIMELINE.top]);
  });
});

describe("a line over very many results", () => {
  it("draws four hundred of them in their order, the first and the last too", () => {
    const many = Array.from({ length: 120_000 }, (_, k) => k);
    const drawn = drawnOf(many);
    expect([drawn.length, drawn[0], drawn.at(-1)]).toEqual([400, 0, 119_999]);
    expect(new Set(drawn).size).toBe(400);
    expect([...drawn].sort((a, b) => a - b)).toEqual(drawn);
    expect(drawnOf(many.slice(0, 400))).toHaveLength(400);
  });

  it("has the range of all of them", () => {
    const one = entry("a", "2026-01-31T12:00:00.000Z", 40);
    const many = Array.from({ length: 200_000 }, () => one);
    expect(scoreRange([...many, entry("b", "2026-01-31T12:00:00.000Z", 60)])).toEqual({ low: 40, high: 60 });
  });
});
