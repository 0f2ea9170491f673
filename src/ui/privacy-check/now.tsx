import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { hashOf } from "../../state/route.ts";
import { STORED_PARTS, type StoredReport } from "../../state/stored.ts";
import { FactList, type Fact } from "../components/fact-list.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { SizeWords } from "../settings/size-words.tsx";

/** What has been sent and asked, and what is stored on this device: live, without any try. */
export function Now() {
  const { t } = useTranslation();
  const format = useFormat();
  const { traffic } = useParts();
  const { stored } = useServices();
  const { bytesSent, requestsSinceReady } = useStore(traffic);
  const [report, setReport] = useState<StoredReport | null>(null);
  // Once more when the models are ready: that is when they have been stored.
  const isCounting = requestsSinceReady !== null;
  useEffect(() => void stored.look().then(setReport), [stored, isCounting]);
  const value = (figure: number) => (
    <span translate="no" className="value">
      {format.integer(figure)}
    </span>
  );
  const facts: Fact[] = [
    [t("privacyCheck.now.sent"), value(bytesSent)],
    [
      t("privacyCheck.now.requests"),
      requestsSinceReady === null ? t("privacyCheck.now.notReady") : value(requestsSinceReady),
    ],
    ...STORED_PARTS.map((part): Fact => {
      const name = t(`settings.stored.parts.${part}`);
      const size = <SizeWords key={part} part={part} size={report?.parts[part]} />;
      return [t("privacyCheck.now.stored", { part: name }), size];
    }),
  ];
  return (
    <section className="check__part" aria-labelledby="check-now">
      <h2 id="check-now">{t("privacyCheck.now.title")}</h2>
      <FactList className="check__facts" facts={facts} />
      <p className="note">
        <a href={hashOf("settings")}>{t("privacyCheck.now.delete")}</a>
      </p>
    </section>
  );
}
