import { describe, expect, it } from "vitest";
import { entryOf, recordOf } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { HistoryEntry } from "../../core/history/record.ts";
import {
  drawnOf,
  heightOf,
  scoreRange,
  spanOf,
  TIMELINE,
  timelineOf,
  usefulReaches,
  within,
} from "./timeline-marks.ts";

const entry = (id: string, scoredAt: string, score = 50) =>
  entryOf(recordOf(someReport(score), { id, scoredAt }));

const drawn = (entries: readonly HistoryEntry[]) => timelineOf(entries, spanOf(entries));

describe("the line over time", () => {
  it("is empty of nothing", () => {
    expect(timelineOf([], [0, 1])).toMatchObject({ marks: [], ticks: [] });
  });

  it("puts a single result in the middle", () => {
    const [mark] = drawn([entry("a", "2026-01-31T12:00:00.000Z")]).marks;
    expect(mark?.x).toBeCloseTo((TIMELINE.left + 10 + TIMELINE.width - TIMELINE.right) / 2, 6);
  });

  it("goes from the oldest to the newest, whatever the order of the list", () => {
    const { marks, spanDays } = drawn([
      entry("new", "2026-02-10T12:00:00.000Z", 60),
      entry("old", "2026-01-31T12:00:00.000Z", 40),
    ]);
    expect(marks.map(({ id }) => id)).toEqual(["old", "new"]);
    expect(marks[0]?.x).toBeLessThan(marks[1]?.x ?? 0);
    expect(spanDays).toBeGreaterThan(10);
  });

  it("spreads results of one hour over the whole line, so that they can be told apart", () => {
    const { marks, spanDays } = drawn(
      [0, 10, 20, 30].map((minute) => entry(`at ${minute}`, `2026-01-31T12:${minute || "00"}:00.000Z`)),
    );
    const gaps = marks.slice(1).map(({ x }, index) => x - (marks[index]?.x ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(150);
    expect(spanDays).toBeLessThan(1);
  });

  it("puts every result where its time is, however near others are", () => {
    const times = ["2026-01-01", "2026-03-01", "2026-03-02", "2026-04-10"];
    const { marks } = drawn(times.map((day) => entry(day, `${day}T12:00:00.000Z`)));
    const [first, , , last] = marks.map(({ x }) => x);
    const share = (day: string) =>
      (Date.parse(day) - Date.parse("2026-01-01")) / (Date.parse("2026-04-10") - Date.parse("2026-01-01"));
    marks.forEach(({ id, x }) =>
      expect((x - (first ?? NaN)) / ((last ?? NaN) - (first ?? NaN))).toBeCloseTo(share(id), 9),
    );
  });

  it("can be looked at nearer where that shows fewer results, and two at least", () => {
    const at = (id: string, day: string) => entry(id, `${day}T12:00:00.000Z`);
    const entries = [
      at("d", "2026-03-20"),
      at("c", "2026-03-01"),
      at("b", "2025-06-01"),
      at("a", "2020-01-01"),
    ];
    expect(usefulReaches(entries)).toEqual(["all", "year", "month"]);
    expect(within(entries, "year").map(({ id }) => id)).toEqual(["d", "c", "b"]);
    expect(within(entries, "month").map(({ id }) => id)).toEqual(["d", "c"]);
    expect(usefulReaches(entries.slice(0, 2))).toEqual(["all"]);
    expect([usefulReaches([]), within([], "day")]).toEqual([["all"], []]);
  });

  it("draws a score inside both of its intervals, on the whole scale", () => {
    const [mark] = drawn([entry("a", "2026-01-31T12:00:00.000Z", 60)]).marks;
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
