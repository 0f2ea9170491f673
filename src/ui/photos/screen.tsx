import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { hashOf } from "../../state/route.ts";
import { EngineLine } from "../components/engine-line.tsx";
import { FileChoice } from "../components/file-choice.tsx";
import { useSampled } from "../hooks/use-sampled.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { AskedPhotos } from "./asked-photos.tsx";
import { filteredRows } from "./filtering.ts";
import { FolderChoice } from "./folder-choice.tsx";
import { Histogram } from "./histogram.tsx";
import { MarkedPerson } from "./marked-person.tsx";
import { PhotoGrid } from "./photo-grid.tsx";
import { Progress } from "./progress.tsx";
import { countsOf, rowsOf, type Row } from "./rows.ts";
import { SaveTable } from "./save-table.tsx";
import { SpreadTable } from "./spread.tsx";
import { TableTools } from "./table-tools.tsx";
import "../measure/made.css";
import "./screen.css";

/** How often the table is drawn anew while photos are scored, in milliseconds. */
const EVERY_MS = 200;

/** A table of so many photos has what finds and narrows down some of them. */
const LONG = 8;

/** Several photos: how far they are, what they gave, and the numbers to keep. */
export function PhotosScreen() {
  const photos = useSampled(useParts().photos, EVERY_MS);
  const rows = useMemo(() => rowsOf(photos), [photos]);
  return rows.length === 0 ? <Empty /> : <Filled rows={rows} />;
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className="photos photos--empty">
      <h1>{t("table.title")}</h1>
      <p className="lead photos__lead">{t("table.emptyLead")}</p>
      <div className="actions">
        <FileChoice className="button button--main" label={t("score.choose")} />
        <FolderChoice label={t("table.chooseFolder")} />
      </div>
      <p className="note">{t("table.emptyNote")}</p>
      <EngineLine />
    </div>
  );
}

function Filled({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const counts = useMemo(() => countsOf(rows), [rows]);
  const unfinished = counts.queued + counts.running;
  // What is typed appears at once, and the table follows.
  const filter = useDeferredValue(useStore(useServices().batch.view, (view) => view.filter));
  const isLong = rows.length >= LONG;
  const shown = useMemo(() => (isLong ? filteredRows(rows, filter) : rows), [rows, filter, isLong]);
  const reports = useMemo(
    () => shown.flatMap(({ photo: { state } }) => (state.phase === "done" ? [state.report] : [])),
    [shown],
  );
  const asked = useMemo(
    () => rows.flatMap(({ photo }) => (photo.state.phase === "asked" ? [photo] : [])),
    [rows],
  );
  return (
    <div className="photos">
      <header className="photos__head">
        <h1>{t("table.title")}</h1>
        <div className="actions">
          {counts.done > 1 && (
            <a className="button" href={hashOf("compare")}>
              {t("table.compare")}
            </a>
          )}
          <FileChoice className="button" label={t("actions.newPhoto")} />
          <FolderChoice label={t("table.folder")} />
        </div>
      </header>
      <Progress counts={counts} total={rows.length} />
      <AskedPhotos asked={asked} isEarly={unfinished > 0} />
      <div className="photos__sums">
        <SpreadTable reports={reports} />
        {unfinished < rows.length && <SaveTable rows={rows} isFinished={unfinished === 0} />}
      </div>
      {isLong && <Histogram reports={reports} />}
      {isLong && <TableTools rows={rows} shown={shown.length} />}
      {counts.done > 1 && <MarkedPerson rows={rows} />}
      <PhotoGrid rows={shown} />
    </div>
  );
}
