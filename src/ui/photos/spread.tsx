import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Interval, Report } from "../../core/report.ts";
import { joinedPhotos, type JoinedPhotos, type Spread } from "../../core/score/joined.ts";
import { spreadOfPhotos } from "../../core/score/spread.ts";
import { useFormat } from "../hooks/use-format.ts";
import { JoinedNotes } from "../measure/joined-notes.tsx";
import { useScoreText } from "../measure/use-score-text.ts";

interface Row {
  readonly part: "psl" | "geometry" | "appearance";
  readonly spread: Spread;
  readonly interval90: Interval | null;
}

/** All scored photos as one person's, with their mean and spread, and the plain word on when that means something. */
export function SpreadTable({ reports }: { readonly reports: readonly Report[] }) {
  const { t } = useTranslation();
  const joined = useMemo(() => (reports.length < 2 ? null : joinedPhotos(reports)), [reports]);
  const rows = useMemo(() => (joined ? rowsOf(joined, reports) : []), [joined, reports]);
  if (!joined) return null;
  const count = joined.kind === "joined" ? joined.counted.length : reports.length;
  return (
    <section className="spread" aria-labelledby="spread-title">
      <div className="spread__words">
        <h2 id="spread-title">{t("table.spread.title")}</h2>
        <p className="note">{t("table.spread.note")}</p>
        {joined.kind === "not-joined" && <p className="note">{t("table.spread.mixed")}</p>}
        {joined.kind === "joined" && <JoinedNotes joined={joined} />}
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
          {rows.map((row) => (
            <SpreadRow key={row.part} row={row} count={count} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where the photos are not made alike, their mean and spread are still told, without an interval. */
function rowsOf(joined: JoinedPhotos, reports: readonly Report[]): Row[] {
  const isJoined = joined.kind === "joined";
  const found = isJoined ? joined : spreadOfPhotos(reports);
  if (!found) return [];
  const { psl, geometry, appearance } = found;
  return [
    { part: "psl", spread: psl, interval90: isJoined ? joined.psl.interval90 : null },
    { part: "geometry", spread: geometry, interval90: isJoined ? joined.geometry.interval90 : null },
    ...(appearance ? [{ part: "appearance" as const, spread: appearance, interval90: null }] : []),
  ];
}

function SpreadRow({ row, count }: { readonly row: Row; readonly count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = useScoreText();
  const { mean, sd } = row.spread;
  return (
    <tr>
      <th scope="row">{t(`table.spread.${row.part}`)}</th>
      <td translate="no" className="value">
        {text.number(mean)}
      </td>
      <td translate="no" className="value">
        {row.interval90 ? t("result.range", text.ends(row.interval90)) : t("table.grid.none")}
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
