import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { keptResult } from "../../core/history/kept-result.ts";
import type { HistoryEntry } from "../../core/history/record.ts";
import { joinedPhotos } from "../../core/score/joined.ts";
import { MOST_OF_PERSON } from "../../state/history/history.ts";
import { compareWith, personKey } from "../../state/pair.ts";
import { useKeptRecords } from "../hooks/use-kept-records.ts";
import { useFormat } from "../hooks/use-format.ts";
import { JoinedResult } from "../export/joined-result.tsx";
import { useActions } from "../parts.ts";
import { useServices } from "../services.ts";

interface PersonResultProps {
  readonly person: string;
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
}

/** All results of one person as one, and the way to compare it. */
export function PersonResult({ person, entries }: PersonResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const actions = useActions();
  const { batch } = useServices();
  const ids = useMemo(() => entries.slice(0, MOST_OF_PERSON).map(({ id }) => id), [entries]);
  const records = useKeptRecords(ids, entries);
  const joined = useMemo(() => {
    const own = records ? ids.flatMap((id) => records.get(id) ?? []) : [];
    return own.length < 2 ? null : joinedPhotos(own.map(keptResult));
  }, [records, ids]);
  if (entries.length < 2) return <p className="note">{t("history.oneOnly")}</p>;
  return (
    <div className="person-result">
      {joined?.kind === "joined" && (
        <JoinedResult joined={joined}>
          <button
            type="button"
            className="button"
            onClick={() => {
              compareWith(batch.pair, personKey(person));
              actions.go("compare");
            }}
          >
            {t("history.comparePerson")}
          </button>
        </JoinedResult>
      )}
      {joined?.kind === "not-joined" && <p className="note">{t("compare.missing.mixed")}</p>}
      {entries.length > MOST_OF_PERSON && (
        <p className="note">{t("history.newestOnly", { most: format.integer(MOST_OF_PERSON) })}</p>
      )}
    </div>
  );
}
