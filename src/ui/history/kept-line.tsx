import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { hashOf } from "../../state/route.ts";
import type { PhotoId } from "../../state/photo.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { HistoryFaultWords } from "./history-fault.tsx";

/** Whether this result is in the history, and what can be done about it. */
export function KeptLine({ id }: { readonly id: PhotoId }) {
  const { t } = useTranslation();
  const { settings } = useParts();
  const { history } = useServices();
  const isOn = useStore(settings, (state) => state.history);
  const keeping = useStore(history.store, (state) => state.keeping[id]);
  const link = (words: string) => <a href={hashOf("history")}>{words}</a>;
  if (!keeping) {
    return isOn ? (
      <>
        <p className="note">{t("history.kept.not")}</p>
        <KeepButton id={id} words={t("history.kept.keep")} />
      </>
    ) : (
      <p className="note">
        {t("history.kept.off")} {link(t("history.kept.offLink"))}
      </p>
    );
  }
  switch (keeping.phase) {
    case "keeping":
      return <p className="note">{t("history.kept.keeping")}</p>;
    case "kept":
      return (
        <p className="note">
          {t("history.kept.kept")} {link(t("history.kept.link"))}
        </p>
      );
    case "failed":
      return <NotKept id={id} />;
    default:
      return keeping satisfies never;
  }
}

/** A result that could not be kept: said at once, with what helps. Nothing where all went well. */
export function NotKept({ id }: { readonly id: PhotoId }) {
  const { t } = useTranslation();
  const keeping = useStore(useServices().history.store, (state) => state.keeping[id]);
  if (keeping?.phase !== "failed") return null;
  return (
    <div className="not-kept">
      <p>
        {t("history.kept.failed")} <HistoryFaultWords fault={keeping.fault} />
      </p>
      <KeepButton id={id} words={t("history.again")} />
    </div>
  );
}

function KeepButton({ id, words }: { readonly id: PhotoId; readonly words: string }) {
  const { actions } = useServices().history;
  return (
    <button type="button" className="button" onClick={() => void actions.keep(id)}>
      {words}
    </button>
  );
}
