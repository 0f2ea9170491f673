/** Checking a kept result, from the database and from a file alike: nothing that comes in is trusted. */
import * as v from "valibot";
import { LANDMARK_COUNT } from "../../core/geometry/points.ts";
import { migrated } from "../../core/history/migrate.ts";
import { HISTORY_VERSION, LABEL_LENGTH, NAME_LENGTH, type HistoryRecord } from "../../core/history/record.ts";
import { plainPicture, THUMBNAIL } from "../../core/history/thumbnail.ts";

/** Names that our tables give to things; a later table may know more of them, so the list is open. */
const Name = v.pipe(v.string(), v.maxLength(80), v.regex(/^[\w][\w ./:+-]*$/));

/**
 * [Note: Bounds of a record]
 * A number that no photo gives would be shown as it is: 1e308 with all its digits, an interval from right to left, a line
 * over ten thousand years. Scores lie on 0-100 and their intervals one in the other; measurements are ratios and degrees, and
 * their z and shares stay far below a thousand even for faces that were drawn; a photo was scored since 2000 and before the
 * end of next year, whatever the clock of the other device said.
 */
const IMPOSSIBLE = "impossible";
const within = (low: number, high: number) =>
  v.pipe(v.number(), v.minValue(low, IMPOSSIBLE), v.maxValue(high, IMPOSSIBLE));
const Points = within(0, 100);
const Measured = within(-10_000, 10_000);
const FIRST_DATE = "2000-01-01T00:00:00.000Z";

const IntervalSchema = v.pipe(
  v.object({ low: Points, high: Points }),
  v.check(({ low, high }) => low <= high, IMPOSSIBLE),
);

interface Intervals {
  readonly interval68: v.InferOutput<typeof IntervalSchema>;
  readonly interval90: v.InferOutput<typeof IntervalSchema>;
}

const isNested = ({ interval68, interval90 }: Intervals) =>
  interval90.low <= interval68.low && interval68.high <= interval90.high;

const score = { score: Points, percentile: Points, interval68: IntervalSchema, interval90: IntervalSchema };

const MeasurementSchema = v.union([
  v.object({
    id: Name,
    value: Measured,
    spread: within(0, 10_000),
    z: Measured,
    points: v.nullable(Measured),
  }),
  v.object({ id: Name, reason: Name }),
]);

/** A picture as a `data:` URL whose bytes are pixels alone. */
const Thumbnail = v.pipe(
  v.string(),
  v.maxLength(Math.ceil(THUMBNAIL.bytes / 3) * 4 + 40),
  v.check((url) => isPlainDataUrl(url), "not a small picture without metadata"),
);

const Count = v.pipe(within(1, 1000), v.integer(IMPOSSIBLE));

const FramingSchema = v.object({
  isCropped: v.boolean(),
  turns: v.picklist([0, 1, 2, 3]),
  face: v.nullable(
    v.pipe(
      v.object({ number: Count, of: Count }),
      v.check(({ number, of }) => number <= of, IMPOSSIBLE),
    ),
  ),
});

/** One line of so many characters, each of two units of text at most. */
function line(length: number) {
  return v.pipe(v.string(), v.maxLength(2 * length), v.regex(/^\P{Cc}*$/u));
}

const RecordSchema = v.object({
  version: v.literal(HISTORY_VERSION),
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  scoredAt: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    v.check(isDate, IMPOSSIBLE),
  ),
  label: line(LABEL_LENGTH),
  person: v.optional(line(NAME_LENGTH), ""),
  psl: v.pipe(
    v.object({
      ...score,
      kind: v.picklist(["blend", "geometric-only"]),
      appearance: v.nullable(Points),
      models: v.pipe(v.array(Name), v.maxLength(20)),
      unmeasured: v.pipe(v.array(Name), v.maxLength(20)),
    }),
    v.check((given) => isNested(given), IMPOSSIBLE),
  ),
  geometry: v.pipe(
    v.object({ ...score, landmarkModel: v.picklist(["official", "assembled"]) }),
    v.check((given) => isNested(given), IMPOSSIBLE),
  ),
  appearance: v.pipe(
    v.array(
      v.pipe(
        v.object({ ...score, model: Name }),
        v.check((given) => isNested(given), IMPOSSIBLE),
      ),
    ),
    v.maxLength(20),
  ),
  measurements: v.pipe(v.array(MeasurementSchema), v.maxLength(200)),
  quality: v.pipe(
    v.array(v.object({ code: Name, severity: v.picklist(["note", "warning"]) })),
    v.maxLength(50),
  ),
  saidAdult: v.optional(v.boolean(), false),
  framedByHand: v.optional(v.nullable(FramingSchema), null),
  placedByHand: v.optional(v.pipe(within(0, LANDMARK_COUNT), v.integer(IMPOSSIBLE)), 0),
  extraSd: v.optional(v.nullable(within(0, 100)), null),
  backend: v.pipe(v.string(), v.maxLength(80)),
  burst: v.nullable(v.object({ used: v.pipe(within(1, 10_000), v.integer(IMPOSSIBLE)), sd: Points })),
  versions: v.record(Name, v.pipe(v.string(), v.maxLength(80))),
  thumbnail: v.nullable(Thumbnail),
});

/** What a stored or imported value turned out to be. See: [Note: Versions of records] in `core/history/migrate.ts`. */
export type ReadRecord =
  | { readonly kind: "record"; readonly record: HistoryRecord }
  | { readonly kind: "newer" }
  | { readonly kind: "broken" }
  /** A record but for a number or a date that cannot be. See: [Note: Bounds of a record]. */
  | { readonly kind: "impossible" };

/**
 * Return a value as a record of the present version, or why it is none. Fields that we do not know are dropped.
 *
 * `asOf` is the present, ISO 8601 in UTC: a record may be as late as the end of the next year.
 */
export function readRecord(value: unknown, asOf: string): ReadRecord {
  const present = migrated(value);
  if (present.kind === "newer") return { kind: "newer" };
  if (present.kind === "no-record") return { kind: "broken" };
  const { success, output, issues } = v.safeParse(RecordSchema, present.record);
  if (success)
    return yearOf(output.scoredAt) <= yearOf(asOf) + 1
      ? { kind: "record", record: output }
      : { kind: "impossible" };
  return { kind: issues.every(({ message }) => message === IMPOSSIBLE) ? "impossible" : "broken" };
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** Whether a text of the right form is a day that there is, and not before 2000. */
function isDate(text: string): boolean {
  const time = Date.parse(text);
  return text >= FIRST_DATE && !Number.isNaN(time) && new Date(time).toISOString() === text;
}

function isPlainDataUrl(url: string): boolean {
  const [, type, base64] = /^data:(image\/(?:webp|jpeg));base64,([A-Za-z0-9+/]+={0,2})$/.exec(url) ?? [];
  if (type === undefined || base64 === undefined || base64.length % 4 !== 0) return false;
  const text = atob(base64);
  return plainPicture(Uint8Array.from(text, (character) => character.charCodeAt(0))) === type;
}
