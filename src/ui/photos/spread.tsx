import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { spreadOfPhotos, type Spread } from "../../core/score/spread.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "../measure/use-score-text.ts";

/** Mean and spread over the scored photos, with the plain word on when they mean something. */
export function SpreadTable({ reports }: { readonly reports: readonly Report[] }) {
  const { t } = useTranslation();
  const spread = useMemo(() => spreadOfPhotos(reports), [reports]);
  if (!spread || spread.psl.count < 2) return null;
  return (
    <section className="spread" aria-labelledby="spread-title">
      <div className="spread__words">
        <h2 id="spread-title">{t("table.spread.title")}</h2>
        <p className="note">{t("table.spread.note")}</p>
        {spread.mixed && <p className="note">{t("table.spread.mixed")}</p>}
      </div>
      <table className="parts spread__table">
        <caption className="out-of-sight">{t("table.spread.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table.spread.part")}</th>
            <th scope="col">{t("table.spread.mean")}</th>
            <th scope="col">{t("table.spread.interval")}</th>
            <th scope="col">{t("table.spread.sd")}</th>
            <th scope="col">{t("table.spread.photos")}</th>
          </tr>
        </thead>
        <tbody>
          <SpreadRow name={t("table.spread.psl")} spread={spread.psl} />
          <SpreadRow name={t("table.spread.geometry")} spread={spread.geometry} />
          {spread.appearance && <SpreadRow name={t("table.spread.appearance")} spread={spread.appearance} />}
        </tbody>
      </table>
    </section>
  );
}

function SpreadRow({ name, spread }: { readonly name: string; readonly spread: Spread }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = useScoreText();
  const { mean, sd, interval90, count } = spread;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td translate="no" className="value">
        {text.number(mean)}
      </td>
      <td translate="no" className="value">
        {interval90 ? t("result.range", text.ends(interval90)) : t("table.grid.none")}
      </td>
      <td translate="no" className="value">
        {sd === null ? t("table.grid.none") : text.number(sd)}
      </td>
      <td translate="no" className="value">
        {format.integer(count)}
      </td>
    </tr>
  );
}
