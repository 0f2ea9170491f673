/** A result with landmarks placed by hand is made of the report that its photo gave; when that is made anew, so is the result. */
import type { Report } from "../core/report.ts";
import { correctedReport } from "../core/score/corrected.ts";
import type { DoneState } from "./photo.ts";

/** Return the report as the photo gave it, without what a hand placed. */
export function measuredReport({ report, correction }: Pick<DoneState, "report" | "correction">): Report {
  return correction?.from ?? report;
}

/**
 * Return what a result becomes when the report that its photo gave is made anew: what a hand placed stays placed. Should the
 * new report not bear it, it is the new report that stands.
 */
export function withMeasured(
  { correction }: Pick<DoneState, "correction">,
  from: Report,
): Pick<DoneState, "report" | "correction"> {
  const report = correction && correctedReport(from, correction.placed);
  return report ? { report, correction: { ...correction, from } } : { report: from };
}
