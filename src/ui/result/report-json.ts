/** The report as a file: numbers and codes only, no photo, no file name. */
import { pixelLandmarks } from "../../core/geometry/points.ts";
import type { Report } from "../../core/report.ts";

/** Version of the file's shape; a reader refuses what it does not know. */
export const REPORT_FORMAT = "mien-report-1";

/**
 * Return the report as indented JSON with its format in front; landmarks are rounded to hundredths of a pixel. How exact
 * they are is another matter: the looks at one photo scatter by .5-1 % of the iris distance.
 */
export function reportJson(report: Report): string {
  const { space, points: whole } = pixelLandmarks(report.face.landmarks);
  const points = whole.map(({ x, y, z }) => [hundredths(x), hundredths(y), hundredths(z)]);
  const face = { ...report.face, landmarks: { space, points } };
  const text = JSON.stringify({ format: REPORT_FORMAT, ...report, face }, null, 2);
  // One landmark a line: 478 points at four lines each would bury the rest.
  return text.replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, "[$1, $2, $3]");
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
