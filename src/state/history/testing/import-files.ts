/** Generated history files, sound, huge, deep, wrong, torn and out of bounds, with what an import has to say of each. */
import { HISTORY_FORMAT } from "../../../core/history/file.ts";
import { HISTORY_VERSION, recordOf, type HistoryRecord } from "../../../core/history/record.ts";
import { someReport } from "../../../core/history/testing/some-report.ts";
import { seededRandom } from "../../../core/statistics.ts";
import type { FileRefusal, LeftOut } from "../import/protocol.ts";

/** What the file's end must be: how many different results it has, how many twice, and what is left out. */
export type Expected =
  | {
      readonly kind: "imported";
      readonly added: number;
      readonly known: number;
      readonly left: LeftOut;
      readonly torn: boolean;
    }
  | { readonly kind: "refused"; readonly reason: FileRefusal };

export interface GeneratedFile {
  readonly name: string;
  readonly parts: readonly string[];
  readonly expected: Expected;
}

type Random = () => number;

/** What an entry of a file is. */
type EntryKind = "sound" | "twice" | keyof LeftOut;

const HEAD = `{"format":"${HISTORY_FORMAT}","version":${HISTORY_VERSION},"exportedAt":"2026-01-31T12:00:00.000Z","records":[`;
const TAIL = "\n]}\n";
const DAY = 86_400_000;

/** Return a sound record: the k-th, scored k days before the end of January 2026, and never before 2000. */
export function generatedRecord(id: string, k: number): HistoryRecord {
  const scoredAt = new Date(Date.UTC(2026, 0, 31, 12) - (k % 9000) * DAY).toISOString();
  return recordOf(someReport(30 + (k % 40)), { id, scoredAt });
}

const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;

/** Ways in which a record is damaged, out of bounds, or more than a record can be. */
const SPOILT: Readonly<Record<keyof LeftOut, readonly ((record: HistoryRecord) => unknown)[]>> = {
  broken: [
    () => null,
    () => 7,
    () => "record",
    () => [],
    () => ({}),
    (record) => ({ ...record, psl: "?" }),
    (record) => ({ ...record, id: "../x" }),
    (record) => ({ ...record, scoredAt: "yesterday" }),
    (record) => ({ ...record, label: 5 }),
    (record) => ({ ...record, thumbnail: "data:image/svg+xml;base64,PHN2Zy8+" }),
    (record) => ({ ...record, version: 1.5 }),
  ],
  impossible: [
    (record) => ({ ...record, psl: { ...record.psl, score: 1e308 } }),
    (record) => ({ ...record, psl: { ...record.psl, interval90: { low: 70, high: 30 } } }),
    (record) => ({ ...record, geometry: { ...record.geometry, percentile: -1e-9 } }),
    (record) => ({ ...record, scoredAt: "0000-01-01T00:00:00.000Z" }),
    (record) => ({ ...record, scoredAt: "9999-12-31T23:59:59.999Z" }),
    (record) => ({ ...record, burst: { used: 1e300, sd: 2 } }),
    (record) => ({
      ...record,
      measurements: [{ id: "midface", value: 1e308, spread: 0, z: 0, points: null }],
    }),
  ],
  oversized: [
    (record) => ({ ...record, more: "x".repeat(150_000) }),
    (record) => ({ ...record, more: nested(40) }),
    () => nested(300),
  ],
  newer: [(record) => ({ ...record, version: HISTORY_VERSION + 1 })],
};

function nested(depth: number): unknown {
  return JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
}

/** Return a file with a history in it, its entries of given kinds. */
function historyOf(
  name: string,
  kinds: readonly EntryKind[],
  random: Random,
  layout: "lines" | "one" | "wide",
): GeneratedFile {
  const left = { broken: 0, impossible: 0, oversized: 0, newer: 0 };
  let [added, known] = [0, 0];
  const entries = kinds.map((kind, k) => {
    const record = generatedRecord(`${name}-${k}`, k);
    if (kind === "sound") added += 1;
    else if (kind === "twice") known += 1;
    else left[kind] += 1;
    if (kind === "sound") return record;
    return kind === "twice" ? generatedRecord(`${name}-0`, k) : pick(random, SPOILT[kind])(record);
  });
  const texts = entries.map((entry) => JSON.stringify(entry, null, layout === "wide" ? 2 : undefined));
  const parts = [HEAD, texts.map((text) => (layout === "one" ? text : `\n${text}`)).join(","), TAIL];
  return { name, parts, expected: { kind: "imported", added, known, left, torn: false } };
}

