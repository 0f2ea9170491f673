import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { isNudgeDue } from "../../core/history/nudge.ts";
import { useServices } from "../services.ts";
import "./nudge.css";

/** A kind word after many photos in a day; it goes when asked to, and comes again only after as many more. */
export function Nudge() {
  const { t } = useTranslation();
  const { store, actions } = useServices().history;
  const { count, dismissedAt } = useStore(store, ({ today }) => today);
  return (
    <div role="status">
      {isNudgeDue(count, dismissedAt) && (
        <div className="nudge">
          <p>
            <strong>{t("history.nudge.title")}</strong> {t("history.nudge.text", { count })}
          </p>
          <button type="button" className="button" onClick={actions.dismissNudge}>
            {t("history.nudge.dismiss")}
          </button>
        </div>
      )}
    </div>
  );
}
