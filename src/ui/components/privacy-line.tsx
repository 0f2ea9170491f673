import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { hashOf } from "../../state/route.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useParts } from "../parts.ts";

/** What the network has seen, live, and how it is counted. */
export function PrivacyLine() {
  const { t } = useTranslation();
  const format = useFormat();
  const { bytesSent, requestsSinceReady } = useStore(useParts().traffic);
  return (
    <details className="privacy" aria-label={t("privacy.label")}>
      <summary>
        <span>
          {t("privacy.sent")}{" "}
          <span translate="no" className="value">
            {format.integer(bytesSent)}
          </span>
        </span>
        <span title={requestsSinceReady === null ? t("privacy.notYet") : undefined}>
          {t("privacy.requests")}{" "}
          <span translate="no" className="value">
            {requestsSinceReady === null ? "–" : format.integer(requestsSinceReady)}
          </span>
        </span>
        <span className="privacy__how">{t("privacy.how")}</span>
      </summary>
      <div className="privacy__method">
        <p>{t("privacy.method")}</p>
        <p>
          <a href={hashOf("privacy-check")}>{t("privacy.check")}</a>
        </p>
      </div>
    </details>
  );
}
