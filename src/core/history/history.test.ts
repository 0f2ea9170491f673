import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { historyFile, historyFileParts, merged } from "./file.ts";
import { migrated } from "./migrate.ts";
import { isNudgeDue, NUDGE_AFTER, scoredSince } from "./nudge.ts";
import { entryOf, HISTORY_VERSION, labelOf, mergedNewestFirst, newestFirst, recordOf } from "./record.ts";
import { someReport } from "./testing/some-report.ts";
import { plainPicture, THUMBNAIL, withPixelsAlone } from "./thumbnail.ts";

const about = { id: "a-1", scoredAt: "2026-01-31T12:00:00.000Z" };

describe("a record", () => {
  const record = recordOf(someReport(), about);

  it("keeps scores, intervals, measurements, quality codes and models", () => {
    expect(record).toMatchObject({
      version: HISTORY_VERSION,
      ...about,
      label: "",
      psl: { score: 54.321, kind: "blend", appearance: 58, models: ["compact"], unmeasured: [] },
      geometry: { score: 52, landmarkModel: "official" },
      appearance: [{ model: "compact", score: 58 }],
      measurements: [
        { id: "midface", value: 1.07123, spread: 0.01235, z: -0.512, points: -2.512 },
        { id: "asymmetry", points: null },
        { id: "lip-ratio", reason: "mouth-open" },
      ],
      quality: [
        { code: "distance-unknown", severity: "note" },
        { code: "blurred", severity: "warning" },
      ],
      thumbnail: null,
    });
  });

  it("keeps no landmark, pose, box or photo size", () => {
    const text = JSON.stringify(record);
    for (const word of ["landmarks", 'points":[{', "pose", "box", 'width"', "jitter", 'distance"'])
      expect(text).not.toContain(word);
  });

  it("gives the list its score with both intervals", () => {
    expect(entryOf(record)).toMatchObject({
      id: "a-1",
      score: { score: 54.321, interval90: { high: 67.321 } },
    });
  });
});

describe("a label", () => {
  it("is one trimmed line of at most 80 characters, with no character cut in half", () => {
    expect(labelOf("  me,\n\t at\u0000 home ")).toBe("me, at home");
    expect([...labelOf("😀".repeat(99))]).toHaveLength(80);
  });
});

describe("the order of results", () => {
  it("is newest first and the same every time", () => {
    const at = (id: string, scoredAt: string) => ({ id, scoredAt });
    const list = [at("b", "2026-01-01"), at("c", "2026-01-02"), at("a", "2026-01-01")];
    expect(newestFirst(list).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });
});

describe("two lists that are merged", () => {
  it("are in the order of one list that is sorted", () => {
    const item = fc.record({
      id: fc.string({ maxLength: 2 }),
      scoredAt: fc.constantFrom("1", "2", "3", "4"),
    });
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (some, others) => {
        expect(mergedNewestFirst(newestFirst(some), newestFirst(others))).toEqual(
          newestFirst([...some, ...others]),
        );
      }),
    );
  });
});

describe("a record of another version", () => {
  const steps = {
    1: (old: Readonly<Record<string, unknown>>) => ({ ...old, label: old["title"] }),
    2: (old: Readonly<Record<string, unknown>>) => ({ ...old, seen: true }),
  };

  it("goes through every step to the present one when it is older", () => {
    expect(migrated({ version: 1, title: "x" }, steps, 3)).toEqual({
      kind: "present",
      record: { version: 3, title: "x", label: "x", seen: true },
    });
  });

  it("is told by its number when it is newer", () => {
    expect(migrated({ version: HISTORY_VERSION + 1 })).toEqual({
      kind: "newer",
      version: HISTORY_VERSION + 1,
    });
  });

  it("is no record without a version, with a strange one, or with a step missing", () => {
    for (const value of [null, 7, "x", [], {}, { version: 0 }, { version: 1.5 }, { version: "1" }])
      expect(migrated(value)).toEqual({ kind: "no-record" });
    expect(migrated({ version: 1 }, {}, 2)).toEqual({ kind: "no-record" });
  });
});

describe("the file", () => {
  it("can be read back as JSON, a record a line", () => {
    const text = historyFile([{ a: 1 }, { b: 2 }], "2026-01-31T12:00:00.000Z");
    expect(JSON.parse(text)).toEqual({
      format: "mien-history",
      version: 1,
      exportedAt: "2026-01-31T12:00:00.000Z",
      records: [{ a: 1 }, { b: 2 }],
    });
    expect(text.split("\n")[1]).toBe('{"a":1},');
    expect(JSON.parse(historyFile([], "2026-01-31T12:00:00.000Z")).records).toEqual([]);
  });
});

