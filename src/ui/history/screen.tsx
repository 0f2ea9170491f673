import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HistoryList } from "../../state/history/history.ts";
import { DoneLine } from "./done-line.tsx";
import { FileActions } from "./file-actions.tsx";
import { HistoryFaultWords } from "./history-fault.tsx";
import { KeepSwitch } from "./keep-switch.tsx";
import { KeptList } from "./kept-list.tsx";
import { Nudge } from "./nudge.tsx";
import { OverTime } from "./over-time.tsx";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import "./history.css";

/** The kept results over time, the switch that keeps them, and everything to take them along or delete them. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const { store, actions } = useServices().history;
  const list = useStore(store, (state) => state.list);
  useEffect(() => {
    void actions.read();
    // Another tab without a channel to us may have changed it meanwhile.
    const onFocus = () => void actions.read();
    window.addEventListener("focus", onFocus);
    return () => {
      window.removeEventListener("focus", onFocus);
      store.setState({ last: null });
    };
  }, [actions, store]);
  return (
    <div className="history">
      <header className="history__head">
        <h1>{t("history.title")}</h1>
        <p className="lead history__lead">{t("history.lead")}</p>
        <KeepSwitch />
      </header>
      <div className="history__body">
        <Nudge />
        <DoneLine />
        <Kept list={list} />
      </div>
    </div>
  );
}

function Kept({ list }: { readonly list: HistoryList }) {
  const { t } = useTranslation();
  const { actions } = useServices().history;
  switch (list.phase) {
    case "unread":
    case "reading":
      return <p className="soft">{t("history.reading")}</p>;
    case "failed":
      return (
        <div className="history__failed" role="alert">
          <p>
            <HistoryFaultWords fault={list.fault} />
          </p>
          <button type="button" className="button" onClick={() => void actions.read()}>
            {t("history.again")}
          </button>
        </div>
      );
    case "ready":
      return <Ready list={list} />;
    default:
      return list satisfies never;
  }
}

function Ready({
  list: { entries, unreadable },
}: {
  readonly list: Extract<HistoryList, { phase: "ready" }>;
}) {
  const { t } = useTranslation();
  const isOn = useStore(useParts().settings, (state) => state.history);
  const stored = entries.length + unreadable.broken + unreadable.newer;
  return (
    <>
      {stored === 0 && <p className="history__empty">{t(isOn ? "history.emptyOn" : "history.emptyOff")}</p>}
      {stored > 0 && !isOn && <p>{t("history.leftOver", { count: stored })}</p>}
      {unreadable.newer > 0 && <p>{t("history.unreadableNewer", { count: unreadable.newer })}</p>}
      {unreadable.broken > 0 && <p>{t("history.unreadableBroken", { count: unreadable.broken })}</p>}
      {entries.length > 0 && <OverTime entries={entries} />}
      {entries.length > 0 && <KeptList entries={entries} />}
      <FileActions stored={stored} />
    </>
  );
}
