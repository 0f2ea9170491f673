import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../core/history/record.ts";
import { useFormat } from "../hooks/use-format.ts";
import { KeptEntry, NAMES_ID } from "./kept-entry.tsx";

/** Rows shown at first, and with each press of the button below them. */
const PAGE = 50;

/** The kept results, newest first. */
export function KeptList({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(PAGE);
  const names = useMemo(() => [...new Set(entries.flatMap(({ person }) => person || []))].sort(), [entries]);
  const hidden = entries.length - shown;
  return (
    <section className="kept" aria-labelledby="kept-title">
      <div className="kept__head">
        <h2 id="kept-title">{t("history.list")}</h2>
        <p className="note">{t("history.count", { count: entries.length })}</p>
      </div>
      <datalist id={NAMES_ID}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ol className="kept__list">
        {entries.slice(0, shown).map((entry) => (
          <KeptEntry key={entry.id} entry={entry} />
        ))}
      </ol>
      {hidden > 0 && (
        <button type="button" className="button" onClick={() => setShown(shown + PAGE)}>
          {t("history.more", { n: format.integer(hidden) })}
        </button>
      )}
    </section>
  );
}
