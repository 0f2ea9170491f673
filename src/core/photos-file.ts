/**
 * The photos of a visit as a file: CSV for a spreadsheet, JSON for a program. Numbers in full precision, codes instead of
 * words, no pixels and no landmarks. File names are in it, because they are what tells one photo from another.
 */
import { csvFile, csvLine, type CsvCell, type CsvStyle } from "./csv.ts";
import type { FaultCode } from "./fault.ts";
import { MEASUREMENT_IDS } from "./measure/ids.ts";
import { FAMILIES, type Family } from "./measure/measurement.ts";
import type { Telling } from "./csv-report.ts";
import type { Interval, QualityNote, Refusal, Report, Score } from "./report.ts";
import { comparedWith, placeAmong } from "./score/place.ts";
import type { ReferenceGroup } from "./score/reference.ts";
import { psl8Of } from "./score/scale.ts";

/** Version of the JSON's shape. */
export const PHOTOS_FORMAT = "mien-photos-1";

/** How one photo ended, or that it has not. */
export type PhotoEnd =
  | { readonly kind: "scored"; readonly report: Report }
  | { readonly kind: "asked"; readonly quality: readonly QualityNote[] }
  | { readonly kind: "refused"; readonly reason: Refusal; readonly quality: readonly QualityNote[] }
  | { readonly kind: "failed"; readonly code: FaultCode }
  | { readonly kind: "cancelled" }
  | { readonly kind: "waiting" };

/** One photo of a visit, with how it ended. */
export interface ListedPhoto {
  readonly name: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly end: PhotoEnd;
}

/**
 * Return the photos, placed among a group, as pieces of CSV, the header first; joined, or as the parts of a blob, they are the
 * file. Every score is on 0-100; the PSL is on 0-8 too, and stands first on the chosen scale.
 */
export function photosCsv(
  photos: readonly ListedPhoto[],
  telling: Telling,
  style: CsvStyle = "comma",
): string[] {
  const models = modelsOf(photos);
  const columns = columnsOf(models, telling);
  const line = (cells: readonly CsvCell[]) => csvLine(cells, style);
  const header = line(columns.map(([name]) => name));
  return csvFile([header, ...photos.map((photo) => line(columns.map(([, cell]) => cell(photo))))]);
}

/** Return the photos, placed among a group, as pieces of JSON, one photo a line. */
export function photosJson(photos: readonly ListedPhoto[], group: ReferenceGroup): string[] {
  const lines = photos.map(
    (photo, index) => `${index === 0 ? "" : ","}\n${JSON.stringify(plain(photo, group))}`,
  );
  return [`{"format":"${PHOTOS_FORMAT}","photos":[`, ...lines, "\n]}\n"];
}

function plain({ name, bytes, end }: ListedPhoto, group: ReferenceGroup) {
  if (end.kind !== "scored") return { name, bytes, ...end };
  const { landmarks: _left, ...face } = end.report.face;
  const place = placeAmong(end.report.psl.score, comparedWith(end.report, group));
  return { name, bytes, kind: end.kind, comparedWith: place, report: { ...end.report, face } };
}

type Column = readonly [name: string, cell: (photo: ListedPhoto) => CsvCell];

function modelsOf(photos: readonly ListedPhoto[]): string[] {
  const ids = photos.flatMap(({ end }) =>
    end.kind === "scored" ? end.report.appearance.map(({ model }) => model) : [],
  );
  return [...new Set(ids)].sort();
}

