import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../core/history/record.ts";
import { useDates } from "../hooks/use-dates.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { drawnOf, heightOf, scoreRange, TIMELINE, timelineOf } from "./timeline-marks.ts";

const LEVELS = [0, 25, 50, 75, 100] as const;

/** The kept scores over time, each with its intervals, on the whole scale. The list below says the same in words. */
export function TimelineFigure({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const { t } = useTranslation();
  const dates = useDates();
  const format = useFormat();
  const leading = useScoreText();
  const { marks, ticks, spanDays } = useMemo(() => timelineOf(drawnOf(entries)), [entries]);
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
  return (
    <figure translate="no" className="timeline">
      <svg
        viewBox={`0 0 ${TIMELINE.width} ${TIMELINE.height}`}
        role="img"
        aria-label={t("history.figure", words)}
      >
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
          {labels.map(({ x, label }) => (
            <text key={label} x={x} y={TIMELINE.height - 12} textAnchor="middle">
              {label}
            </text>
          ))}
        </g>
        <path className="timeline__line" d={pathThrough(marks)} />
        <g className="timeline__mark">
          <path d={marks.map(({ x, wide }) => bar(x, wide)).join("")} />
          <path className="timeline__narrow" d={marks.map(({ x, narrow }) => bar(x, narrow)).join("")} />
          <path className="timeline__rim" d={marks.map(dot).join("")} />
          <path className="timeline__dot" d={marks.map(dot).join("")} />
        </g>
      </svg>
      <figcaption className="note">
        {t("history.lineNote")}
        {marks.length < entries.length &&
          ` ${t("history.lineSome", { drawn: marks.length, all: format.integer(entries.length) })}`}
      </figcaption>
    </figure>
  );
}

function pathThrough(marks: readonly { readonly x: number; readonly y: number }[]): string {
  return marks.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}

/** All bars are one path and all dots another: hundreds of elements would take the browser longer than the drawing. */
function bar(x: number, [top, bottom]: readonly [number, number]): string {
  return `M${x} ${top}V${bottom}`;
}

/** A line of no length is drawn as its round ends. */
function dot({ x, y }: { readonly x: number; readonly y: number }): string {
  return `M${x} ${y}h0`;
}
