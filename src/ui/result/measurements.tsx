import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import { SCALE } from "../../core/score/scale.ts";
import { highlighted } from "../../state/highlight.ts";
import type { Photo } from "../../state/photo.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useRooms } from "../rooms.ts";
import { MeasurementRow } from "./measurement-row.tsx";
import { grouped, ORDERS, rowsOf, type Order } from "./rows.ts";
import "./measurements.css";

/** Every measurement as a table, linked to the lines on the photo. */
export function Measurements({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const { highlight } = useRooms();
  const current = useStore(highlight, highlighted);
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
        <thead>
          <tr>
            <th scope="col">
              {t("measure.name")}
              <span className="measure-row__disturbed">{t("measure.disturbedBy")}</span>
            </th>
            <th scope="col" className="measure-table__number">
              {t("measure.value")}
            </th>
            <th scope="col">{t("measure.position")}</th>
            <th scope="col">{t("measure.points")}</th>
          </tr>
        </thead>
        {groups.map(({ family, rows: members }) => (
          <tbody key={family ?? "all"}>
            {family && (
              <tr className="measure-table__region">
                <th scope="rowgroup" colSpan={4}>
                  {t(`measure.regions.${family}`)}
                </th>
              </tr>
            )}
            {members.map((row) => (
              <MeasurementRow
                key={row.card.id}
                row={row}
                photo={photo}
                report={report}
                largest={largest}
                isCurrent={current === row.card.id}
              />
            ))}
          </tbody>
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
      <span className="value">
        {format.integer(SCALE.mean)} {sum < 0 ? "−" : "+"} {format.number(Math.abs(sum), 1)} ={" "}
        {format.number(SCALE.mean + sum, 1)}
      </span>{" "}
      <span className="soft">{clipped ? t("measure.sumClipped") : t("measure.sumLabel")}</span>
    </p>
  );
}
