import { describe, expect, it } from "vitest";
import { QUALITY_CODES } from "../../src/core/report.ts";
import { NOTE_SDS } from "../../src/core/score/uncertainty.ts";
import type { CaseRow, PoseRow } from "../validity/condition-figures.ts";
import { LEAST_PAIRS, noteSdTable, noteSdText } from "./note-sds.ts";

const row = (more: Partial<CaseRow>): CaseRow => ({
  code: "blurred",
  name: "out of focus",
  pictures: 20,
  found: 20,
  noted: 20,
  pairs: 20,
  rootMeanSquare: 2.34,
  mean: -1,
  ...more,
});

const pose = (degrees: number, psl: number, scored = 20): PoseRow => ({
  axis: "yaw",
  degrees,
  views: 20,
  scored,
  geometry: psl,
  appearance: psl,
  psl,
});

describe("the SDs that the notes add", () => {
  it("are what was measured, to a tenth of a point, over all pairs of a note's cases", () => {
    expect(noteSdTable({ cases: [row({})] }).blurred).toBe(2.3);
    const two = [row({ pairs: 10, rootMeanSquare: 1 }), row({ pairs: 30, rootMeanSquare: 3 })];
    expect(noteSdTable({ cases: two }).blurred).toBe(2.6);
  });

  it("stay as judged where too few faces were measured, or nothing moved, or no number came", () => {
    for (const bad of [{ pairs: LEAST_PAIRS - 1 }, { rootMeanSquare: 0 }, { rootMeanSquare: NaN }])
      expect(noteSdTable({ cases: [row(bad)] })).toEqual(NOTE_SDS);
    expect(noteSdTable({ poses: [pose(5, 1), pose(10, 2, LEAST_PAIRS - 1)] })).toEqual(NOTE_SDS);
    expect(noteSdTable({})).toEqual(NOTE_SDS);
  });

  it("leave out what a note is seldom said of", () => {
    const seldom = row({ name: "hardly", noted: 9, rootMeanSquare: 9 });
    expect(noteSdTable({ cases: [row({}), seldom] }).blurred).toBe(2.3);
    expect(noteSdTable({ cases: [row({}), { ...seldom, noted: 10 }] }).blurred).toBe(6.6);
  });

  it("are written a note a line, and read back as they were", () => {
    const text = noteSdText(NOTE_SDS);
    expect(JSON.parse(text)).toEqual(NOTE_SDS);
    expect(text.trimEnd().split("\n")).toHaveLength(QUALITY_CODES.length + 2);
  });

  it("of a pose are what it adds to 5 degrees, and never fall", () => {
    const poses = [pose(5, 3), pose(10, 5), pose(15, 4), pose(20, NaN)];
    expect(noteSdTable({ poses }).turned).toEqual([
      [5, 0],
      [10, 4],
      [15, 4],
    ]);
  });

  it("of a line run from its cases to where the note ends", () => {
    const cases = [
      row({ code: "too-close", name: "from 40 cm", rootMeanSquare: 2 }),
      row({ code: "too-close", name: "from 30 cm", rootMeanSquare: 4 }),
    ];
    expect(noteSdTable({ cases })["too-close"]).toEqual([
      [30, 4],
      [40, 2],
      [50, 0],
    ]);
  });
});
