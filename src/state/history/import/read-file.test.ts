import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { historyFile } from "../../../core/history/file.ts";
import { HISTORY_VERSION, recordOf, type HistoryRecord } from "../../../core/history/record.ts";
import { someReport } from "../../../core/history/testing/some-report.ts";
import { createFileReader, readHistoryFile } from "./read-file.ts";
import { readRecord } from "../schema.ts";

const when = "2026-01-31T12:00:00.000Z";
const record = (id: string): HistoryRecord => recordOf(someReport(), { id, scoredAt: when, label: "me" });
const records = [record("a"), record("b"), record("c")];
const text = historyFile(records, when);
const NONE = { broken: 0, impossible: 0, oversized: 0, newer: 0 };

/** Read a text in slices of so many bytes: where a slice ends must not matter. */
function readText(content: string, slice = 7) {
  const reader = createFileReader(when);
  const bytes = new TextEncoder().encode(content);
  for (let from = 0; from < bytes.length; from += slice) reader.push(bytes.subarray(from, from + slice));
  return reader.end();
}

const read = (content: string) => {
  const file = readText(content);
  return file.kind === "read" ? { ...file, records: file.records.map(({ id }) => id) } : file;
};

describe("a history file", () => {
  it("comes back as it was written, however it is cut into slices", () => {
    for (const slice of [1, 2, 3, 64, 100_000])
      expect(readText(text, slice)).toEqual({ kind: "read", records, left: NONE, torn: false });
  });

  it("is read with a byte order mark and without its line breaks", () => {
    expect(read(`\uFEFF${text}`)).toMatchObject({ records: ["a", "b", "c"] });
    expect(read(text.replaceAll("\n", ""))).toMatchObject({ records: ["a", "b", "c"] });
    expect(read(text.replaceAll("\n", "\r\n"))).toMatchObject({ records: ["a", "b", "c"], left: NONE });
    const tree = JSON.parse(text) as object;
    expect(read(JSON.stringify(tree, null, 2))).toMatchObject({ records: ["a", "b", "c"], left: NONE });
    const sorted = Object.fromEntries(Object.entries(tree).sort().reverse());
    expect(read(JSON.stringify(sorted))).toMatchObject({ records: ["a", "b", "c"], left: NONE, torn: false });
  });

  it("gives its whole lines when its end is missing, and says how many are lost", () => {
    expect(read(text.slice(0, -60))).toEqual({
      kind: "read",
      records: ["a", "b"],
      left: { ...NONE, broken: 1 },
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
    expect(read(historyFile(mixed, when))).toMatchObject({ records: ["a"], left: { ...NONE, broken: 4 } });
  });

  it("counts records of a newer version apart, and refuses a file that has only such", () => {
    const newer = { ...record("n"), version: HISTORY_VERSION + 1 };
    expect(read(historyFile([records[0], newer], when))).toMatchObject({
      records: ["a"],
      left: { ...NONE, newer: 1 },
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
        const file = readText(content);
        if (file.kind === "read")
          for (const each of file.records) expect(readRecord(each, when).kind).toBe("record");
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it("survives any cut and any changed character, with no record that was not there", () => {
    const known = new Map(records.map((each) => [each.id, each]));
    const position = fc.integer({ min: 0, max: text.length - 1 });
    fc.assert(
      fc.property(position, fc.string({ unit: "binary", maxLength: 2 }), fc.boolean(), (at, put, cut) => {
        const file = readText(
          cut ? text.slice(0, at) : text.slice(0, at) + put + text.slice(at + 1),
          1 + (at % 900),
        );
        if (file.kind === "refused") expect(at).toBeLessThan(text.indexOf("\n"));
        if (file.kind === "refused") return;
        const { broken, impossible, oversized, newer } = file.left;
        const lost = records.length - file.records.length;
        // A change costs one record, never a second one, and what a record is lost to is said.
        if (!cut) expect(lost).toBeLessThanOrEqual(1);
        if (lost > 0) expect(file.torn || broken + impossible + oversized + newer > 0).toBe(true);
        if (cut) for (const each of file.records) expect(each).toEqual(known.get(each.id));
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

describe("a history file that is damaged", () => {
  const lines = text.split("\n");
  const [one = "", two = ""] = lines.slice(1);

  it("costs the entry that is damaged and no other", () => {
    const damaged = [
      two.replace('"label"', '"label'),
      two.replace("{", ""),
      two.replace("[", "{"),
      two.replace('"models":[', '"models":'),
      two.replace("}", "}}"),
      two.slice(0, 300),
      `[${two}`,
      "x,",
      `{"version":1,"deep":${"[".repeat(200_000)}`,
      `{"version":1,"deep":${'{"a":'.repeat(100)}1${"}".repeat(100)}},`,
      `{"version":1,"label":"${"x".repeat(200_000)}"},`,
    ];
    for (const line of damaged) {
      const file = read([lines[0], one, line, ...lines.slice(3)].join("\n"));
      if (file.kind !== "read") throw new Error(`${file.reason}: ${line.slice(0, 80)}`);
      expect(file.records, line.slice(0, 80)).toEqual(["a", "c"]);
      expect(file.left.broken + file.left.oversized, line.slice(0, 80)).toBeGreaterThan(0);
    }
  });

  it("says of an entry that is too large or too deep that it is", () => {
    const deep = { ...record("b"), deep: JSON.parse(`${"[".repeat(50)}${"]".repeat(50)}`) as unknown };
    const large = { ...record("b"), large: "x".repeat(200_000) };
    expect(read(historyFile([records[0], deep, large, records[2]], when))).toMatchObject({
      records: ["a", "c"],
      left: { ...NONE, oversized: 2 },
    });
  });

  it("gives its records when something else stands behind or between them", () => {
    for (const behind of ["x", "]}", '{"a":1}', "\u0000"])
      expect(read(text + behind)).toMatchObject({ records: ["a", "b", "c"], left: { ...NONE, broken: 1 } });
    const twice = text + historyFile([record("d")], when);
    expect(read(twice)).toMatchObject({ records: ["a", "b", "c", "d"] });
  });

  it("is refused without being built when it is no history, however deep or large", () => {
    for (const other of ["[".repeat(1_000_000), '{"a":'.repeat(200_000), `[${"0,".repeat(100_000)}0]`])
      expect(readText(other, 65_536)).toEqual({ kind: "refused", reason: "not-a-history" });
  });

  it("is refused by its size alone beyond 100 MB", async () => {
    const file = { size: 100_000_001 } as Blob;
    expect(await readHistoryFile(file, { asOf: when })).toEqual({ kind: "refused", reason: "too-large" });
  });
});

describe("a stored record", () => {
  const webp = (chunk: string) =>
    `data:image/webp;base64,${Buffer.from(`RIFF____WEBP${chunk}\u0002\u0000\u0000\u0000xy`, "latin1").toString("base64")}`;

  it("may have a small picture of pixels alone, and is broken with any other", () => {
    const kind = (thumbnail: unknown) => readRecord({ ...record("a"), thumbnail }, when).kind;
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
    const checked = readRecord({ ...record("a"), fileName: "IMG_1.jpg" }, when);
    expect(JSON.stringify(checked)).not.toContain("IMG_1");
    expect(checked.kind).toBe("record");
  });

  const kindOf = (changes: object) => readRecord({ ...record("a"), ...changes }, when).kind;
  const { psl, geometry, appearance } = record("a");
  const [measured] = record("a").measurements;

  it("is broken with what is no number", () => {
    for (const score of ["50", null, {}]) expect(kindOf({ psl: { ...psl, score } })).toBe("broken");
  });

  it("is impossible with a number that cannot be, wherever it stands", () => {
    const numbers = [-1, 101, 1e308, -1e308, Infinity];
    for (const number of numbers) {
      for (const key of ["score", "percentile", "appearance"])
        expect(kindOf({ psl: { ...psl, [key]: number } })).toBe("impossible");
      expect(kindOf({ geometry: { ...geometry, score: number } })).toBe("impossible");
      expect(kindOf({ appearance: [{ ...appearance[0], percentile: number }] })).toBe("impossible");
      expect(kindOf({ burst: { used: 3, sd: number } })).toBe("impossible");
    }
    for (const number of [1e308, -1e308, 20_000, Infinity])
      for (const key of ["value", "spread", "z", "points"])
        expect(kindOf({ measurements: [{ ...measured, [key]: number }] }), key).toBe("impossible");
    for (const used of [0, 1.5, 1e9]) expect(kindOf({ burst: { used, sd: 1 } })).toBe("impossible");
  });

  it("is impossible with an interval from right to left, or a narrow one outside the wide one", () => {
    const inverted = { low: 60, high: 40 };
    const outside = { low: 0, high: 100 };
    for (const change of [{ interval90: inverted }, { interval68: inverted }, { interval68: outside }]) {
      expect(kindOf({ psl: { ...psl, ...change } })).toBe("impossible");
      expect(kindOf({ geometry: { ...geometry, ...change } })).toBe("impossible");
      expect(kindOf({ appearance: [{ ...appearance[0], ...change }] })).toBe("impossible");
    }
  });

  it("is impossible before 2000, after the end of the next year, and on a day that there is not", () => {
    const at = (day: string) => kindOf({ scoredAt: `${day}T12:00:00.000Z` });
    expect(["2000-01-01", "2026-02-28", "2027-12-31"].map(at)).toEqual(["record", "record", "record"]);
    for (const day of ["0000-01-01", "1999-12-31", "2026-02-30", "2026-13-01", "2028-01-01", "9999-12-31"])
      expect(at(day), day).toBe("impossible");
    expect(kindOf({ scoredAt: "yesterday" })).toBe("broken");
  });

  it("is whole with any score, interval and date that can be", () => {
    const sorted = fc
      .tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 100, noNaN: true })))
      .map((four) => four.sort((a, b) => a - b));
    const time = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2027, 11, 31) });
    fc.assert(
      fc.property(sorted, time, ([a, b, c, d], at) => {
        const intervals = { interval90: { low: a, high: d }, interval68: { low: b, high: c } };
        const changes = { psl: { ...psl, score: b, ...intervals }, scoredAt: new Date(at).toISOString() };
        expect(kindOf(changes)).toBe("record");
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});
