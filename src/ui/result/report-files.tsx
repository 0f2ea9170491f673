import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { csvOfReport } from "../../core/csv-report.ts";
import type { Report } from "../../core/report.ts";
import { Choice } from "../components/choice.tsx";
import { download } from "../export/download.ts";
import { useParts } from "../parts.ts";
import { reportJson } from "./report-json.ts";

type Copy = "idle" | "copied" | "failed";

const LANDMARK_OPTIONS = ["no", "yes"] as const;

/** One result as JSON or CSV. Landmarks go into the JSON only when somebody chooses them, and what they are is said. */
export function ReportFiles({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const [copy, setCopy] = useState<Copy>("idle");
  const [withLandmarks, setWithLandmarks] = useState<(typeof LANDMARK_OPTIONS)[number]>("no");
  const group = useStore(useParts().settings, (now) => now.group);
  const json = () => reportJson(report, { landmarks: withLandmarks === "yes", group });
  const onCopy = () =>
    navigator.clipboard.writeText(json()).then(
      () => setCopy("copied"),
      () => setCopy("failed"),
    );
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
          onClick={() => download(new Blob([json()], { type: "application/json" }), "mien-report.json")}
        >
          {t("export.json")}
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            download(new Blob([csvOfReport(report, group)], { type: "text/csv" }), "mien-report.csv")
          }
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
