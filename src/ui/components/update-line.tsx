import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useActions, useParts } from "../parts.ts";
import "./update-line.css";

/** A quiet line when a newer version of the app waits or was taken in another tab; nothing else updates by itself. */
export function UpdateLine() {
  const { t } = useTranslation();
  const { phase } = useStore(useParts().offline);
  const { update, reload } = useActions();
  switch (phase) {
    case "unknown":
    case "not-kept":
    case "kept":
      return null;
    case "update-ready":
      return <Line text={t("update.ready")} button={t("update.button")} onClick={update} />;
    case "update-waits":
      return <Line text={t("update.waits")} />;
    case "replaced":
      return <Line text={t("update.replaced")} button={t("engine.reload")} onClick={reload} />;
    default:
      return phase satisfies never;
  }
}

interface LineProps {
  readonly text: string;
  readonly button?: string;
  readonly onClick?: () => void;
}

function Line({ text, button, onClick }: LineProps) {
  return (
    <div className="update-line" role="status">
      <p>{text}</p>
      {button && (
        <button type="button" className="button" onClick={onClick}>
          {button}
        </button>
      )}
    </div>
  );
}
