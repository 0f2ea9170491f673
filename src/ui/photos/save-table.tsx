import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { CSV_STYLES } from "../../core/csv.ts";
import { photosCsv, photosJson, type ListedPhoto, type PhotoEnd } from "../../core/photos-file.ts";
import type { PhotoState } from "../../state/photo.ts";
import { take } from "../../state/taken.ts";
import { Choice } from "../components/choice.tsx";
import { download } from "../export/download.ts";
import { useCsvStyle } from "../hooks/use-csv-style.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import type { Row } from "./rows.ts";

/** The whole table as a file. */
export function SaveTable({
  rows,
  isFinished,
}: {
  readonly rows: readonly Row[];
  readonly isFinished: boolean;
}) {
  const { t } = useTranslation();
  const { taken } = useServices();
  const { settings } = useParts();
  const { group, scale } = useStore(settings);
  const csv = useCsvStyle();
  const save = (type: "csv" | "json") => {
    const photos = rows.map(listed);
    const parts = type === "csv" ? photosCsv(photos, { group, scale }, csv) : photosJson(photos, group);
    const mime = type === "csv" ? "text/csv;charset=utf-8" : "application/json";
    download(new Blob(parts, { type: mime }), `mien-photos.${type}`);
    take(
      taken,
      rows.flatMap(({ photo: { id, state } }) => (state.phase === "done" ? [id] : [])),
    );
  };
  return (
    <section className="save-table" aria-labelledby="save-table-title">
      <h2 id="save-table-title">{t("table.save.title")}</h2>
      <p className="note">
        {t("table.save.note")} {!isFinished && t("table.save.unfinished")}
      </p>
      <Choice
        legend={t("table.save.style")}
        options={CSV_STYLES}
        chosen={csv}
        labelOf={(option) => t(`table.save.styles.${option}`)}
        onChoose={(option) => settings.setState({ csv: option })}
      />
      <div className="actions">
        <button type="button" className="button" onClick={() => save("csv")}>
          {t("table.save.csv")}
        </button>
        <button type="button" className="button" onClick={() => save("json")}>
          {t("table.save.json")}
        </button>
      </div>
    </section>
  );
}

function listed({ photo: { name, bytes, state } }: Row): ListedPhoto {
  return { name, bytes, end: endOf(state) };
}

function endOf(state: PhotoState): PhotoEnd {
  switch (state.phase) {
    case "done":
      return { kind: "scored", report: state.report };
    case "asked":
      return { kind: "asked", quality: state.quality };
    case "refused":
      return { kind: "refused", reason: state.reason, quality: state.quality };
    case "failed":
      return { kind: "failed", code: state.fault.code };
    case "cancelled":
      return { kind: "cancelled" };
    case "queued":
    case "running":
      return { kind: "waiting" };
    default:
      return state satisfies never;
  }
}
