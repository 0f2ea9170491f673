/** Tables that draw their figures in the row: groups, coverage, age gate, repeatability. */
import { useTranslation } from "react-i18next";
import { useFormat } from "../hooks/use-format.ts";
import { DataTable } from "./data-table.tsx";
import { groupGap, missedBy } from "../../core/validity/figures.ts";
import { Strip } from "./strip.tsx";
import { partsOf, usePartName } from "./use-part-name.ts";
import {
  REPEATED_PARTS,
  type LandmarkModelReport,
  type ReferenceReport,
} from "../../core/validity/report.ts";

interface ReportProps {
  readonly report: LandmarkModelReport;
}

/** Agreement within women and within men. */
export function GroupFigures({ report }: ReportProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const partName = usePartName();
  const blend = report.parts["blend"];
  const gap = blend ? groupGap(blend.agreement) : null;
  const rows = partsOf(report).flatMap((name) => {
    const agreement = report.parts[name]?.agreement;
    if (!agreement) return [];
    const figures = { everyone: agreement.pearson, women: agreement.women, men: agreement.men };
    return (["everyone", "women", "men"] as const).flatMap((group) => {
      const figure = figures[group];
      if (!figure) return [];
      return [
        [
          partName(name),
          t(`method.groups.${group}`),
          format.number(figure.value, 3),
          <Strip key="plot" value={figure.value} range={figure} />,
        ],
      ];
    });
  });
  return (
    <>
      <p>
        {gap
          ? t("method.within.text", {
              worse: t(`method.within.worse.${gap.worse}`),
              better: t(`method.within.worse.${gap.better}`),
              low: format.number(gap.low, 2),
              high: format.number(gap.high, 2),
            })
          : t("method.within.few")}
      </p>
      <DataTable
        isDrawn
        caption={t("method.within.table")}
        columns={[t("method.part"), t("method.within.group"), t("method.within.r"), t("method.within.plot")]}
        rows={rows}
      />
    </>
  );
}

/** How many held-out ratings the intervals held. */
export function CoverageFigures({ report }: ReportProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const partName = usePartName();
  const rows = partsOf(report).flatMap((name) => {
    const coverage = report.parts[name]?.coverage;
    if (!coverage) return [];
    return (["68", "90"] as const).map((level) => [
      partName(name),
      format.percent(Number(level) / 100, 0),
      format.percent(coverage[level], 1),
      <Strip key="plot" isBar value={coverage[level]} promise={Number(level) / 100} />,
    ]);
  });
  return (
    <>
      <p>{t("method.coverage.text")}</p>
      <DataTable
        isDrawn
        caption={t("method.coverage.table")}
        columns={[
          t("method.part"),
          t("method.coverage.level"),
          t("method.coverage.inside"),
          t("method.coverage.plot"),
        ]}
        rows={rows}
      />
      <p className="note">{t("method.coverage.note")}</p>
    </>
  );
}

/** Whom the age gate refuses and asks about. */
export function AgeGate({ gate }: { readonly gate: ReferenceReport["ageGate"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!gate) return <p>{t("method.notMeasured")}</p>;
  return (
    <>
      <p>
        {t("method.age.text", {
          years: format.number(gate.refuseBelow, 1),
          ask: format.number(gate.askBelow, 1),
          mae: format.number(gate.mae, 1),
        })}
      </p>
      <p>
        {t("method.age.missed", {
          missed: format.percent(missedBy(gate), 1),
          wrong: format.percent(gate.over25.refused, 1),
          asked: format.percent(gate.over25.asked, 1),
        })}
      </p>
      <DataTable
        isDrawn
        caption={t("method.age.table")}
        columns={[
          t("method.age.perceived"),
          t("method.age.faces"),
          t("method.age.refused"),
          t("method.age.asked"),
          t("method.age.plot"),
        ]}
        rows={(["under16", "between", "over25"] as const).map((span) => [
          t(`method.age.${span}`),
          format.integer(gate[span].faces),
          format.percent(gate[span].refused, 1),
          format.percent(gate[span].asked, 1),
          <Strip key="plot" isBar value={gate[span].refused + gate[span].asked} />,
        ])}
      />
    </>
  );
}

/** How far a score moves when only the photo changes. */
export function Repeatability({ figures }: { readonly figures: ReferenceReport["repeatability"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!figures) return <p>{t("method.notMeasured")}</p>;
  return (
    <>
      <p>{t("method.steady.text", { faces: format.integer(figures.faces) })}</p>
      <DataTable
        caption={t("method.steady.table")}
        columns={[
          t("method.steady.change"),
          ...REPEATED_PARTS.map((part) => t(`method.steady.parts.${part}`)),
        ]}
        rows={figures.rows.map((row) => [
          t(`method.steady.changes.${row.change}`),
          ...REPEATED_PARTS.map((part) => format.number(row[part], 2)),
        ])}
      />
    </>
  );
}
