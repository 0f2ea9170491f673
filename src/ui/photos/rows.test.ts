import { describe, expect, it } from "vitest";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { PhotoState } from "../../state/photo.ts";
import type { Photos } from "../../state/photos.ts";
import { countsOf, IN_ORDER, nextSorting, rowsOf, sortedRows, type Column } from "./rows.ts";

const scored = (value: number): PhotoState => ({ phase: "done", report: someReport(value) });
const failed: PhotoState = { phase: "failed", fault: { code: "file-empty", detail: "" } };

function photosOf(...states: readonly (readonly [name: string, state: PhotoState])[]): Photos {
  const photos = states.map(([name, state], i) => ({ id: `p${i}`, name, bytes: 1, state }));
  return {
    order: photos.map(({ id }) => id),
    byId: Object.fromEntries(photos.map((photo) => [photo.id, photo])),
    selected: null,
  };
}

const photos = photosOf(
  ["img10.jpg", scored(60)],
  ["img2.jpg", failed],
  ["IMG1.jpg", scored(40)],
  ["img3.jpg", { phase: "queued" }],
);
const names = (column: Column, direction: "ascending" | "descending") =>
  sortedRows(rowsOf(photos), { column, direction }, "en").map(({ photo }) => photo.name);

describe("the rows of the table", () => {
  it("stand in the order of adding until somebody asks for another", () => {
    expect(names(IN_ORDER.column, IN_ORDER.direction)).toEqual([
      "img10.jpg",
      "img2.jpg",
      "IMG1.jpg",
      "img3.jpg",
    ]);
  });

  it("keep what has no value at the end in both directions", () => {
    expect(names("psl", "ascending")).toEqual(["IMG1.jpg", "img10.jpg", "img2.jpg", "img3.jpg"]);
    expect(names("psl", "descending")).toEqual(["img10.jpg", "IMG1.jpg", "img2.jpg", "img3.jpg"]);
  });

  it("sort names as people do, numbers as numbers", () => {
    expect(names("name", "ascending")).toEqual(["IMG1.jpg", "img2.jpg", "img3.jpg", "img10.jpg"]);
  });

  it("go up, down and back to the order of adding as a header is pressed", () => {
    const up = nextSorting(IN_ORDER, "psl");
    const down = nextSorting(up, "psl");
    expect([up.direction, down.direction, nextSorting(down, "psl")]).toEqual([
      "ascending",
      "descending",
      IN_ORDER,
    ]);
    expect(nextSorting(down, "name")).toEqual({ column: "name", direction: "ascending" });
  });

  it("are made once for a photo that does not change", () => {
    const [first, second] = [rowsOf(photos), rowsOf(photos)];
    expect(second.every((row, i) => row === first[i])).toBe(true);
  });

  it("show the interval of a single model and only the mean of several", () => {
    const [row] = rowsOf(photosOf(["a", scored(50)]));
    expect(row?.appearance).toMatchObject({ score: 58, interval90: { low: expect.any(Number) } });
    const report = someReport(50);
    const two = { ...report, psl: { ...report.psl, models: ["compact", "facestats"] } };
    const answers = report.appearance.map((a) =>
      a.kind === "answered" ? a : { ...two.appearance[0], model: a.model },
    );
    const state = { phase: "done", report: { ...two, appearance: answers } } as PhotoState;
    expect(rowsOf(photosOf(["b", state]))[0]?.appearance).toEqual({ score: 58 });
  });

  it("are counted by phase", () => {
    expect(countsOf(rowsOf(photos))).toMatchObject({ done: 2, failed: 1, queued: 1, running: 0, asked: 0 });
  });

  it("have no number for a photo that is asked about, and stand it behind the scored ones", () => {
    const quality = [{ code: "blurred", severity: "warning" }] as const;
    const rows = rowsOf(photosOf(["a", { phase: "asked", quality, times: {} }], ["b", scored(50)]));
    expect(rows[0]).toMatchObject({ psl: null, geometry: null, appearance: null, notes: 1 });
    expect(countsOf(rows)).toMatchObject({ done: 1, asked: 1 });
    const sorted = sortedRows(rows, { column: "state", direction: "ascending" }, "en");
    expect(sorted.map(({ photo }) => photo.name)).toEqual(["b", "a"]);
  });
});
