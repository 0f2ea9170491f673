import { describe, expect, it } from "vitest";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { QualityCode } from "../../core/report.ts";
import type { Photo, PhotoState } from "../../state/photo.ts";
import { NO_FILTER } from "../../state/table-view.ts";
import { choicesOf, filteredRows } from "./filtering.ts";
import { rowsOf } from "./rows.ts";

const notes = (...codes: QualityCode[]) => codes.map((code) => ({ code, severity: "note" as const }));
const STATES: Readonly<Record<string, PhotoState>> = {
  "Anna Müller 1.jpg": { phase: "done", report: { ...someReport(), quality: notes("turned", "blurred") } },
  "anna-2.JPG": { phase: "done", report: { ...someReport(), quality: notes("blurred") } },
  "holiday.png": { phase: "refused", reason: "no-face", quality: notes("too-dark"), times: {} },
  "b.png": { phase: "failed", fault: { code: "file-not-image", detail: "b" } },
  "c.png": { phase: "queued" },
  "d.png": { phase: "running", step: "decode" },
};
const photos = Object.entries(STATES).map(([name, state]): Photo => ({ id: name, name, bytes: 1, state }));
const rows = rowsOf({
  order: photos.map(({ id }) => id),
  byId: Object.fromEntries(photos.map((photo) => [photo.id, photo])),
  selected: null,
});
const names = (filter: Partial<typeof NO_FILTER>) =>
  filteredRows(rows, { ...NO_FILTER, ...filter }).map(({ photo }) => photo.name);

describe("filtering the table", () => {
  it("leaves the very same rows where nothing is chosen, or only spaces", () => {
    expect(filteredRows(rows, NO_FILTER)).toBe(rows);
    expect(filteredRows(rows, { ...NO_FILTER, text: "  " })).toBe(rows);
  });

  it("finds a name by some of its words, in any order, whatever capitals and accents", () => {
    expect(names({ text: "ANNA" })).toEqual(["Anna Müller 1.jpg", "anna-2.JPG"]);
    expect(names({ text: "muller an" })).toEqual(["Anna Müller 1.jpg"]);
    expect(names({ text: "müller" })).toEqual(["Anna Müller 1.jpg"]);
    expect(names({ text: "nobody" })).toEqual([]);
  });

  it("narrows down to how photos ended", () => {
    expect(names({ end: "refused" })).toEqual(["holiday.png"]);
    expect(names({ end: "open" })).toEqual(["c.png", "d.png"]);
    expect(names({ end: "done", text: "2" })).toEqual(["anna-2.JPG"]);
  });

  it("narrows down to a note, of photos without a score too", () => {
    expect(names({ note: "blurred" })).toEqual(["Anna Müller 1.jpg", "anna-2.JPG"]);
    expect(names({ note: "too-dark" })).toEqual(["holiday.png"]);
    expect(names({ note: "rolled" })).toEqual([]);
  });

  it("offers what there is, with how many photos of each", () => {
    const { ends, notes: offered } = choicesOf(rows);
    expect(Object.fromEntries(ends)).toEqual({ done: 2, refused: 1, failed: 1, open: 2 });
    expect(Object.fromEntries(offered)).toEqual({ turned: 1, blurred: 2, "too-dark": 1 });
  });
});
