import { scaleLinear, type ScaleLinear } from "d3-scale";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../hooks/use-format.ts";
import { DataTable, type TableData } from "./data-table.tsx";
import "./plot.css";

export type Scale = ScaleLinear<number, number>;

/** The size of every plot, and the edges of its drawing, in its own units. */
export const FRAME = { width: 400, height: 300, left: 40, right: 8, top: 28, bottom: 42 } as const;

interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly decimals: number;
}

interface PlotProps {
  readonly title: string;
  /** What the picture says, for those who do not see it. */
  readonly summary: string;
  readonly caption: string;
  readonly x: Axis;
  readonly y: Axis;
  /** The same in numbers. */
  readonly table: TableData;
  /** Leave out the scale at the side, where heights have no meaning by themselves. */
  readonly isBare?: boolean;
  readonly children: (x: Scale, y: Scale) => ReactNode;
}

/** A labelled plot with its caption, and its numbers as a table. */
export function Plot(props: PlotProps) {
  const { title, summary, caption, x, y, table, isBare = false, children } = props;
  const id = useId();
  const { t } = useTranslation();
  const across = scaleLinear(x.domain, [FRAME.left, FRAME.width - FRAME.right]);
  const up = scaleLinear(y.domain, [FRAME.height - FRAME.bottom, FRAME.top]);
  return (
    <figure className="plot" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <svg viewBox={`0 0 ${FRAME.width} ${FRAME.height}`} role="img" aria-label={summary}>
        <Axes x={across} y={up} xAxis={x} yAxis={isBare ? null : y} />
        {children(across, up)}
      </svg>
      <figcaption className="note">{caption}</figcaption>
      <details className="plot__numbers">
        <summary aria-label={t("method.asTableNamed", { name: title })}>{t("method.asTable")}</summary>
        <DataTable caption={title} {...table} />
      </details>
    </figure>
  );
}

interface AxesProps {
  readonly x: Scale;
  readonly y: Scale;
  readonly xAxis: Axis;
  readonly yAxis: Axis | null;
}

function Axes({ x, y, xAxis, yAxis }: AxesProps) {
  const format = useFormat();
  const base = FRAME.height - FRAME.bottom;
  return (
    <g className="plot__axes">
      <path d={`M${FRAME.left} ${yAxis ? FRAME.top : base}V${base}H${FRAME.width - FRAME.right}`} />
      {x.ticks(5).map((tick) => (
        <g key={tick}>
          <path d={`M${x(tick)} ${base}v5`} />
          <text x={x(tick)} y={base + 19} textAnchor="middle">
            {format.number(tick, xAxis.decimals)}
          </text>
        </g>
      ))}
      {yAxis &&
        y.ticks(5).map((tick) => (
          <g key={tick}>
            <path d={`M${FRAME.left} ${y(tick)}h-5`} />
            <text x={FRAME.left - 8} y={y(tick) + 4} textAnchor="end">
              {format.number(tick, yAxis.decimals)}
            </text>
          </g>
        ))}
      <text className="plot__label" x={FRAME.width - FRAME.right} y={FRAME.height - 5} textAnchor="end">
        {xAxis.label}
      </text>
      <text className="plot__label" x="0" y="14">
        {yAxis?.label}
      </text>
    </g>
  );
}
