import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Interval, Report } from "../../core/report.ts";
import { joinedPhotos, type JoinedPhotos, type Spread } from "../../core/score/joined.ts";
import { spreadOfPhotos } from "../../core/score/spread.ts";
import { LARGEST_KEPT_SET } from "../../state/history/history.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { JoinedNotes } from "../measure/joined-notes.tsx";
import { useScoreText } from "../measure/use-score-text.ts";
import { useServices } from "../services.ts";

interface Row {
  readonly part: "psl" | "geometry" | "appearance";
  readonly spread: Spread;
  readonly interval90: Interval | null;
}

/**
 * The mean and spread of the scored photos: as one person's, with the plain word on when that means something, or whoever's. So many
 * photos as a folder has are taken for different people's until somebody says otherwise.
 */
export function SpreadTable({ reports }: { readonly reports: readonly Report[] }) {
  const { t } = useTranslation();
  const { view } = useServices().batch;
  const said = useStore(view, ({ whose }) => whose);
  const whose = said ?? (reports.length > LARGEST_KEPT_SET ? "several" : "one");
  const isOne = whose === "one";
  const joined = useMemo(
    () => (reports.length < 2 || !isOne ? null : joinedPhotos(reports)),
    [reports, isOne],
  );
  const rows = useMemo(() => rowsOf(joined, reports), [joined, reports]);
  if (reports.length < 2) return null;
  const count = joined?.kind === "joined" ? joined.counted.length : reports.length;
  const title = isOne ? t("table.spread.title") : t("tools.severalTitle");
  return (
    <section className="spread" aria-labelledby="spread-title">
      <div className="spread__words">
        <h2 id="spread-title">{title}</h2>
        <Choice
          legend={t("tools.whose")}
          options={["one", "several"]}
          chosen={whose}
          labelOf={(option) => t(`tools.whoseOptions.${option}`)}
          onChoose={(option) => view.setState({ whose: option })}
        />
        <p className="note">{isOne ? t("table.spread.note") : t("tools.severalNote")}</p>
        {joined?.kind === "not-joined" && <p className="note">{t("table.spread.mixed")}</p>}
        {joined?.kind === "joined" && <JoinedNotes joined={joined} />}
      </div>
      <table className="parts spread__table">
        <caption className="out-of-sight">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table.spread.part")}</th>
            <th scope="col">{t("table.spread.mean")}</th>
            {isOne && <th scope="col">{t("table.spread.interval")}</th>}
            <th scope="col">{t("table.spread.sd")}</th>
            <th scope="col">{t("table.spread.photos")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SpreadRow key={row.part} row={row} count={count} hasInterval={isOne} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where the photos are not made alike, or nobody says that they are one person's, their mean and spread are still told, without an interval. */
function rowsOf(joined: JoinedPhotos | null, reports: readonly Report[]): Row[] {
  const isJoined = joined?.kind === "joined";
  const found = isJoined ? joined : spreadOfPhotos(reports);
  if (!found) return [];
  const { psl, geometry, appearance } = found;
  return [
    { part: "psl", spread: psl, interval90: isJoined ? joined.psl.interval90 : null },
    { part: "geometry", spread: geometry, interval90: isJoined ? joined.geometry.interval90 : null },
    ...(appearance ? [{ part: "appearance" as const, spread: appearance, interval90: null }] : []),
  ];
}

interface SpreadRowProps {
  readonly row: Row;
  readonly count: number;
  readonly hasInterval: boolean;
}

function SpreadRow({ row, count, hasInterval }: SpreadRowProps) {
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
      {hasInterval && (
        <td translate="no" className="value">
          {row.interval90 ? t("result.range", text.ends(row.interval90)) : t("table.grid.none")}
        </td>
      )}
      <td translate="no" className="value">
        {sd === null ? t("table.grid.none") : text.number(sd)}
      </td>
      <td translate="no" className="value">
        {format.integer(count)}
      </td>
    </tr>
  );
}
