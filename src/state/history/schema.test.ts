import { describe, expect, it } from "vitest";
import { HISTORY_VERSION, LABEL_LENGTH, NAME_LENGTH, recordOf } from "../../core/history/record.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import { readRecord } from "./schema.ts";

const record = recordOf(someReport(), { id: "p1", scoredAt: "2026-01-31T12:00:00.000Z", label: "me" });
const NOW = "2026-11-30T12:00:00.000Z";
const kind = (change: Record<string, unknown>) => readRecord({ ...record, ...change }, NOW).kind;
const accepts = (field: string, values: readonly unknown[]) =>
  values.map((value) => kind({ [field]: value }) === "record");
const all = (count: number, is: boolean) => Array.from({ length: count }, () => is);

/** The bytes of a JPEG that is a head, its tables and a scan. */
function picture(extra: readonly number[] = [], scan = 8): string {
  const bytes = [
    0xff,
    0xd8,
    ...extra,
    0xff,
    0xdb,
    0,
    2,
    0xff,
    0xda,
    0,
    2,
    ...new Array<number>(scan).fill(1),
  ];
  return btoa(String.fromCharCode(...bytes));
}

describe("a value that is read as a record", () => {
  it("comes back as it is, without fields that we do not know", () => {
    expect(readRecord({ ...record, secret: 1 }, NOW)).toEqual({ kind: "record", record });
  });

  it("says what a person said of the age, and in one from before that they said nothing", () => {
    const said = recordOf({ ...someReport(), saidAdult: true }, { id: "p2", scoredAt: record.scoredAt });
    expect(said.saidAdult).toBe(true);
    const back: unknown = JSON.parse(JSON.stringify(said));
    expect(readRecord(back, NOW)).toEqual({ kind: "record", record: said });
    const { saidAdult: _, ...before } = record;
    expect(readRecord(before, NOW)).toEqual({ kind: "record", record: { ...record, saidAdult: false } });
    expect(accepts("saidAdult", [true, false, "yes", 1, null])).toEqual([true, true, false, false, false]);
  });

  it("says how many landmarks a hand placed, and in one from before that there were none", () => {
    const placed = recordOf(
      { ...someReport(), placedByHand: [33, 152] },
      { id: "p2", scoredAt: record.scoredAt },
    );
    expect(placed.placedByHand).toBe(2);
    expect(readRecord(JSON.parse(JSON.stringify(placed)), NOW)).toEqual({ kind: "record", record: placed });
    const { placedByHand: _, ...before } = record;
    expect(readRecord(before, NOW)).toEqual({ kind: "record", record: { ...record, placedByHand: 0 } });
    expect(accepts("placedByHand", [0, 478, 479, -1, 1.5, "2", null])).toEqual([
      true,
      true,
      ...Array<boolean>(5).fill(false),
    ]);
  });

  it("says how a person framed the photo, and in one from before that nobody did", () => {
    const framedByHand = { isCropped: true, turns: 1, face: { number: 2, of: 3 } } as const;
    const framed = recordOf({ ...someReport(), framedByHand }, { id: "p3", scoredAt: record.scoredAt });
    expect(readRecord(JSON.parse(JSON.stringify(framed)), NOW)).toEqual({ kind: "record", record: framed });
    const { framedByHand: _, ...before } = record;
    expect(readRecord(before, NOW)).toEqual({ kind: "record", record: { ...record, framedByHand: null } });
    const others = [
      { turns: 4 },
      { isCropped: 1 },
      { face: { number: 4, of: 3 } },
      { face: { number: 0, of: 3 } },
    ];
    expect(
      accepts("framedByHand", [framedByHand, null, "yes", ...others.map((o) => ({ ...framedByHand, ...o }))]),
    ).toEqual([true, true, ...Array<boolean>(5).fill(false)]);
  });

  it("has a name of whose photo it is, one line as a label is, and in one from before none", () => {
    const { person: _, extraSd: __, ...before } = record;
    expect(readRecord(before, NOW)).toEqual({
      kind: "record",
      record: { ...record, person: "", extraSd: null },
    });
    expect(accepts("person", ["", "Ada", "x".repeat(2 * NAME_LENGTH)])).toEqual(all(3, true));
    expect(accepts("person", ["a\nb", "x".repeat(2 * NAME_LENGTH + 1), 5, null])).toEqual(all(4, false));
    expect(accepts("extraSd", [0, 7.5, null, -1, 101, "2"])).toEqual([
      true,
      true,
      true,
      ...Array<boolean>(3).fill(false),
    ]);
  });

  it("is newer, broken or a record by its version", () => {
    expect(readRecord({ ...record, version: HISTORY_VERSION + 1 }, NOW)).toEqual({ kind: "newer" });
    expect(readRecord(null, NOW)).toEqual({ kind: "broken" });
    expect(readRecord({ ...record, psl: null }, NOW)).toEqual({ kind: "broken" });
  });

  it("has an id of letters, digits, dashes and at most 64 of them", () => {
    const [good, bad] = [
      ["a", "a-b_c", "A9", "a".repeat(64)],
      ["", "a b", "a/b", "a.", "-a\n", "a".repeat(65), 7],
    ];
    expect(accepts("id", good)).toEqual(all(good.length, true));
    expect(accepts("id", bad)).toEqual(all(bad.length, false));
  });

  it("has a date to the millisecond in UTC, and one that exists", () => {
    const bad = [
      "yesterday",
      "2026-01-31",
      "2026-01-31T12:00:00Z",
      "2026-01-31T12:00:00.000+01:00",
      "2026-13-31T12:00:00.000Z",
      "x2026-01-31T12:00:00.000Z",
      "2026-01-31T12:00:00.000Zx",
    ];
    expect(accepts("scoredAt", bad)).toEqual(all(bad.length, false));
  });

  it("has a label without control characters, of twice the length that can be typed at most", () => {
    const good = ["", "Weg zum See, ü 1", "👩‍🦰", "x".repeat(2 * LABEL_LENGTH)];
    const bad = ["a\nb", "\u0000", "a\u007f", "x".repeat(2 * LABEL_LENGTH + 1), 5];
    expect(accepts("label", good)).toEqual(all(good.length, true));
    expect(accepts("label", bad)).toEqual(all(bad.length, false));
  });

  it("has scores from 0 to 100 with their intervals", () => {
    const withScore = (score: unknown) => kind({ psl: { ...record.psl, score } });
    expect([0, 100, 55.5].map(withScore)).toEqual(["record", "record", "record"]);
    expect([-0.1, 100.1, NaN, Infinity, "50", undefined].map(withScore)).toEqual([
      "impossible",
      "impossible",
      "broken",
      "impossible",
      "broken",
      "broken",
    ]);
    const low = (value: unknown) =>
      kind({ geometry: { ...record.geometry, interval90: { low: value, high: 60 } } });
    expect([low(0), low(-1), low(null)]).toEqual(["record", "impossible", "broken"]);
    expect(kind({ psl: { ...record.psl, interval68: { low: 1 } } })).toBe("broken");
    expect(kind({ psl: { ...record.psl, kind: "guess" } })).toBe("broken");
    expect(kind({ psl: { ...record.psl, appearance: null } })).toBe("record");
    expect(kind({ psl: { ...record.psl, appearance: 101 } })).toBe("impossible");
    expect(kind({ geometry: { ...record.geometry, landmarkModel: "other" } })).toBe("broken");
  });

  it("has names of tables that are plain text, of 80 characters at most", () => {
    const model = (name: unknown) => kind({ psl: { ...record.psl, models: [name] } });
    const [good, bad] = [
      ["compact", "a b", "q4/x:1.0+2-3", "a".repeat(80)],
      ["", " a", "<b>", "-a", "a\n", "a;b", "a".repeat(81), 3],
    ];
    expect(good.map(model)).toEqual(good.map(() => "record"));
    expect(bad.map(model)).toEqual(bad.map(() => "broken"));
  });

  it("has no more of anything than a photo can give", () => {
    const many = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
    const [measurement] = record.measurements;
    const [answer] = record.appearance;
    const note = { code: "blurred", severity: "note" };
    const cases: readonly (readonly [number, (count: number) => string])[] = [
      [20, (count) => kind({ psl: { ...record.psl, models: many(count, "m") } })],
      [20, (count) => kind({ psl: { ...record.psl, unmeasured: many(count, "m") } })],
      [20, (count) => kind({ appearance: many(count, answer) })],
      [200, (count) => kind({ measurements: many(count, measurement) })],
      [50, (count) => kind({ quality: many(count, note) })],
    ];
    for (const [most, of] of cases) expect([of(most), of(most + 1)]).toEqual(["record", "broken"]);
  });

  it("has measurements with a value, or with a reason why there is none", () => {
    const measured = { id: "midface", value: 1, spread: 0.1, z: -1, points: null };
    const one = (entry: unknown) => kind({ measurements: [entry] });
    expect(one(measured)).toBe("record");
    expect(one({ ...measured, points: 2 })).toBe("record");
    expect(one({ id: "midface", reason: "turned" })).toBe("record");
    for (const broken of [
      { id: "midface" },
      { ...measured, value: NaN },
      { ...measured, spread: undefined },
      { ...measured, z: "1" },
      { ...measured, points: undefined },
      { ...measured, id: "<" },
      { id: "midface", reason: "" },
    ])
      expect(one(broken), JSON.stringify(broken)).toBe("broken");
  });

  it("has quality notes of two severities, an engine, and the frames of a burst", () => {
    const note = (severity: unknown) => kind({ quality: [{ code: "blurred", severity }] });
    expect([note("note"), note("warning"), note("error")]).toEqual(["record", "record", "broken"]);
    expect(kind({ quality: [{ severity: "note" }] })).toBe("broken");
    expect(accepts("backend", ["", "b".repeat(80), "b".repeat(81), null])).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const burst = (used: unknown, sd: unknown) => kind({ burst: { used, sd } });
    expect([burst(1, 0), burst(0, 0), burst(1.5, 0), burst(2, NaN), burst(2, undefined)]).toEqual([
      "record",
      "impossible",
      "impossible",
      "broken",
      "broken",
    ]);
    expect(kind({ burst: null })).toBe("record");
    expect(kind({ burst: undefined })).toBe("broken");
  });

  it("has versions by name, each of 80 characters at most", () => {
    expect(kind({ versions: { compact: "v".repeat(80) } })).toBe("record");
    expect(kind({ versions: { compact: "v".repeat(81) } })).toBe("broken");
    expect(kind({ versions: { "<": "1" } })).toBe("broken");
    expect(kind({ versions: { compact: 1 } })).toBe("broken");
  });
});

