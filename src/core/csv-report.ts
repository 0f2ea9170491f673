/** One report as a table: the scores with their intervals, the regions, then every measurement. No photo, no file name, no landmark. */
import { csvNumber, csvText, type CsvCell, type CsvStyle } from "./csv.ts";
import type { FramedByHand } from "./framing.ts";
import { measurementOf } from "./measure/measurements.ts";
import type { MeasurementReading, Report, Score } from "./report.ts";
import { comparedWith, placeAmong, type Place } from "./score/place.ts";
import type { ReferenceGroup } from "./score/reference.ts";
import { psl8Of, SCALES, type LeadingScale } from "./score/scale.ts";

const COLUMNS = [
  "kind",
  "id",
  "value",
  "unit",
  "low_68",
  "high_68",
  "low_90",
  "high_90",
  "percentile",
  "spread",
  "z",
  "points",
  "reason",
  "band",
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], CsvCell>>;

/** What a person chose of how a result is told. */
export interface Telling {
  /** Among whom percentile and band of the PSL are told. */
  readonly group: ReferenceGroup;
  /** The scale whose scores stand first. */
  readonly scale: LeadingScale;
}

/**
 * Return the table as CSV with a header line; columns that do not apply to a row are empty.
 *
 * Scores are there on both scales, the chosen one first, and `unit` says which (`0-100` or `0-8`); measurements are in their own
 * unit (`ratio` or `degrees`); `spread` is the SD over the passes, `points` the share in the geometric score on 0-100: 50 plus the
 * lines of kind `region` is that score before it is clipped, and the measurements of a region add up to its line. A line of kind
 * `statement` is there where whoever opened the photo was asked and said that the face is an adult's, where a person cropped or turned it
 * (by degrees clockwise) or chose the face ("2 of 3"), and where landmarks were placed by hand, with their number. Percentiles of scores are among all reference faces; the line of kind `place` has percentile
 * and band of the PSL among the group that it is compared with. Names of columns and codes are the same in every language.
 */
export function csvOfReport(report: Report, { group, scale }: Telling, style: CsvStyle = "comma"): string {
  const { psl, geometry, measurements, saidAdult, framedByHand, placedByHand = [] } = report;
  const points = new Map(geometry.contributions.map((share) => [share.id, share.points]));
  const rows: Row[] = [
    ...scoreRows(report, scale),
    ...SCALES.filter((other) => other !== scale).flatMap((other) => scoreRows(report, other)),
    placeRow(placeAmong(psl.score, comparedWith(report, group))),
    ...(saidAdult ? [{ kind: "statement", id: "said-adult", value: "yes" }] : []),
    ...(framedByHand ? framingRows(framedByHand) : []),
    ...(placedByHand.length > 0
      ? [{ kind: "statement", id: "landmarks-placed-by-hand", value: placedByHand.length }]
      : []),
    ...geometry.regions.map(({ region, points: sum }) => ({
      kind: "region",
      id: region,
      points: csvNumber(sum, 3),
    })),
    ...measurements.map((reading) => measurementRow(reading, points.get(reading.id))),
  ];
  return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? null))], style);
}

function framingRows({ isCropped, turns, face }: FramedByHand): Row[] {
  return [
    ...(isCropped ? [{ kind: "statement", id: "cropped-by-hand", value: "yes" }] : []),
    ...(turns === 0 ? [] : [{ kind: "statement", id: "turned-by-hand", value: 90 * turns, unit: "degrees" }]),
    ...(face
      ? [{ kind: "statement", id: "face-chosen-by-hand", value: `${face.number} of ${face.of}` }]
      : []),
  ];
}

function scoreRows({ psl, geometry, appearance }: Report, scale: LeadingScale): Row[] {
  return [
    scoreRow(psl.kind === "blend" ? "psl" : "psl-geometry-only", psl, scale),
    scoreRow("geometry", geometry, scale),
    ...appearance.map((answer) => {
      const id = `appearance:${answer.model}`;
      return answer.kind === "answered"
        ? scoreRow(id, answer, scale)
        : { kind: "score", id, unit: UNITS[scale], reason: answer.fault.code };
    }),
  ];
}

const UNITS: Readonly<Record<LeadingScale, string>> = { "100": "0-100", "8": "0-8" };
/** A hundredth of a point, and as fine on the scale that is an eighth of a hundred. */
const DECIMALS: Readonly<Record<LeadingScale, number>> = { "100": 2, "8": 3 };

function scoreRow(
  id: string,
  { score, percentile, interval68, interval90 }: Score,
  scale: LeadingScale,
): Row {
  const told = (points: number) => csvNumber(scale === "8" ? psl8Of(points) : points, DECIMALS[scale]);
  return {
    kind: "score",
    id,
    value: told(score),
    unit: UNITS[scale],
    low_68: told(interval68.low),
    high_68: told(interval68.high),
    low_90: told(interval90.low),
    high_90: told(interval90.high),
    percentile: csvNumber(percentile, 1),
  };
}

function placeRow({ group, percentile, band }: Place): Row {
  return { kind: "place", id: group, percentile: csvNumber(percentile, 1), band };
}

function measurementRow(reading: MeasurementReading, points: number | undefined): Row {
  const { unit } = measurementOf(reading.id);
  if (reading.kind === "not-measured")
    return { kind: "measurement", id: reading.id, unit, reason: reading.reason };
  return {
    kind: "measurement",
    id: reading.id,
    value: csvNumber(reading.value, 5),
    unit,
    spread: csvNumber(reading.spread, 5),
    z: csvNumber(reading.z, 3),
    points: csvNumber(points, 3),
  };
}
