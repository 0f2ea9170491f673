/** The tables behind the steps: what warnings add, the weights, the bands. */
import { useTranslation } from "react-i18next";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";
import { BANDS, QUALITY_CODES, type LandmarkModelKind } from "../../core/report.ts";
import { BAND_ENDS } from "../../core/score/scale.ts";
import { GEOMETRY_TABLES } from "../../core/score/tables.ts";
import { largestSd } from "../../core/score/uncertainty.ts";
import { useFormat } from "../hooks/use-format.ts";
import { PointsBar } from "../measure/row-plots.tsx";
import { formatValue } from "../measure/values.ts";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";
import { DataTable, type TableData } from "./data-table.tsx";
import "../measure/measurements.css";

interface FoldedProps extends TableData {
  readonly title: string;
  readonly isDrawn?: boolean;
}

function Folded({ title, ...table }: FoldedProps) {
  return (
    <details className="plot__numbers">
      <summary>{title}</summary>
      <DataTable caption={title} {...table} />
    </details>
  );
}

/** What each quality note adds to the interval, the heaviest first. */
export function WarningTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const codes = QUALITY_CODES.filter((code) => largestSd(code) > 0);
  return (
    <Folded
      title={t("method.steps.check.tableTitle")}
      columns={[t("method.steps.check.code"), t("method.steps.check.sd")]}
      rows={[...codes]
        .sort((a, b) => largestSd(b) - largestSd(a))
        .map((code) => [t(`quality.${code}.what`), format.number(largestSd(code), 1)])}
    />
  );
}

/** Mean, SD and weight of every measurement that counts, the heaviest first. */
export function WeightTable({ kind }: { readonly kind: LandmarkModelKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useMeasurementWords();
  const counting = new Set<string>(
    MEASUREMENTS.filter(({ scored }) => scored.kind === "scored").map(({ id }) => id),
  );
  const rows = GEOMETRY_TABLES[kind].measurements
    .filter(({ id }) => counting.has(id))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const largest = Math.max(...rows.map(({ points }) => Math.abs(points)));
  return (
    <Folded
      title={t("method.steps.weigh.tableTitle")}
      columns={[
        t("method.steps.weigh.measurement"),
        t("method.steps.weigh.reference"),
        t("method.steps.weigh.sd"),
        t("method.steps.weigh.points"),
      ]}
      rows={rows.map(({ id, mean, sd, points }) => [
        words(id).name,
        formatValue(format, id, mean),
        formatValue(format, id, sd),
        <span key={id} className="figures__drawn">
          <span translate="no" className="value">
            {format.signed(points, 1)}
          </span>
          <PointsBar points={points} largest={largest} />
        </span>,
      ])}
    />
  );
}

/** Where the bands begin and end, as percentiles of whichever group is chosen. */
export function BandTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const ends = BAND_ENDS.map(([end]) => end);
  return (
    <Folded
      title={t("method.steps.scale.bands")}
      columns={[t("method.steps.scale.band"), t("method.steps.scale.from"), t("method.steps.scale.below")]}
      rows={BANDS.map((band, index) => [
        t(`bands.${band}`),
        format.number(ends[index - 1] ?? 0, 1),
        format.number(ends[index] ?? 100, 1),
      ])}
    />
  );
}
