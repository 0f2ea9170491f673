/**
 * The keeper: everything that changes the kept results, one change at a time.
 *
 * [Note: Ids of records]
 * A record has the id of its photo in the visit. So a report that changes later (another model answers) changes its
 * record and makes no second one, and a record that somebody deleted meanwhile stays deleted.
 */
import { historyFileParts } from "../../core/history/file.ts";
import {
  entryOf,
  labelOf,
  mergedNewestFirst,
  nameOf,
  newestFirst,
  recordOf,
  type HistoryEntry,
  type HistoryRecord,
} from "../../core/history/record.ts";
import type { Report } from "../../core/report.ts";
import { createTurns, type InTurn } from "../../core/turns.ts";
import type { PhotoId } from "../photo.ts";
import type { HistoryDb } from "./history-db.ts";
import { historyFaultOf } from "./history-db.ts";
import type { HistoryActions, HistoryStore, Keeping, LastDone } from "./history.ts";
import type { Importer } from "./import/link.ts";
import { readRecord } from "./schema.ts";

/** What the keeper needs of the platform; tests bring their own. */
export interface KeeperParts {
  readonly db: HistoryDb;
  readonly store: HistoryStore;
  /** Return a small picture of a photo as a `data:` URL, or null when there is none or none is wanted. */
  readonly thumbnail: (id: PhotoId, report: Report) => Promise<string | null>;
  readonly importer: Importer;
  readonly versions: () => Readonly<Record<string, string>>;
  /** The date and time as ISO 8601 in UTC. */
  readonly now: () => string;
  /** Tell other tabs that the list is another one. */
  readonly announce: () => void;
}

/** Everything that changes the kept results. */
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
  /** Resolves when everything that the keeper may need later is loaded or given up; never rejects. */
  readonly settled: Promise<void>;
  /** Delete the database; rejects when the browser does not let it. */
  destroy(): Promise<void>;
}

/** Return the keeper of a history; nothing is read yet. */
export function createKeeper(parts: KeeperParts): Keeper {
  const { db, store, announce, now } = parts;
  const inTurn = createTurns();
  const did = (last: LastDone) => store.setState({ last });
  const failed = (error: unknown) => did({ kind: "failed", fault: historyFaultOf(error) });

  async function read(): Promise<void> {
    if (store.getState().list.phase !== "ready") store.setState({ list: { phase: "reading" } });
    try {
      const list = await readList(db, now());
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
    const found = readRecord(await db.get(id), now());
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
        if (record) await db.put({ ...record, label: labelOf(label) });
        return null;
      }),
    namePerson: (ids, person) =>
      change(async () => {
        for (const id of ids) {
          const record = await stored(id);
          if (record) await db.put({ ...record, person: nameOf(person) });
        }
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
        await db.put(last.record);
        return { kind: "restored" };
      }),
    clear: () =>
      change(async () => {
        const count = await db.count();
        await db.clear();
        return { kind: "cleared", count };
      }),
    async exported() {
      try {
        const file = await exportedFile(db, now());
        did({ kind: "exported", count: file.count });
        return file.blob;
      } catch (error) {
        failed(error);
        return null;
      }
    },
    ...importing(parts, change),
    record: (id) => stored(id).catch(() => null),
    async size() {
      let [count, bytes] = [0, 0];
      for await (const page of db.pages()) {
        count += page.length;
        bytes += page.reduce<number>((sum, value) => sum + JSON.stringify(value).length, 0);
      }
      return { count, bytes };
    },
    settled: parts.importer.settled,
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
    await db.put(record);
    announce();
    if (store.getState().list.phase === "ready") await read();
  };
  const newest = new Map<PhotoId, Report>();
  /** How each photo was framed when its small picture was made. */
  const pictured = new Map<PhotoId, Report["framedByHand"]>();
  return {
    async keep(id, report) {
      became(id, { phase: "keeping" });
      pictured.set(id, report.framedByHand);
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
    update(id, report) {
      // While a point is dragged reports come faster than they are written: of those that wait, the last one is.
      const waits = newest.has(id);
      newest.set(id, report);
      return inTurn(async () => {
        if (waits) return;
        const last = newest.get(id) ?? report;
        newest.delete(id);
        try {
          const before = await stored(id);
          if (!before) return;
          const { scoredAt, label, person, thumbnail: kept } = before;
          // Another face, or a part of the photo, has another picture.
          const isOld = kept === null || pictured.get(id) === last.framedByHand;
          const picture = isOld ? kept : await thumbnail(id, last).catch(() => null);
          pictured.set(id, last.framedByHand);
          const about = { id, scoredAt, label, person, versions: versions(), thumbnail: picture };
          await put(recordOf(last, about));
        } catch (error) {
          became(id, { phase: "failed", fault: historyFaultOf(error) });
        }
      });
    },
  };
}

function importing(
  { store, importer, now }: KeeperParts,
  change: (job: () => Promise<LastDone | null>) => Promise<void>,
): Pick<Keeper, "imported" | "stopImport"> {
  let going: AbortController | null = null;
  return {
    async imported(file) {
      if (going) return;
      going = new AbortController();
      store.setState({ last: null, importing: { phase: "reading", share: 0 } });
      const end = await importer.run(file, {
        asOf: now(),
        signal: going.signal,
        onProgress: (progress) => store.setState({ importing: progress }),
      });
      if (end.kind === "imported") await change(async () => ({ kind: "import", end }));
      else store.setState({ last: end.kind === "failed" ? end : { kind: "import", end } });
      going = null;
      store.setState({ importing: null });
    },
    stopImport: () => going?.abort(),
  };
}

/** A result that somebody deleted, here or in another tab, is kept no more. */
function stillTrue(before: Readonly<Record<PhotoId, Keeping>>, isHere: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(before).filter(([id, { phase }]) => phase !== "kept" || isHere.has(id)),
  );
}

type ReadyList = Extract<ReturnType<HistoryStore["getState"]>["list"], { phase: "ready" }>;

/**
 * Return the list that stored values make, read page by page, so that the browser can do something else in between.
 *
 * Of the lists so far each is longer than the next: the entries of ten thousand results are merged fourteen times, not a hundred.
 */
async function readList(db: HistoryDb, asOf: string): Promise<ReadyList> {
  const lists: HistoryEntry[][] = [];
  const unreadable = { broken: 0, newer: 0 };
  const merge = () => lists.push(mergedNewestFirst(lists.pop() ?? [], lists.pop() ?? []));
  for await (const page of db.pages()) {
    const read = page.map((value) => readRecord(value, asOf));
    for (const { kind } of read)
      if (kind !== "record") unreadable[kind === "newer" ? "newer" : "broken"] += 1;
    lists.push(newestFirst(read.flatMap((each) => (each.kind === "record" ? [entryOf(each.record)] : []))));
    while (lists.length > 1 && (lists.at(-2)?.length ?? 0) <= (lists.at(-1)?.length ?? 0)) merge();
  }
  while (lists.length > 1) merge();
  return { phase: "ready", entries: lists[0] ?? [], unreadable };
}

/** Return everything that is stored as a file, put together page by page. */
async function exportedFile(db: HistoryDb, exportedAt: string): Promise<{ blob: Blob; count: number }> {
  const { head, lines, tail } = historyFileParts(exportedAt);
  // A blob of blobs is put together without copying them.
  const parts = [new Blob([head])];
  let count = 0;
  for await (const page of db.pages()) {
    parts.push(new Blob([lines(page)]));
    count += page.length;
  }
  return { blob: new Blob([...parts, tail], { type: "application/json" }), count };
}