function columnsOf(models: readonly string[], { group, scale }: Telling): readonly Column[] {
  const place = (report: Report) => placeAmong(report.psl.score, comparedWith(report, group));
  return [
    ["name", ({ name }) => name],
    ["bytes", ({ bytes }) => bytes],
    ["state", ({ end }) => end.kind],
    ["reason", ({ end }) => (end.kind === "refused" ? end.reason : end.kind === "failed" ? end.code : null)],
    of("said_adult", ({ saidAdult }) => (saidAdult ? "yes" : null)),
    of("cropped_by_hand", ({ framedByHand }) => (framedByHand?.isCropped ? "yes" : null)),
    of("turned_by_hand", ({ framedByHand }) => (framedByHand?.turns ? 90 * framedByHand.turns : null)),
    of("face_chosen_by_hand", ({ framedByHand }) => {
      const face = framedByHand?.face;
      return face ? `${face.number} of ${face.of}` : null;
    }),
    of("landmarks_placed_by_hand", ({ placedByHand }) => placedByHand?.length ?? null),
    ...(scale === "8" ? pslColumns8() : []),
    ...scoreColumns("psl", ({ psl }) => psl),
    ...(scale === "8" ? [] : pslColumns8()),
    of("psl_compared_with", (report) => place(report).group),
    of("psl_percentile_among", (report) => place(report).percentile),
    of("psl_band_among", (report) => place(report).band),
    of("psl_kind", ({ psl }) => psl.kind),
    of("psl_models", ({ psl }) => psl.models.join(" ")),
    ...scoreColumns("geometry", ({ geometry }) => geometry),
    ...FAMILIES.map((family) => of(`region_${family}_points`, (report) => regionPoints(report, family))),
    of("landmark_model", ({ geometry }) => geometry.landmarkModel),
    of("appearance", ({ psl }) => psl.appearance),
    ...models.flatMap((id) => scoreColumns(`appearance_${id}`, (report) => answerOf(report, id))),
    of("extra_sd", ({ extraSd }) => extraSd),
    ["quality_warnings", ({ end }) => codesOf(end, "warning")],
    ["quality_notes", ({ end }) => codesOf(end, "note")],
    of("width", ({ photo }) => photo.width),
    of("height", ({ photo }) => photo.height),
    of("faces", ({ face }) => face.faceCount),
    of("yaw", ({ face }) => face.pose.yaw),
    of("pitch", ({ face }) => face.pose.pitch),
    of("roll", ({ face }) => face.pose.roll),
    of("distance_cm", ({ face: { distance } }) =>
      distance.kind === "measured" ? distance.centimetres : null,
    ),
    of("jitter", ({ face }) => face.jitter),
    ...MEASUREMENT_IDS.flatMap(measurementColumns),
    of("backend", ({ backend }) => backend),
  ];
}

/** A cell of scored photos; empty for the others. */
function of(name: string, cell: (report: Report) => CsvCell): Column {
  return [name, ({ end }) => (end.kind === "scored" ? cell(end.report) : null)];
}

function scoreColumns(name: string, score: (report: Report) => Score | null): Column[] {
  const end = (suffix: string, interval: (of: Score) => Interval, side: keyof Interval): Column =>
    of(`${name}_${suffix}`, (report) => {
      const found = score(report);
      return found ? interval(found)[side] : null;
    });
  return [
    of(name, (report) => score(report)?.score ?? null),
    end("low90", ({ interval90 }) => interval90, "low"),
    end("high90", ({ interval90 }) => interval90, "high"),
    end("low68", ({ interval68 }) => interval68, "low"),
    end("high68", ({ interval68 }) => interval68, "high"),
    of(`${name}_percentile`, (report) => score(report)?.percentile ?? null),
  ];
}

/** The PSL on the forum scale with its intervals. */
function pslColumns8(): Column[] {
  const end = (suffix: string, points: (of: Score) => number) =>
    of(`psl_scale_8${suffix}`, ({ psl }) => psl8Of(points(psl)));
  return [
    end("", ({ score }) => score),
    end("_low90", ({ interval90 }) => interval90.low),
    end("_high90", ({ interval90 }) => interval90.high),
    end("_low68", ({ interval68 }) => interval68.low),
    end("_high68", ({ interval68 }) => interval68.high),
  ];
}

function measurementColumns(id: string): Column[] {
  const reading = (report: Report) => {
    const found = report.measurements.find((candidate) => candidate.id === id);
    return found?.kind === "measured" ? found : null;
  };
  return [
    of(id, (report) => reading(report)?.value ?? null),
    of(`${id}_spread`, (report) => reading(report)?.spread ?? null),
    of(`${id}_z`, (report) => reading(report)?.z ?? null),
    of(
      `${id}_points`,
      ({ geometry }) => geometry.contributions.find((share) => share.id === id)?.points ?? null,
    ),
  ];
}

function regionPoints({ geometry }: Report, family: Family): number | null {
  return geometry.regions.find(({ region }) => region === family)?.points ?? null;
}

function answerOf({ appearance }: Report, model: string): Score | null {
  const answer = appearance.find((candidate) => candidate.model === model);
  return answer?.kind === "answered" ? answer : null;
}

function codesOf(end: PhotoEnd, severity: QualityNote["severity"]): string | null {
  const notes = end.kind === "scored" ? end.report.quality : "quality" in end ? end.quality : [];
  const codes = notes.flatMap((note) => (note.severity === severity ? [note.code] : []));
  return codes.length === 0 ? null : codes.join(" ");
}