/** Return a file of ours that was cut off in its last entry. */
function tornFile(name: string, count: number, random: Random): GeneratedFile {
  const texts = Array.from(
    { length: count },
    (_, k) => `\n${JSON.stringify(generatedRecord(`${name}-${k}`, k))}`,
  );
  const last = texts.at(-1) ?? "";
  texts[count - 1] = last.slice(0, 2 + Math.floor(random() * (last.length - 3)));
  const left = { broken: 1, impossible: 0, oversized: 0, newer: 0 };
  return {
    name,
    parts: [HEAD, texts.join(",")],
    expected: { kind: "imported", added: count - 1, known: 0, left, torn: true },
  };
}

/** Return a file of so many small records: 30,000 are 27 MB. */
export function largeFile(name: string, count: number): GeneratedFile {
  const parts = [HEAD];
  for (let k = 0; k < count; k += 1)
    parts.push(`${k === 0 ? "" : ","}\n${JSON.stringify(generatedRecord(`${name}-${k}`, k))}`);
  const left = { broken: 0, impossible: 0, oversized: 0, newer: 0 };
  return {
    name,
    parts: [...parts, TAIL],
    expected: { kind: "imported", added: count, known: 0, left, torn: false },
  };
}

/** Files that are no history, each with how large it may be made. */
const FOREIGN: readonly ((size: number) => readonly [text: string, reason: FileRefusal])[] = [
  (size) => ["[".repeat(size), "not-a-history"],
  (size) => ['{"a":'.repeat(size / 5), "not-a-history"],
  (size) => [`[${"0,".repeat(size / 2)}0]`, "not-a-history"],
  (size) => [`{"format":"mien-report-2","face":"${"x".repeat(size)}"}`, "not-a-history"],
  (size) => ["\u0089PNG\r\n\u001a\n".repeat(size / 9), "not-a-history"],
  () => ["", "not-json"],
  () => ["Dear diary,", "not-json"],
  () => ["<!doctype html><title>x</title>", "not-json"],
  () => ["[]", "not-a-history"],
  () => ["1e999", "not-a-history"],
  () => [`{"format":"${HISTORY_FORMAT}","records":{}}`, "not-a-history"],
  () => [`{"format":"${HISTORY_FORMAT}","version":${HISTORY_VERSION + 1},"records":[]}`, "newer"],
];

const ALL_KINDS: readonly EntryKind[] = [
  "sound",
  "sound",
  "sound",
  "twice",
  "broken",
  "impossible",
  "oversized",
  "newer",
];

/**
 * Return the files one after the other, the same ones each time. Every fiftieth is a large one of `large` results; with 30,000,
 * which are 27 MB, 200 files have some 150 MB.
 */
export function* importFiles(count: number, large: number): Generator<GeneratedFile> {
  const random = seededRandom(31);
  for (let k = 0; k < count; k += 1) {
    const name = `f${k}`;
    const size = Math.floor(10 ** (1 + 1.6 * random()));
    const layout = pick(random, ["lines", "one", "wide"] as const);
    if (k % 50 === 49) yield largeFile(name, large);
    else if (k % 5 === 4) {
      const [text, reason] = pick(random, FOREIGN)(pick(random, [70_000, 5_000_000]));
      yield { name, parts: [text], expected: { kind: "refused", reason } };
    } else if (k % 5 === 3) yield tornFile(name, size, random);
    else {
      const kinds = Array.from({ length: size }, (_, at) => (at === 0 ? "sound" : pick(random, ALL_KINDS)));
      yield historyOf(name, k % 5 === 0 ? kinds.map(() => "sound" as const) : kinds, random, layout);
    }
  }
}
