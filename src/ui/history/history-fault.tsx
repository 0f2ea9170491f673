import { useTranslation } from "react-i18next";
import type { HistoryFault } from "../../state/history/history-db.ts";

/** What went wrong with the storage, and what helps. */
export function HistoryFaultWords({ fault }: { readonly fault: HistoryFault }) {
  const { t } = useTranslation();
  return (
    <>
      <strong>{t(`history.faults.${fault}.what`)}</strong> {t(`history.faults.${fault}.next`)}
    </>
  );
}
