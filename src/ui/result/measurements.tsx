import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import type { Photo } from "../../state/photo.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { decimalsOfSum } from "../measure/arithmetic.ts";
import { grouped, ORDERS, rowsOf, type Order, type Row } from "../measure/rows.ts";
import { Sum } from "../measure/sum.tsx";
import { useScoreText } from "../measure/use-score-text.ts";
import { TableHead } from "../measure/table-parts.tsx";
import { cardFacesOf } from "../measure/tables.ts";
import { MeasurementRegion } from "./measurement-region.tsx";
import { MeasurementRow } from "./measurement-row.tsx";
import "../measure/measurements.css";

/** The points of every region and, in it, every measurement as a table, linked to the lines on the photo. */
export function Measurements({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<Order>("region");
  const rows = useMemo(() => rowsOf(report), [report]);
  const { regions } = report.geometry;
  const groups = useMemo(() => grouped(rows, { order, regions }), [rows, order, regions]);
  const leading = useScoreText();
  const decimals = decimalsOfSum(
    regions.map(({ points }) => leading.value(points)),
    leading.decimals,
  );
  const largest = Math.max(...[...rows, ...regions].map(({ points }) => Math.abs(points ?? 0)), 0.1);
  const rowFor = (row: Row) => (
    <MeasurementRow key={row.card.id} row={row} photo={photo} report={report} largest={largest} />
  );
  const labels = { region: t("measure.sortRegion"), points: t("measure.sortPoints") };
  return (
    <div className="measurements">
      <p className="note">{t("measure.lead")}</p>
      <Choice
        legend={t("measure.sort")}
        options={ORDERS}
        chosen={order}
        labelOf={(o) => labels[o]}
        onChoose={setOrder}
      />
      <table className="measure-table">
        <caption className="out-of-sight">{t("measure.caption")}</caption>
        <TableHead
          columns={[t("measure.name"), t("measure.value"), t("measure.position"), t("measure.points")]}
        />
        {groups.map((group) =>
          group.family === null ? (
            <tbody key="all">{group.rows.map(rowFor)}</tbody>
          ) : (
            <MeasurementRegion
              key={group.family}
              family={group.family}
              group={group}
              largest={largest}
              decimals={decimals}
            >
              {group.rows.map(rowFor)}
            </MeasurementRegion>
          ),
        )}
      </table>
      <Sum geometry={report.geometry} />
      <p className="note">{t("measure.legend")}</p>
      <Explained report={report} />
    </div>
  );
}

/** What the points are, and among whom a measurement's place is told. */
function Explained({ report: { geometry } }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { photographed, synthetic } = cardFacesOf(geometry.landmarkModel);
  return (
    <p className="note">
      {t("measure.shared")}{" "}
      {t("measure.reference", {
        photographed: format.integer(photographed),
        synthetic: format.integer(synthetic),
      })}
    </p>
  );
}
