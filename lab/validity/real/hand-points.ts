/**
 * Landmarks against points that people placed on photographs.
 *
 * Three layouts of points are known, told apart by how many there are. Only what both sides define alike is compared: corners,
 * lids, pupils, inner ends of the brows, the base and wings of the nose, the lips' outline and line, the chin. Points along the
 * jaw have no place of their own, so their distance from the line through the landmarks of the jaw counts.
 */
import { FACE_OVAL, LEFT, MIDLINE, RIGHT } from "../../../src/core/geometry/landmarks.ts";
import { meanOf } from "../../../src/core/statistics.ts";
import type { LandmarkRegion, LandmarkRow } from "../../../src/core/validity/real-report.ts";
import { LANDMARK_REGIONS } from "../../../src/core/validity/real-report.ts";
import { meanFigure } from "./statistics.ts";

/** A point in pixels of the photo: x to the right, y down. */
export type HandPoint = readonly [x: number, y: number];

/** A landmark, by its name here. */
type Name =
  | `${"iris" | "endocanthion" | "exocanthion" | "upperLid" | "lowerLid"}${"Right" | "Left"}`
  | `${"browUpper" | "browLower" | "alare" | "cheilion" | "lipPeak"}${"Right" | "Left"}`
  | "subnasale"
  | "labraleSuperius"
  | "stomionUpper"
  | "stomionLower"
  | "labraleInferius"
  | "menton";

const LANDMARKS: Readonly<Record<Name, { readonly region: LandmarkRegion; readonly index: number }>> = {
  irisRight: { region: "eyes", index: RIGHT.iris },
  irisLeft: { region: "eyes", index: LEFT.iris },
  endocanthionRight: { region: "eyes", index: RIGHT.endocanthion },
  endocanthionLeft: { region: "eyes", index: LEFT.endocanthion },
  exocanthionRight: { region: "eyes", index: RIGHT.exocanthion },
  exocanthionLeft: { region: "eyes", index: LEFT.exocanthion },
  upperLidRight: { region: "eyes", index: RIGHT.upperLid },
  upperLidLeft: { region: "eyes", index: LEFT.upperLid },
  lowerLidRight: { region: "eyes", index: RIGHT.lowerLid },
  lowerLidLeft: { region: "eyes", index: LEFT.lowerLid },
  browUpperRight: { region: "brows", index: RIGHT.browHead },
  browUpperLeft: { region: "brows", index: LEFT.browHead },
  browLowerRight: { region: "brows", index: 55 },
  browLowerLeft: { region: "brows", index: 285 },
  subnasale: { region: "nose", index: MIDLINE.subnasale },
  alareRight: { region: "nose", index: RIGHT.alare },
  alareLeft: { region: "nose", index: LEFT.alare },
  cheilionRight: { region: "mouth", index: RIGHT.cheilion },
  cheilionLeft: { region: "mouth", index: LEFT.cheilion },
  lipPeakRight: { region: "mouth", index: RIGHT.lipPeak },
  lipPeakLeft: { region: "mouth", index: LEFT.lipPeak },
  labraleSuperius: { region: "mouth", index: MIDLINE.labraleSuperius },
  stomionUpper: { region: "mouth", index: MIDLINE.stomionUpper },
  stomionLower: { region: "mouth", index: MIDLINE.stomionLower },
  labraleInferius: { region: "mouth", index: MIDLINE.labraleInferius },
  menton: { region: "jaw", index: MIDLINE.menton },
};

/** Where the points of a layout are in its list. Right and left are the subject's. */
interface Layout {
  readonly points: Readonly<Partial<Record<Name, number>>>;
  /** Points on the edge of the jaw, from one side to the other. */
  readonly jaw: readonly number[];
}

