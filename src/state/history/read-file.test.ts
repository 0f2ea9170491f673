import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { historyFile } from "../../core/history/file.ts";
import { HISTORY_VERSION, recordOf, type HistoryRecord } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { readHistoryFile } from "./read-file.ts";
import { readRecord } from "./schema.ts";

const when = "2026-01-31T12:00:00.000Z";
const record = (id: string): HistoryRecord => recordOf(someReport(), { id, scoredAt: when, label: "me" });
const records = [record("a"), record("b"), record("c")];
const text = historyFile(records, when);
const read = (content: string) => {
  const file = readHistoryFile(content);
  return file.kind === "read" ? { ...file, records: file.records.map(({ id }) => id) } : file;
};

describe("a history file", () => {
  it("comes back as it was written", () => {
    expect(readHistoryFile(text)).toEqual({ kind: "read", records, broken: 0, newer: 0, torn: false });
  });

  it("is read with a byte order mark and without its line breaks", () => {
    expect(read(`\uFEFF${text}`)).toMatchObject({ records: ["a", "b", "c"] });
    expect(read(text.replaceAll("\n", ""))).toMatchObject({ records: ["a", "b", "c"] });
  });

  it("gives its whole lines when its end is missing, and says how many are lost", () => {
    expect(read(text.slice(0, -60))).toEqual({
      kind: "read",
      records: ["a", "b"],
      broken: 1,
      newer: 0,
      torn: true,
    });
  });

  it("counts damaged records and keeps the others", () => {
    const mixed = [
      records[0],
      { ...record("x"), scoredAt: "yesterday" },
      null,
      7,
      { ...record("y"), psl: {} },
    ];
    expect(read(historyFile(mixed, when))).toMatchObject({ records: ["a"], broken: 4 });
  });

  it("counts records of a newer version apart, and refuses a file that has only such", () => {
    const newer = { ...record("n"), version: HISTORY_VERSION + 1 };
    expect(read(historyFile([records[0], newer], when))).toMatchObject({
      records: ["a"],
      newer: 1,
      broken: 0,
    });
    expect(read(historyFile([newer], when))).toEqual({ kind: "refused", reason: "newer" });
  });

  it("is refused when it is something else", () => {
    for (const other of ["[]", "{}", '"mien-history"', '{"format":"mien-report-1"}', "null", "1e999"])
      expect(read(other)).toEqual({ kind: "refused", reason: "not-a-history" });
    for (const other of ["", "hello", "<html>", "PK\u0003\u0004", "{", '{"format"'])
      expect(read(other)).toEqual({ kind: "refused", reason: "not-json" });
  });

  it("never throws and never returns a record that does not hold, whatever is in it", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.json(),
      fc.json().map((body) => `{"format":"mien-history","version":1,"records":[${body}]}`),
    );
    fc.assert(
      fc.property(anything, (content) => {
        const file = readHistoryFile(content);
        if (file.kind === "read")
          for (const each of file.records) expect(readRecord(each).kind).toBe("record");
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it("survives any cut and any changed character, with no record that was not there", () => {
    const known = new Map(records.map((each) => [each.id, each]));
    const position = fc.integer({ min: 0, max: text.length - 1 });
    fc.assert(
      fc.property(position, fc.string({ unit: "binary", maxLength: 2 }), fc.boolean(), (at, put, cut) => {
        const file = readHistoryFile(cut ? text.slice(0, at) : text.slice(0, at) + put + text.slice(at + 1));
        if (file.kind === "refused") return;
        expect(file.records.length + file.broken + file.newer).toBeLessThanOrEqual(records.length + 1);
        if (cut) for (const each of file.records) expect(each).toEqual(known.get(each.id));
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

describe("a stored record", () => {
  const webp = (chunk: string) =>
    `data:image/webp;base64,${Buffer.from(`RIFF____WEBP${chunk}\u0002\u0000\u0000\u0000xy`, "latin1").toString("base64")}`;

  it("may have a small picture of pixels alone, and is broken with any other", () => {
    const kind = (thumbnail: unknown) => readRecord({ ...record("a"), thumbnail }).kind;
    expect(kind(webp("VP8 "))).toBe("record");
    for (const other of [
      webp("EXIF"),
      webp("VP8 ").replace("webp", "jpeg"),
      "data:image/svg+xml;base64,PHN2Zy8+",
      "https://example.com/a.webp",
      "javascript:alert(1)",
      `data:image/webp;base64,${"A".repeat(60_000)}`,
    ])
      expect(kind(other), other.slice(0, 40)).toBe("broken");
  });

  it("loses fields that nobody knows", () => {
    const checked = readRecord({ ...record("a"), fileName: "IMG_1.jpg" });
    expect(JSON.stringify(checked)).not.toContain("IMG_1");
    expect(checked.kind).toBe("record");
  });

  it("is broken with numbers outside their scale", () => {
    const { psl } = record("a");
    for (const score of [-1, 101, "50", null])
      expect(readRecord({ ...record("a"), psl: { ...psl, score } }).kind).toBe("broken");
  });
});
