/**
 * The keeper: everything that changes the kept results, one change at a time.
 *
 * [Note: Ids of records]
 * A record has the id of its photo in the visit. So a report that changes later (another model answers) changes its
 * record and makes no second one, and a record that somebody deleted meanwhile stays deleted.
 */
import { historyFile, merged } from "../../core/history/file.ts";
import { entryOf, labelOf, newestFirst, recordOf, type HistoryRecord } from "../../core/history/record.ts";
import type { Report } from "../../core/report.ts";
import { createTurns, type InTurn } from "../../core/turns.ts";
import type { PhotoId } from "../photo.ts";
import type { HistoryDb } from "./history-db.ts";
import { historyFaultOf } from "./history-db.ts";
import type { HistoryActions, HistoryStore, Keeping, LastDone } from "./history.ts";
import { readHistoryFile } from "./read-file.ts";
import { readRecord } from "./schema.ts";

export interface KeeperParts {
  readonly db: HistoryDb;
  readonly store: HistoryStore;
  /** Return a small picture of a photo as a `data:` URL, or null when there is none or none is wanted. */
  readonly thumbnail: (id: PhotoId, report: Report) => Promise<string | null>;
  readonly versions: () => Readonly<Record<string, string>>;
  /** The date and time as ISO 8601 in UTC. */
  readonly now: () => string;
  /** Tell other tabs that the list is another one. */
  readonly announce: () => void;
}

export interface Keeper extends Omit<HistoryActions, "setOn" | "keep" | "dismissNudge"> {
  /** Make room for results: somebody switched the history on. What goes wrong is the phase of the list. */
  prepare(): Promise<void>;
  keep(id: PhotoId, report: Report): Promise<void>;
  /** Bring a kept record up to a report that changed; one that is not there stays away. */
  update(id: PhotoId, report: Report): Promise<void>;
  /** Read the list again if it was read before: another tab changed it. */
  readAgain(): Promise<void>;
  /** Return how many values are stored and how much room they take, in bytes of text. */
  size(): Promise<{ readonly count: number; readonly bytes: number }>;
  /** Delete the database; rejects when the browser does not let it. */
  destroy(): Promise<void>;
}

export function createKeeper(parts: KeeperParts): Keeper {
  const { db, store, announce, now } = parts;
  const inTurn = createTurns();
  const did = (last: LastDone) => store.setState({ last });
  const failed = (error: unknown) => did({ kind: "failed", fault: historyFaultOf(error) });

  async function read(): Promise<void> {
    if (store.getState().list.phase !== "ready") store.setState({ list: { phase: "reading" } });
    try {
      const list = listOf(await db.all());
      const isHere = new Set(list.entries.map(({ id }) => id));
      store.setState(({ keeping: before }) => ({ list, keeping: stillTrue(before, isHere) }));
    } catch (error) {
      store.setState({ list: { phase: "failed", fault: historyFaultOf(error) } });
    }
  }

  /** Do something to the database, then read the list anew and tell the other tabs. What goes wrong is the last thing done. */
  const change = (job: () => Promise<LastDone | null>) =>
    inTurn(async () => {
      try {
        const last = await job();
        announce();
        await read();
        if (last) did(last);
      } catch (error) {
        failed(error);
      }
    });

  const stored = async (id: string) => {
    const found = readRecord(await db.get(id));
    return found.kind === "record" ? found.record : null;
  };

  return {
    read: () => inTurn(read),
    prepare: () =>
      inTurn(async () => {
        try {
          await db.prepare();
          await read();
        } catch (error) {
          store.setState({ list: { phase: "failed", fault: historyFaultOf(error) } });
        }
      }),
    readAgain: () => inTurn(async () => (store.getState().list.phase === "ready" ? read() : undefined)),
    ...keeping(parts, inTurn, read, stored),
    rename: (id, label) =>
      change(async () => {
        const record = await stored(id);
        if (record) await db.put([{ ...record, label: labelOf(label) }]);
        return null;
      }),
    remove: (id) =>
      change(async () => {
        const record = await stored(id);
        await db.remove(id);
        return record && { kind: "deleted", record };
      }),
    undo: () =>
      change(async () => {
        const { last } = store.getState();
        if (last?.kind !== "deleted") return null;
        await db.put([last.record]);
        return { kind: "restored" };
      }),
    clear: () =>
      change(async () => {
        const count = (await db.all()).length;
        await db.clear();
        return { kind: "cleared", count };
      }),
    async exported() {
      try {
        const records = await db.all();
        did({ kind: "exported", count: records.length });
        return historyFile(records, now());
      } catch (error) {
        failed(error);
        return null;
      }
    },
    async imported(file) {
      const text = await file.text().catch(() => null);
      if (text === null) return did({ kind: "import-refused", reason: "unreadable" });
      const content = readHistoryFile(text);
      if (content.kind === "refused") return did({ kind: "import-refused", reason: content.reason });
      const { records, broken, newer, torn } = content;
      await change(async () => {
        const { added, known } = merged(idsOf(await db.all()), records);
        if (added.length > 0) await db.put(added);
        return { kind: "imported", added: added.length, known, broken, newer, torn };
      });
    },
    record: (id) => stored(id).catch(() => null),
    async size() {
      const values = await db.all();
      return {
        count: values.length,
        bytes: values.reduce<number>((sum, v) => sum + JSON.stringify(v).length, 0),
      };
    },
    async destroy() {
      await inTurn(() => db.destroy());
      announce();
      store.setState({ list: { phase: "unread" }, keeping: {}, last: null });
    },
  };
}

