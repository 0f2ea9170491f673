/** How well the scores agree with human ratings: the table of figures and the plots of one part. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { DataTable } from "./data-table.tsx";
import { PointPlots } from "./point-plots.tsx";
import { Ranged } from "./ranged.tsx";
import { partsOf, usePartName } from "./use-part-name.ts";
import { VALIDITY } from "./validity.ts";
import type { LandmarkModelReport, PartReport } from "../../core/validity/report.ts";

interface ReportProps {
  readonly report: LandmarkModelReport;
}

export function AgreementFigures({ report }: ReportProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const partName = usePartName();
  const { singleRater, labelReliability } = VALIDITY.ceilings;
  const parts = partsOf(report);
  const cells = (pick: (part: PartReport) => React.ReactNode) =>
    parts.map((name) => {
      const part = report.parts[name];
      return part ? pick(part) : "";
    });
  const [first] = parts.flatMap((name) => report.parts[name] ?? []);
  const row = (key: "pearson" | "spearman" | "mae", decimals: number) => [
    t(`method.agreement.${key}`),
    ...cells(({ agreement }) => <Ranged figure={agreement[key]} decimals={decimals} />),
  ];
  const groupRow = (key: "women" | "men") => [
    t(`method.agreement.${key}`, { faces: format.integer(first?.agreement[key]?.faces ?? 0) }),
    ...cells(({ agreement }) => {
      const figure = agreement[key];
      return figure ? <Ranged figure={figure} decimals={3} /> : t("method.agreement.tooFew");
    }),
  ];
  return (
    <>
      <p>
        {t("method.agreement.held", {
          faces: format.integer(VALIDITY.faces),
          folds: format.integer(VALIDITY.folds),
        })}
      </p>
      <p>
        {t("method.agreement.compare", {
          single: format.number(singleRater, 2),
          ceiling: format.number(labelReliability, 2),
          baseline: format.number(report.baseline.pearson, 3),
        })}
      </p>
      <DataTable
        caption={t("method.agreement.table")}
        columns={[t("method.agreement.figure"), ...parts.map(partName)]}
        rows={[
          row("pearson", 3),
          row("spearman", 3),
          row("mae", 2),
          groupRow("women"),
          groupRow("men"),
          [t("method.agreement.slope"), ...cells(({ agreement }) => format.number(agreement.slope, 2))],
        ]}
      />
    </>
  );
}

/** The plots of one part at a time. */
export function PartPlots({ report }: ReportProps) {
  const { t } = useTranslation();
  const partName = usePartName();
  const parts = partsOf(report);
  const [wanted, setWanted] = useState("blend");
  const chosen = parts.includes(wanted) ? wanted : (parts[0] ?? "");
  const part = report.parts[chosen];
  if (!part) return <p>{t("method.notMeasured")}</p>;
  return (
    <>
      <Choice
        legend={t("method.part")}
        options={parts}
        chosen={chosen}
        labelOf={partName}
        onChoose={setWanted}
      />
      <PointPlots part={part} />
    </>
  );
}
