import { useState } from "react";
import { useTranslation } from "react-i18next";
import { benchmarkJson, type BenchmarkResult } from "../../state/benchmark.ts";
import { download } from "../export/download.ts";

type Copy = "idle" | "copied" | "failed";

/** Copy or download the figures; what they hold can be read first. */
export function SaveFigures({ result }: { readonly result: BenchmarkResult }) {
  const { t } = useTranslation();
  const [copy, setCopy] = useState<Copy>("idle");
  const json = benchmarkJson(result);
  const onCopy = () =>
    navigator.clipboard.writeText(json).then(
      () => setCopy("copied"),
      () => setCopy("failed"),
    );
  return (
    <section className="bench__part" aria-labelledby="bench-save">
      <h2 id="bench-save">{t("benchmark.save.title")}</h2>
      <p className="note">{t("benchmark.save.note")}</p>
      <details className="plot__numbers">
        <summary>{t("benchmark.save.show")}</summary>
        <pre className="bench__json">{json}</pre>
      </details>
      <div className="actions">
        <button type="button" className="button" onClick={() => void onCopy()}>
          {t("benchmark.save.copy")}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => download(new Blob([json], { type: "application/json" }), "mien-benchmark.json")}
        >
          {t("benchmark.save.download")}
        </button>
        <span className="note" role="status">
          {copy === "copied" && t("benchmark.save.copied")}
          {copy === "failed" && t("benchmark.save.copyFailed")}
        </span>
      </div>
    </section>
  );
}
