import type { Score } from "../../core/report.ts";

/** A score with its two intervals on a bare 0-100 line. The numbers stand beside it. */
export function IntervalPlot({
  score: { score, interval90, interval68 },
}: {
  readonly score: Pick<Score, "score" | "interval68" | "interval90">;
}) {
  return (
    <svg
      className="interval-plot"
      viewBox="0 0 100 14"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="interval-plot__scale" d="M0 7H100M50 3v8" />
      <path className="interval-plot__wide" d={`M${interval90.low} 7H${interval90.high}`} />
      <path className="interval-plot__narrow" d={`M${interval68.low} 7H${interval68.high}`} />
      <path className="interval-plot__score" d={`M${score} 1v12`} />
    </svg>
  );
}
