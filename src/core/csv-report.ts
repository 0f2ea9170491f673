/** One report as a table: the scores with their intervals, the regions, then every measurement. No photo, no file name, no landmark. */
import { csvNumber, csvText, type CsvCell, type CsvStyle } from "./csv.ts";
import { measurementOf } from "./measure/measurements.ts";
import type { MeasurementReading, Report, Score } from "./report.ts";
import { comparedWith, placeAmong, type Place } from "./score/place.ts";
import type { ReferenceGroup } from "./score/reference.ts";

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

/**
 * Return the table as CSV with a header line; columns that do not apply to a row are empty.
 *
 * Scores are on 0-100, measurements in their own unit (`ratio` or `degrees`); `spread` is the SD over the passes, `points`
 * the share in the geometric score: 50 plus the lines of kind `region` is that score before it is clipped, and the measurements
 * of a region add up to its line. A line of kind `statement` is there where whoever opened the photo was asked and
 * said that the face is an adult's. Percentiles of scores are among all reference faces; the line of kind `place` has percentile
 * and band of the PSL among the group that it is compared with. Names of columns and codes are the same in every language.
 */
export function csvOfReport(report: Report, group: ReferenceGroup, style: CsvStyle = "comma"): string {
  const { psl, geometry, appearance, measurements, saidAdult } = report;
  const points = new Map(geometry.contributions.map((share) => [share.id, share.points]));
  const rows: Row[] = [
    scoreRow(psl.kind === "blend" ? "psl" : "psl-geometry-only", psl),
    scoreRow("geometry", geometry),
    ...appearance.map((answer) =>
      answer.kind === "answered"
        ? scoreRow(`appearance:${answer.model}`, answer)
        : { kind: "score", id: `appearance:${answer.model}`, reason: answer.fault.code },
    ),
    placeRow(placeAmong(psl.score, comparedWith(report, group))),
    ...(saidAdult ? [{ kind: "statement", id: "said-adult", value: "yes" }] : []),
    ...geometry.regions.map(({ region, points: sum }) => ({
      kind: "region",
      id: region,
      points: csvNumber(sum, 3),
    })),
    ...measurements.map((reading) => measurementRow(reading, points.get(reading.id))),
  ];
  return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? null))], style);
}

function scoreRow(id: string, { score, percentile, interval68, interval90 }: Score): Row {
  return {
    kind: "score",
    id,
    value: csvNumber(score, 2),
    unit: "0-100",
    low_68: csvNumber(interval68.low, 2),
    high_68: csvNumber(interval68.high, 2),
    low_90: csvNumber(interval90.low, 2),
    high_90: csvNumber(interval90.high, 2),
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
