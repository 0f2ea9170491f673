import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { SCALE } from "../../core/score/scale.ts";
import type { Photo } from "../../state/photo.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { decimalsOfSum } from "../measure/arithmetic.ts";
import { grouped, ORDERS, rowsOf, type Order, type Row } from "../measure/rows.ts";
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
  const largest = Math.max(...[...rows, ...regions].map(({ points }) => Math.abs(points ?? 0)), 0.1);
  const rowFor = (row: Row) => (
    <MeasurementRow key={row.card.id} row={row} photo={photo} report={report} largest={largest} />
  );
  const labels = { region: t("measure.sortRegion"), points: t("measure.sortPoints") };
  return (
    <section className="measurements" aria-labelledby="measurements-title">
      <div className="section-head">
        <h2 id="measurements-title">{t("measure.title")}</h2>
        <Choice
          legend={t("measure.sort")}
          options={ORDERS}
          chosen={order}
          labelOf={(o) => labels[o]}
          onChoose={setOrder}
        />
      </div>
      <p className="note">{t("measure.lead")}</p>
      <table className="measure-table">
        <caption className="out-of-sight">{t("measure.caption")}</caption>
        <TableHead
          columns={[
            <>
              {t("measure.name")}
              <span className="measure-row__disturbed">{t("measure.disturbedBy")}</span>
            </>,
            t("measure.value"),
            t("measure.position"),
            t("measure.points"),
          ]}
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
              decimals={decimalsOfSum(regions.map(({ points }) => points))}
            >
              {group.rows.map(rowFor)}
            </MeasurementRegion>
          ),
        )}
      </table>
      <Sum report={report} />
      <Explained report={report} />
    </section>
  );
}

function Sum({ report: { geometry } }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = geometry.regions.reduce((total, { points }) => total + points, 0);
  const clipped = Math.abs(SCALE.mean + sum - geometry.score) > 0.05;
  return (
    <p className="measurements__sum">
      <span translate="no" className="value">
        {format.integer(SCALE.mean)} {sum < 0 ? "−" : "+"} {format.number(Math.abs(sum), 1)} ={" "}
        {format.number(SCALE.mean + sum, 1)}
      </span>{" "}
      <span className="soft">{clipped ? t("measure.sumClipped") : t("measure.sumLabel")}</span>
    </p>
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
