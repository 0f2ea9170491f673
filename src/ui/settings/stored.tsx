import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { STORED_PARTS, type StoredPart, type StoredReport, type StoredSize } from "../../state/stored.ts";
import { Confirm } from "../components/confirm.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { SizeWords } from "./size-words.tsx";

/** How the last deletion ended. */
type Wiped = { readonly kind: "none" } | { readonly kind: "done"; readonly failed: readonly StoredPart[] };

/** Everything that this origin stores, part by part, each to be deleted, or all of it. */
export function Stored() {
  const { t } = useTranslation();
  const format = useFormat();
  const { stored, history } = useServices();
  const [report, setReport] = useState<StoredReport | null>(null);
  const [wiped, setWiped] = useState<Wiped>({ kind: "none" });
  const list = useStore(history.store, (state) => state.list);
  const look = useCallback(() => stored.look().then(setReport), [stored]);
  useEffect(() => void look(), [look, list]);
  const wipe = async (parts: readonly StoredPart[]) => {
    setWiped({ kind: "none" });
    const failed = await stored.wipe(parts);
    setWiped({ kind: "done", failed });
    await look();
  };
  return (
    <section className="stored" aria-labelledby="stored-title">
      <h2 id="stored-title">{t("settings.stored.title")}</h2>
      <p>{t("settings.stored.what")}</p>
      <table className="stored__table">
        <thead className="out-of-sight">
          <tr>
            <th scope="col">{t("settings.stored.part")}</th>
            <th scope="col">{t("settings.stored.size")}</th>
            <th scope="col">{t("settings.stored.delete")}</th>
          </tr>
        </thead>
        <tbody>
          {STORED_PARTS.map((part) => (
            <StoredRow key={part} part={part} size={report?.parts[part]} onWipe={() => void wipe([part])} />
          ))}
        </tbody>
      </table>
      {report && report.usage !== null && (
        <p className="note">{t("settings.stored.usage", { usage: format.bytes(report.usage) })}</p>
      )}
      <div className="stored__all">
        <WipeButton part="all" label={t("settings.stored.wipe")} onYes={() => void wipe(STORED_PARTS)} />
        <p className="note" role="status">
          {wiped.kind === "done" && wiped.failed.length === 0 && t("settings.stored.done")}
          {wiped.kind === "done" &&
            wiped.failed.length > 0 &&
            t("settings.stored.failed", {
              parts: format.list(wiped.failed.map((part) => t(`settings.stored.parts.${part}`))),
            })}
        </p>
      </div>
    </section>
  );
}

interface RowProps {
  readonly part: StoredPart;
  /** Undefined while it is looked up. */
  readonly size: StoredSize | undefined;
  readonly onWipe: () => void;
}

function StoredRow({ part, size, onWipe }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{t(`settings.stored.parts.${part}`)}</th>
      <td>
        <SizeWords part={part} size={size} />
      </td>
      <td>
        <WipeButton
          part={part}
          label={t("settings.stored.delete")}
          spoken={t("settings.stored.deletePart", { part: t(`settings.stored.parts.${part}`) })}
          isEmpty={size?.count === 0}
          onYes={onWipe}
        />
      </td>
    </tr>
  );
}

interface WipeProps {
  readonly part: StoredPart | "all";
  readonly label: string;
  readonly spoken?: string;
  readonly isEmpty?: boolean;
  readonly onYes: () => void;
}

function WipeButton({ part, label, spoken, isEmpty = false, onYes }: WipeProps) {
  const { t } = useTranslation();
  return (
    <Confirm
      label={label}
      {...(spoken === undefined ? {} : { spoken })}
      title={t(`settings.stored.confirm.${part}.title`)}
      why={t(`settings.stored.confirm.${part}.why`)}
      yes={t("settings.stored.yes")}
      no={t("settings.stored.no")}
      disabled={isEmpty}
      onYes={onYes}
    />
  );
}
