import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useActions, useParts } from "../parts.ts";
import "./notice.css";

/** The words before the first photo, once per device. */
export function Notice() {
  const { t } = useTranslation();
  const { acceptNotice, declineNotice } = useActions();
  const { open } = useStore(useParts().notice);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && dialog.current && !dialog.current.open) {
      dialog.current.showModal();
      // The first button has the focus now, which scrolled down to it: the words before it are read first.
      dialog.current.scrollTop = 0;
    }
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="notice" aria-labelledby="notice-title" onCancel={declineNotice}>
      <h2 id="notice-title">{t("notice.title")}</h2>
      <p>{t("notice.adults")}</p>
      <p>{t("notice.meaning")}</p>
      <p>{t("notice.leave")}</p>
      <div className="notice__actions">
        <button type="button" className="button button--main" onClick={acceptNotice}>
          {t("notice.accept")}
        </button>
        <button type="button" className="button" onClick={declineNotice}>
          {t("notice.decline")}
        </button>
      </div>
    </dialog>
  );
}
