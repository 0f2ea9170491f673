import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { SCALE } from "../../core/score/scale.ts";
import type { Photo } from "../../state/photo.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { MeasurementRow } from "./measurement-row.tsx";
import { grouped, ORDERS, rowsOf, type Order } from "../measure/rows.ts";
import { RegionBody, TableHead } from "../measure/table-parts.tsx";
import "../measure/measurements.css";

/** Every measurement as a table, linked to the lines on the photo. */
export function Measurements({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<Order>("region");
  const rows = useMemo(() => rowsOf(report), [report]);
  const groups = useMemo(() => grouped(rows, order), [rows, order]);
  const largest = Math.max(...rows.map(({ points }) => Math.abs(points ?? 0)), 0.1);
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
        {groups.map(({ family, rows: members }) => (
          <RegionBody key={family ?? "all"} family={family} columns={4}>
            {members.map((row) => (
              <MeasurementRow key={row.card.id} row={row} photo={photo} report={report} largest={largest} />
            ))}
          </RegionBody>
        ))}
      </table>
      <Sum report={report} />
    </section>
  );
}

function Sum({ report: { geometry } }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = geometry.contributions.reduce((total, { points }) => total + points, 0);
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