describe("the file in parts", () => {
  it("is the same, however many records are written at a time", () => {
    const records = [{ a: 1 }, { b: 2 }, { c: 3 }];
    const { head, lines, tail } = historyFileParts("2026-01-31T12:00:00.000Z");
    const text = head + lines([]) + lines(records.slice(0, 1)) + lines([]) + lines(records.slice(1)) + tail;
    expect(text).toBe(historyFile(records, "2026-01-31T12:00:00.000Z"));
  });
});

describe("merging an import", () => {
  it("adds what is new and leaves what is here as it is", () => {
    const imported = [{ id: "here" }, { id: "new" }, { id: "new" }];
    expect(merged(new Set(["here"]), imported)).toEqual({ added: [{ id: "new" }], known: 2 });
  });
});

describe("the nudge", () => {
  it("counts a photo that is in the visit and in the history once, and only today's", () => {
    const today = "2026-01-31T00:00:00.000Z";
    const at = (id: string, scoredAt: string) => ({ id, scoredAt });
    const visit = [at("a", "2026-01-31T09:00:00.000Z"), at("b", "2026-01-31T10:00:00.000Z")];
    const kept = [at("a", "2026-01-31T09:00:00.000Z"), at("old", "2026-01-30T23:59:59.999Z")];
    expect(scoredSince(today, visit, kept)).toBe(2);
  });

  it("comes at twenty, and after being waved away not before twenty more", () => {
    expect(isNudgeDue(NUDGE_AFTER - 1, 0)).toBe(false);
    expect(isNudgeDue(NUDGE_AFTER, 0)).toBe(true);
    expect(isNudgeDue(NUDGE_AFTER + 1, NUDGE_AFTER)).toBe(false);
    expect(isNudgeDue(2 * NUDGE_AFTER, NUDGE_AFTER)).toBe(true);
  });
});

describe("a small picture", () => {
  const jpeg = (...segments: number[][]) =>
    Uint8Array.from([0xff, 0xd8, ...segments.flat(), 0xff, 0xda, 0, 2]);
  const segment = (marker: number) => [0xff, marker, 0, 4, 1, 2];
  const webp = (...names: string[]) =>
    Uint8Array.from(
      Buffer.concat([
        Buffer.from("RIFF____WEBP", "latin1"),
        ...names.map((name) => Buffer.concat([Buffer.from(name, "latin1"), Buffer.from([2, 0, 0, 0, 9, 9])])),
      ]),
    );

  it("is plain with the parts that pixels need", () => {
    expect(plainPicture(jpeg(segment(0xe0), segment(0xdb), segment(0xc0)))).toBe("image/jpeg");
    expect(plainPicture(webp("VP8X", "ALPH", "VP8 "))).toBe("image/webp");
  });

  it("is refused with EXIF, XMP, a profile or a comment", () => {
    for (const marker of [0xe1, 0xe2, 0xed, 0xfe]) expect(plainPicture(jpeg(segment(marker)))).toBeNull();
    for (const name of ["EXIF", "XMP ", "ICCP"]) expect(plainPicture(webp("VP8 ", name))).toBeNull();
  });

  it("loses everything else, and is the same picture then", () => {
    const full = jpeg(segment(0xe0), segment(0xe1), segment(0xe2), segment(0xdb));
    expect(withPixelsAlone(full)).toEqual({ type: "image/jpeg", bytes: jpeg(segment(0xe0), segment(0xdb)) });
    const made = withPixelsAlone(webp("VP8X", "ICCP", "VP8 ", "EXIF", "XMP "));
    expect(made?.type).toBe("image/webp");
    expect(plainPicture(made?.bytes ?? new Uint8Array())).toBe("image/webp");
    const size = new DataView(made?.bytes.buffer ?? new ArrayBuffer(8)).getUint32(4, true);
    expect(size).toBe((made?.bytes.length ?? 0) - 8);
  });

  it("says in its header that nothing else is there", () => {
    const [flags] = withPixelsAlone(webp("VP8X", "VP8 "))?.bytes.subarray(20) ?? [];
    expect(flags).toBe(9 & 0x10);
  });

  it("is refused when it is large, torn, empty or something else", () => {
    expect(plainPicture(new Uint8Array(THUMBNAIL.bytes + 1))).toBeNull();
    expect(plainPicture(new Uint8Array())).toBeNull();
    expect(plainPicture(webp("VP8 ").subarray(0, 15))).toBeNull();
    expect(plainPicture(Uint8Array.from(Buffer.from("<svg xmlns='...'/>")))).toBeNull();
  });
});
