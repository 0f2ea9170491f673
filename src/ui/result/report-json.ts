/** The report as a file: numbers and codes only, no photo, no file name, and landmarks only for who asks for them. */
import { pixelLandmarks } from "../../core/geometry/points.ts";
import type { Report } from "../../core/report.ts";
import { comparedWith, placeAmong } from "../../core/score/place.ts";
import type { ReferenceGroup } from "../../core/score/reference.ts";

/** Version of the file's shape; a reader refuses what it does not know. In version 1 there were always landmarks. */
export const REPORT_FORMAT = "mien-report-2";

/** What a person chose of the file. */
interface ReportContent {
  readonly landmarks: boolean;
  /** Among whom percentile and band of the PSL are told, beside those among everyone that every score has. */
  readonly group: ReferenceGroup;
}

/**
 * Return the report as indented JSON. In front stand its format, the PSL's place among the group, and what it holds of a person: landmarks say the shape of a
 * face as exactly as a template that recognises it, so they are there only when `landmarks` is asked for, rounded to
 * hundredths of a pixel. How exact they are is another matter: the looks at one photo scatter by .5-1 % of the
 * iris distance.
 */
export function reportJson(report: Report, { landmarks, group }: ReportContent): string {
  const { landmarks: mesh, ...face } = report.face;
  const { space, points: whole } = pixelLandmarks(mesh);
  const points = whole.map(({ x, y, z }) => [hundredths(x), hundredths(y), hundredths(z)]);
  const content = {
    format: REPORT_FORMAT,
    holds: { photo: false, fileName: false, landmarks },
    comparedWith: placeAmong(report.psl.score, comparedWith(report, group)),
    ...report,
    face: landmarks ? { ...face, landmarks: { space, points } } : face,
  };
  const text = JSON.stringify(content, null, 2);
  // One landmark a line: 478 points at four lines each would bury the rest.
  return text.replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, "[$1, $2, $3]");
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