function keeping(
  { db, store, thumbnail, versions, now, announce }: KeeperParts,
  inTurn: InTurn,
  read: () => Promise<void>,
  stored: (id: string) => Promise<HistoryRecord | null>,
): Pick<Keeper, "keep" | "update"> {
  const became = (id: PhotoId, state: Keeping) =>
    store.setState((before) => ({ keeping: { ...before.keeping, [id]: state } }));
  const put = async (record: HistoryRecord) => {
    await db.put([record]);
    announce();
    if (store.getState().list.phase === "ready") await read();
  };
  return {
    async keep(id, report) {
      became(id, { phase: "keeping" });
      const scoredAt = now();
      const picture = await thumbnail(id, report).catch(() => null);
      await inTurn(async () => {
        try {
          await put(recordOf(report, { id, scoredAt, versions: versions(), thumbnail: picture }));
          became(id, { phase: "kept" });
        } catch (error) {
          became(id, { phase: "failed", fault: historyFaultOf(error) });
        }
      });
    },
    update: (id, report) =>
      inTurn(async () => {
        try {
          const { scoredAt, label, thumbnail: picture } = (await stored(id)) ?? {};
          if (scoredAt === undefined || label === undefined) return;
          await put(
            recordOf(report, { id, scoredAt, label, versions: versions(), thumbnail: picture ?? null }),
          );
        } catch (error) {
          became(id, { phase: "failed", fault: historyFaultOf(error) });
        }
      }),
  };
}

/** A result that somebody deleted, here or in another tab, is kept no more. */
function stillTrue(before: Readonly<Record<PhotoId, Keeping>>, isHere: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(before).filter(([id, { phase }]) => phase !== "kept" || isHere.has(id)),
  );
}

/** Return the list that stored values make. */
function listOf(values: readonly unknown[]): Extract<HistoryStoreList, { phase: "ready" }> {
  const read = values.map(readRecord);
  const entries = read.flatMap((entry) => (entry.kind === "record" ? [entryOf(entry.record)] : []));
  const count = (kind: "broken" | "newer") => read.filter((entry) => entry.kind === kind).length;
  return {
    phase: "ready",
    entries: newestFirst(entries),
    unreadable: { broken: count("broken"), newer: count("newer") },
  };
}

type HistoryStoreList = ReturnType<HistoryStore["getState"]>["list"];

/** Return the ids of stored values, readable or not: an import must overwrite neither. */
function idsOf(values: readonly unknown[]): ReadonlySet<string> {
  return new Set(values.flatMap((value) => String((value as { id?: unknown } | null)?.id ?? "")));
}
