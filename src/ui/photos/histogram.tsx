import { scaleLinear } from "d3-scale";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { histogramOf } from "../../core/score/histogram.ts";
import { medianOf } from "../../core/statistics.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import "./histogram.css";

const WIDTH = 640;
const HEIGHT = 150;
const TICKS = [0, 25, 50, 75, 100];

/** How the PSLs of the scored photos are spread, as bars; the same counts are a table for who does not see them. */
export function Histogram({ reports }: { readonly reports: readonly Report[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = useScoreText();
  const scores = useMemo(() => reports.map(({ psl }) => psl.score), [reports]);
  const bins = useMemo(() => histogramOf(scores), [scores]);
  if (scores.length < 2) return null;
  const median = medianOf(scores);
  const x = scaleLinear([0, 100], [0, WIDTH]);
  const y = scaleLinear([0, Math.max(...bins.map(({ count }) => count))], [0, HEIGHT]);
  const filled = bins.filter(({ count }) => count > 0);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  return (
    <figure className="histogram" aria-labelledby="histogram-title">
      <h2 id="histogram-title">{t("tools.histogram")}</h2>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {filled.map(({ from, to, count }) => (
          <rect
            key={from}
            className="histogram__bar"
            x={x(from) + 1}
            width={x(to) - x(from) - 2}
            y={HEIGHT - y(count)}
            height={y(count)}
          />
        ))}
        <path className="histogram__axis" d={`M0 ${HEIGHT}H${WIDTH}`} />
        <path className="histogram__median" d={`M${x(median)} 0V${HEIGHT}`} />
      </svg>
      <p translate="no" className="histogram__ticks value" aria-hidden="true">
        {TICKS.map((at) => (
          <span key={at} style={{ left: `${at}%` }}>
            {text.tick(at)}
          </span>
        ))}
      </p>
      <figcaption translate="no" className="note">
        {t("tools.histogramOf", {
          number: format.integer(scores.length),
          low: text.number(low),
          high: text.number(high),
          median: text.number(median),
        })}
      </figcaption>
      <table className="out-of-sight">
        <caption>{t("tools.histogram")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table.spread.psl")}</th>
            <th scope="col">{t("tools.histogramCount")}</th>
          </tr>
        </thead>
        <tbody>
          {filled.map(({ from, to, count }) => (
            <tr key={from}>
              <th scope="row">
                {t("tools.histogramBin", { low: text.coarse(from), high: text.coarse(to) })}
              </th>
              <td>{format.integer(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
