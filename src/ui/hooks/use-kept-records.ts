import { useEffect, useState } from "react";
import type { HistoryRecord } from "../../core/history/record.ts";
import { useServices } from "../services.ts";

const NONE: ReadonlyMap<string, HistoryRecord> = new Map();

/**
 * Return whole kept results by their id, read from the storage as they are wanted; null while they are being read. One that is gone is
 * not among them. `version` is anything that changes when they may have: they are read anew then.
 */
export function useKeptRecords(
  ids: readonly string[],
  version: unknown,
): ReadonlyMap<string, HistoryRecord> | null {
  const { actions } = useServices().history;
  const wanted = ids.join(" ");
  const [found, setFound] = useState<{ of: string; records: ReadonlyMap<string, HistoryRecord> } | null>(
    null,
  );
  useEffect(() => {
    if (wanted === "") return;
    let isWanted = true;
    void Promise.all(wanted.split(" ").map((id) => actions.record(id))).then((records) => {
      const there = records.flatMap((record) => (record ? [[record.id, record] as const] : []));
      if (isWanted) setFound({ of: wanted, records: new Map(there) });
    });
    return () => {
      isWanted = false;
    };
  }, [actions, wanted, version]);
  if (wanted === "") return NONE;
  return found?.of === wanted ? found.records : null;
}
