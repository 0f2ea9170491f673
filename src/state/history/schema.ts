/** Checking a kept result, from the database and from a file alike: nothing that comes in is trusted. */
import * as v from "valibot";
import { migrated } from "../../core/history/migrate.ts";
import { HISTORY_VERSION, LABEL_LENGTH, type HistoryRecord } from "../../core/history/record.ts";
import { plainPicture, THUMBNAIL } from "../../core/history/thumbnail.ts";

/** Names that our tables give to things; a later table may know more of them, so the list is open. */
const Name = v.pipe(v.string(), v.maxLength(80), v.regex(/^[\w][\w ./:+-]*$/));
const Finite = v.pipe(v.number(), v.finite());
const Points = v.pipe(Finite, v.minValue(0), v.maxValue(100));
const IntervalSchema = v.object({ low: Points, high: Points });

const score = { score: Points, percentile: Points, interval68: IntervalSchema, interval90: IntervalSchema };

const MeasurementSchema = v.union([
  v.object({ id: Name, value: Finite, spread: Finite, z: Finite, points: v.nullable(Finite) }),
  v.object({ id: Name, reason: Name }),
]);

/** A picture as a `data:` URL whose bytes are pixels alone. */
const Thumbnail = v.pipe(
  v.string(),
  v.maxLength(Math.ceil(THUMBNAIL.bytes / 3) * 4 + 40),
  v.check((url) => isPlainDataUrl(url), "not a small picture without metadata"),
);

const RecordSchema = v.object({
  version: v.literal(HISTORY_VERSION),
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  scoredAt: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    v.check((text) => !Number.isNaN(Date.parse(text)), "no date"),
  ),
  label: v.pipe(v.string(), v.maxLength(2 * LABEL_LENGTH), v.regex(/^\P{Cc}*$/u)),
  psl: v.object({
    ...score,
    kind: v.picklist(["blend", "geometric-only"]),
    appearance: v.nullable(Points),
    models: v.pipe(v.array(Name), v.maxLength(20)),
    unmeasured: v.pipe(v.array(Name), v.maxLength(20)),
  }),
  geometry: v.object({ ...score, landmarkModel: v.picklist(["official", "assembled"]) }),
  appearance: v.pipe(v.array(v.object({ ...score, model: Name })), v.maxLength(20)),
  measurements: v.pipe(v.array(MeasurementSchema), v.maxLength(200)),
  quality: v.pipe(
    v.array(v.object({ code: Name, severity: v.picklist(["note", "warning"]) })),
    v.maxLength(50),
  ),
  backend: v.pipe(v.string(), v.maxLength(80)),
  burst: v.nullable(v.object({ used: v.pipe(Finite, v.integer(), v.minValue(1)), sd: Finite })),
  versions: v.record(Name, v.pipe(v.string(), v.maxLength(80))),
  thumbnail: v.nullable(Thumbnail),
});

/** What a stored or imported value turned out to be. See: [Note: Versions of records] in `core/history/migrate.ts`. */
export type ReadRecord =
  | { readonly kind: "record"; readonly record: HistoryRecord }
  | { readonly kind: "newer" }
  | { readonly kind: "broken" };

/** Return a value as a record of the present version, or why it is none. Fields that we do not know are dropped. */
export function readRecord(value: unknown): ReadRecord {
  const present = migrated(value);
  if (present.kind === "newer") return { kind: "newer" };
  if (present.kind === "no-record") return { kind: "broken" };
  const parsed = v.safeParse(RecordSchema, present.record);
  return parsed.success ? { kind: "record", record: parsed.output } : { kind: "broken" };
}

function isPlainDataUrl(url: string): boolean {
  const [, type, base64] = /^data:(image\/(?:webp|jpeg));base64,([A-Za-z0-9+/]+={0,2})$/.exec(url) ?? [];
  if (type === undefined || base64 === undefined || base64.length % 4 !== 0) return false;
  const text = atob(base64);
  return plainPicture(Uint8Array.from(text, (character) => character.charCodeAt(0))) === type;
}
