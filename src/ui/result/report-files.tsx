import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { csvOfReport } from "../../core/csv-report.ts";
import type { Report } from "../../core/report.ts";
import type { Photo } from "../../state/photo.ts";
import { take } from "../../state/taken.ts";
import { Choice } from "../components/choice.tsx";
import { download } from "../export/download.ts";
import { useCsvStyle } from "../hooks/use-csv-style.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { reportJson } from "./report-json.ts";

type Copy = "idle" | "copied" | "failed";

const LANDMARK_OPTIONS = ["no", "yes"] as const;

/** One result as JSON or CSV. Landmarks go into the JSON only when somebody chooses them, and what they are is said. */
export function ReportFiles({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const { taken } = useServices();
  const [copy, setCopy] = useState<Copy>("idle");
  const [withLandmarks, setWithLandmarks] = useState<(typeof LANDMARK_OPTIONS)[number]>("no");
  const { group, scale } = useStore(useParts().settings);
  const csv = useCsvStyle();
  const json = () => reportJson(report, { landmarks: withLandmarks === "yes", group });
  const onCopy = () =>
    navigator.clipboard.writeText(json()).then(
      () => {
        take(taken, [photo.id]);
        setCopy("copied");
      },
      () => setCopy("failed"),
    );
  const save = (content: string, type: string, name: string) => {
    download(new Blob([content], { type }), name);
    take(taken, [photo.id]);
  };
  return (
    <>
      <p className="note">{t("export.filesWhat")}</p>
      <Choice
        legend={t("export.landmarks")}
        options={LANDMARK_OPTIONS}
        chosen={withLandmarks}
        labelOf={(option) => t(`export.withPhotoOptions.${option}`)}
        onChoose={setWithLandmarks}
      />
      <p className="note">{t(withLandmarks === "yes" ? "export.landmarksYes" : "export.landmarksNo")}</p>
      <div className="save__actions">
        <button type="button" className="button" onClick={() => void onCopy()}>
          {t("export.copy")}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => save(json(), "application/json", "mien-report.json")}
        >
          {t("export.json")}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => save(csvOfReport(report, { group, scale }, csv), "text/csv", "mien-report.csv")}
        >
          {t("export.csv")}
        </button>
        <span className="note" role="status">
          {copy === "copied" && t("export.copied")}
          {copy === "failed" && t("export.copyFailed")}
        </span>
      </div>
    </>
  );
}