/** By the number of points: London and Canada, `zoom`, `lisa`. */
const LAYOUTS: Readonly<Record<number, Layout>> = {
  189: {
    points: {
      ...{ irisRight: 0, irisLeft: 1, exocanthionRight: 18, upperLidRight: 20, endocanthionRight: 22 },
      ...{ endocanthionLeft: 23, upperLidLeft: 25, exocanthionLeft: 27, lowerLidRight: 29, lowerLidLeft: 32 },
      ...{ browUpperRight: 75, browLowerRight: 76, browLowerLeft: 77, browUpperLeft: 78 },
      ...{ subnasale: 55, alareRight: 62, alareLeft: 67, cheilionRight: 87, cheilionLeft: 93 },
      ...{ lipPeakRight: 89, labraleSuperius: 90, lipPeakLeft: 91, stomionUpper: 96, stomionLower: 101 },
      ...{ labraleInferius: 106, menton: 129 },
    },
    jaw: [125, 126, 127, 128, 129, 130, 131, 132, 133],
  },
  83: {
    points: {
      ...{ irisRight: 63, irisLeft: 81, exocanthionRight: 44, upperLidRight: 56, endocanthionRight: 79 },
      ...{ endocanthionLeft: 61, upperLidLeft: 38, exocanthionLeft: 40, lowerLidRight: 11, lowerLidLeft: 17 },
      ...{ subnasale: 37, alareRight: 54, alareLeft: 33, cheilionRight: 29, cheilionLeft: 45 },
      ...{ lipPeakRight: 3, labraleSuperius: 26, lipPeakLeft: 72, stomionUpper: 82, stomionLower: 14 },
      ...{ labraleInferius: 12, menton: 6 },
    },
    jaw: [19, 18, 53, 13, 6, 60, 65, 31, 76],
  },
  106: {
    points: {
      ...{ irisRight: 43, irisLeft: 52, exocanthionRight: 35, upperLidRight: 37, endocanthionRight: 39 },
      ...{ endocanthionLeft: 44, upperLidLeft: 46, exocanthionLeft: 48, lowerLidRight: 41, lowerLidLeft: 50 },
      ...{ browUpperRight: 57, browLowerRight: 58, browLowerLeft: 62, browUpperLeft: 63 },
      ...{ subnasale: 80, alareRight: 77, alareLeft: 83, cheilionRight: 86, cheilionLeft: 92 },
      ...{ lipPeakRight: 88, labraleSuperius: 89, lipPeakLeft: 90, stomionUpper: 95, stomionLower: 99 },
      ...{ labraleInferius: 103, menton: 18 },
    },
    jaw: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
  },
};

const OUTLINE: readonly number[] = FACE_OVAL;
/** The outline from one ear to the other, by way of the chin. */
const JAW_LINE = OUTLINE.slice(OUTLINE.indexOf(LEFT.zygion), OUTLINE.indexOf(RIGHT.zygion) + 1);

/** A landmark in pixels of the photo. */
type Place = { readonly x: number; readonly y: number };

/** Errors of one face by region, in per cent of the distance between the outer corners of the eyes as people placed them. */
export type LandmarkErrors = Readonly<Partial<Record<LandmarkRegion, readonly number[]>>>;

/**
 * Return the errors of a face's landmarks, point by point.
 *
 * Throws when the layout of the points is not a known one.
 */
export function landmarkErrors(landmarks: readonly Place[], points: readonly HandPoint[]): LandmarkErrors {
  const layout = LAYOUTS[points.length];
  if (!layout) throw new Error(`no layout of ${points.length} points is known`);
  const placed = (index: number | undefined): Place => {
    const [x, y] = (index === undefined ? undefined : points[index]) ?? [NaN, NaN];
    return { x, y };
  };
  const unit = gap(placed(layout.points.exocanthionRight), placed(layout.points.exocanthionLeft)) / 100;
  const errors: Partial<Record<LandmarkRegion, number[]>> = {};
  for (const [name, at] of Object.entries(layout.points)) {
    const { region, index } = LANDMARKS[name as Name];
    (errors[region] ??= []).push(gap(placed(at), landmarks[index] ?? placed(undefined)) / unit);
  }
  const line = JAW_LINE.map((index) => landmarks[index] ?? placed(undefined));
  for (const at of layout.jaw) (errors.jaw ??= []).push(distanceToLine(placed(at), line) / unit);
  return errors;
}

/** Return the row of a set: each photo counts alike, a photo without a found face counts as not found. */
export function landmarkRow(set: string, photos: readonly (LandmarkErrors | null)[]): LandmarkRow {
  const found = photos.filter((errors) => errors !== null);
  const figureOf = (valuesOf: (errors: LandmarkErrors) => readonly number[]) => {
    const means = found.flatMap((errors) => {
      const values = valuesOf(errors);
      return values.length === 0 ? [] : [meanOf(values)];
    });
    return means.length === 0 ? null : meanFigure(means);
  };
  const regions = LANDMARK_REGIONS.flatMap((region) => {
    const figure = figureOf((errors) => errors[region] ?? []);
    return figure ? [[region, figure] as const] : [];
  });
  return {
    set,
    photos: photos.length,
    found: found.length,
    all: figureOf((errors) => Object.values(errors).flat()),
    regions: Object.fromEntries(regions),
  };
}

function gap(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Distance of a point from a line of straight pieces. */
function distanceToLine(point: Place, line: readonly Place[]): number {
  const pieces = line.slice(1).map((end, index) => distanceToPiece(point, line[index] ?? end, end));
  return Math.min(...pieces);
}

function distanceToPiece(point: Place, start: Place, end: Place): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx ** 2 + dy ** 2;
  const along = length === 0 ? 0 : ((point.x - start.x) * dx + (point.y - start.y) * dy) / length;
  const at = Math.min(1, Math.max(0, along));
  return gap(point, { x: start.x + at * dx, y: start.y + at * dy });
}
