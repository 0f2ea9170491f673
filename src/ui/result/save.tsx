import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { reportJson } from "./report-json.ts";

type Copy = "idle" | "copied" | "failed";

/** Copy or download the report as JSON. */
export function Save({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const [copy, setCopy] = useState<Copy>("idle");
  const onCopy = () =>
    navigator.clipboard.writeText(reportJson(report)).then(
      () => setCopy("copied"),
      () => setCopy("failed"),
    );
  return (
    <section className="save" aria-labelledby="save-title">
      <h2 id="save-title">{t("save.title")}</h2>
      <p className="note">{t("save.note")}</p>
      <div className="save__actions">
        <button type="button" className="button" onClick={() => void onCopy()}>
          {t("save.copy")}
        </button>
        <button type="button" className="button" onClick={() => download(reportJson(report))}>
          {t("save.download")}
        </button>
        <span className="note" role="status">
          {copy === "copied" && t("save.copied")}
          {copy === "failed" && t("save.copyFailed")}
        </span>
      </div>
    </section>
  );
}

/** How long a download may take to pick its URL up before it is revoked. */
const REVOKE_MS = 10_000;

function download(json: string): void {
  const url = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "mien-report.json";
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}
