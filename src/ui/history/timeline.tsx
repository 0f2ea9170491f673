import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../core/history/record.ts";
import { useDates } from "../hooks/use-dates.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import type { Band } from "./person-lines.ts";
import {
  drawnOf,
  heightOf,
  scoreRange,
  TIMELINE,
  timelineOf,
  type Mark,
  type Span,
} from "./timeline-marks.ts";

const LEVELS = [0, 25, 50, 75, 100] as const;

interface TimelineProps {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  readonly span: Span;
  /** Whether they are one person's: then a line goes through them, with the band of noise around their mean. */
  readonly band?: Band | null;
  readonly hasLine: boolean;
}

/** Kept scores over time, each with its intervals, on the whole scale. The list below says the same in words. */
export function TimelineFigure({ entries, span, band = null, hasLine }: TimelineProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const format = useFormat();
  const leading = useScoreText();
  const { marks, ticks, spanDays } = useMemo(() => timelineOf(drawnOf(entries), span), [entries, span]);
  const { low, high } = useMemo(() => scoreRange(entries), [entries]);
  // Two ticks of the same day would say the same: the first of them does.
  const labels = ticks
    .map(({ x, date }) => ({ x, label: dates.tick(date, spanDays) }))
    .filter(({ label }, index, all) => all.findIndex((other) => other.label === label) === index);
  const words = {
    count: entries.length,
    from: dates.day(entries.at(-1)?.scoredAt ?? ""),
    to: dates.day(entries[0]?.scoredAt ?? ""),
    low: leading.number(low),
    high: leading.number(high),
  };
  const bandWords =
    band && t("history.band", { low: leading.number(band.low), high: leading.number(band.high) });
  return (
    <figure translate="no" className="timeline">
      <svg
        viewBox={`0 0 ${TIMELINE.width} ${TIMELINE.height}`}
        role="img"
        aria-label={[t("history.figure", words), bandWords].filter(Boolean).join(" ")}
      >
        {band && (
          <rect
            className="timeline__band"
            x={TIMELINE.left}
            width={TIMELINE.width - TIMELINE.left}
            y={heightOf(band.high)}
            height={heightOf(band.low) - heightOf(band.high)}
          />
        )}
        <g className="timeline__axis">
          {LEVELS.map((level) => (
            <g key={level}>
              <path
                className={level === 50 ? "timeline__mean" : undefined}
                d={`M${TIMELINE.left} ${heightOf(level)}H${TIMELINE.width}`}
              />
              <text x={TIMELINE.left - 8} y={heightOf(level) + 5} textAnchor="end">
                {leading.tick(level)}
              </text>
            </g>
          ))}
        </g>
        <g className="timeline__axis timeline__dates">
          <path d={ticks.map(({ x }) => `M${x} ${TIMELINE.base}v6`).join("")} />
          {labels.map(({ x, label }) => (
            <text key={label} x={x} y={TIMELINE.height - 12} textAnchor="middle">
              {label}
            </text>
          ))}
        </g>
        {hasLine && <path className="timeline__line" d={pathThrough(marks)} />}
        <g className="timeline__mark">
          <path d={marks.map(({ x, wide }) => bar(x, wide)).join("")} />
          <path className="timeline__narrow" d={marks.map(({ x, narrow }) => bar(x, narrow)).join("")} />
          <path className="timeline__rim" d={marks.map(dot).join("")} />
          <path className="timeline__dot" d={marks.map(dot).join("")} />
        </g>
      </svg>
      <figcaption className="note">
        {bandWords}
        {marks.length < entries.length &&
          ` ${t("history.lineSome", { drawn: marks.length, all: format.integer(entries.length) })}`}
      </figcaption>
    </figure>
  );
}

/** A line through results that are made alike: where the models changed, it is broken. */
function pathThrough(marks: readonly Mark[]): string {
  return marks
    .map(({ x, y, making }, index) => `${marks[index - 1]?.making === making ? "L" : "M"}${x} ${y}`)
    .join("");
}

/** All bars are one path and all dots another: hundreds of elements would take the browser longer than the drawing. */
function bar(x: number, [top, bottom]: readonly [number, number]): string {
  return `M${x} ${top}V${bottom}`;
}

/** A line of no length is drawn as its round ends. */
function dot({ x, y }: Pick<Mark, "x" | "y">): string {
  return `M${x} ${y}h0`;
}