describe("the small picture of a record", () => {
  const thumbnail = (value: unknown) => kind({ thumbnail: value });

  it("is none, or pixels alone in one of the two formats, named as what it is", () => {
    expect(thumbnail(null)).toBe("record");
    expect(thumbnail(`data:image/jpeg;base64,${picture()}`)).toBe("record");
    expect(thumbnail(`data:image/webp;base64,${picture()}`)).toBe("broken");
    expect(thumbnail(undefined)).toBe("broken");
  });

  it("holds nothing but pixels: a comment or EXIF in it is refused", () => {
    const comment = [0xff, 0xfe, 0, 3, 65];
    const exif = [0xff, 0xe1, 0, 3, 65];
    for (const extra of [comment, exif])
      expect(thumbnail(`data:image/jpeg;base64,${picture(extra)}`)).toBe("broken");
  });

  it("is never an address, another type, or torn", () => {
    for (const value of [
      "https://example.org/a.jpg",
      "",
      `data:image/png;base64,${picture()}`,
      `data:image/jpeg,${picture()}`,
      `data:image/jpeg;base64,${picture().slice(0, -1)}`,
      `data:image/jpeg;base64,${picture()}?`,
      ` data:image/jpeg;base64,${picture()}`,
      "data:image/jpeg;base64,",
    ])
      expect(thumbnail(value), value).toBe("broken");
  });

  it("has 24,000 bytes at most", () => {
    const head = 10;
    expect(thumbnail(`data:image/jpeg;base64,${picture([], 24_000 - head)}`)).toBe("record");
    expect(thumbnail(`data:image/jpeg;base64,${picture([], 24_001 - head)}`)).toBe("broken");
  });
});
