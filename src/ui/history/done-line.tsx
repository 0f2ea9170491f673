import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { LastDone } from "../../state/history/history.ts";
import { useServices } from "../services.ts";
import { HistoryFaultWords } from "./history-fault.tsx";

/** What was done last, said aloud; a deletion can be taken back, and the focus is there to do it. */
export function DoneLine() {
  const { t } = useTranslation();
  const { store, actions } = useServices().history;
  const last = useStore(store, (state) => state.last);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (last?.kind === "deleted") undo.current?.focus();
  }, [last]);
  return (
    <div className="done-line" role="status">
      {last && (
        <p className={isTrouble(last) ? "done-line__words done-line__words--trouble" : "done-line__words"}>
          {last.kind === "failed" ? <HistoryFaultWords fault={last.fault} /> : sentence(last, t)}
        </p>
      )}
      {last?.kind === "deleted" && (
        <button ref={undo} type="button" className="button" onClick={() => void actions.undo()}>
          {t("history.undo")}
        </button>
      )}
    </div>
  );
}

function isTrouble(last: LastDone): boolean {
  return last.kind === "failed" || (last.kind === "import" && last.end.kind === "refused");
}

function sentence(last: Exclude<LastDone, { kind: "failed" }>, t: TFunction): string {
  switch (last.kind) {
    case "deleted":
      return t("history.done.deleted");
    case "restored":
      return t("history.done.restored");
    case "cleared":
      return t("history.done.cleared", { count: last.count });
    case "exported":
      return t("history.done.exported", { count: last.count });
    case "import":
      return importSentence(last.end, t);
    default:
      return last satisfies never;
  }
}

type ImportDone = Extract<LastDone, { kind: "import" }>["end"];

function importSentence(end: ImportDone, t: TFunction): string {
  switch (end.kind) {
    case "imported":
      return importedSentence(end, t);
    case "refused":
      return `${t(`history.refused.${end.reason}`)} ${t("history.refusedNothing")}`;
    case "stopped":
      return `${t("history.done.stopped")} ${t("history.refusedNothing")}`;
    default:
      return end satisfies never;
  }
}

const LEFT_OUT = ["broken", "impossible", "oversized", "newer"] as const;

/** How many were taken, and how many were left out for which reason. */
function importedSentence(
  { added, known, left, torn }: Extract<ImportDone, { kind: "imported" }>,
  t: TFunction,
): string {
  return [
    added > 0 ? t("history.done.added", { count: added }) : t("history.done.addedNone"),
    known > 0 && t("history.done.known", { count: known }),
    ...LEFT_OUT.map((reason) => left[reason] > 0 && t(`history.done.${reason}`, { count: left[reason] })),
    torn && t("history.done.torn"),
  ]
    .filter(Boolean)
    .join(" ");
}
