import { describe, expect, it } from "vitest";
import { historyFile, merged } from "../../../core/history/file.ts";
import type { HistoryDb } from "../history-db.ts";
import { generatedRecord, importFiles } from "../testing/import-files.ts";
import { importFile } from "./import-file.ts";
import type { ImportProgress } from "./protocol.ts";

const asOf = "2026-01-31T12:00:00.000Z";

/** A database that holds the ids alone. */
function idsOnly() {
  const ids = new Set<string>();
  const db: Pick<HistoryDb, "add"> = {
    async add(records, { signal, onShare }) {
      signal.throwIfAborted();
      const { added, known } = merged(ids, records);
      for (const { id } of added) ids.add(id);
      onShare(1);
      return { added: added.length, known };
    },
  };
  return { db, ids };
}

const open = () => new AbortController().signal;

describe("200 generated files", () => {
  it("lose nothing that can be read, and say of everything else why it was left out", async () => {
    const { db, ids } = idsOnly();
    let [sound, files] = [0, 0];
    for (const { name, parts, expected } of importFiles(200, 2_000)) {
      const end = await importFile(new Blob([...parts]), {
        db,
        asOf,
        signal: open(),
        onProgress: () => undefined,
      });
      expect(end, name).toEqual(expected);
      if (expected.kind === "imported") sound += expected.added;
      files += 1;
    }
    expect([files, ids.size]).toEqual([200, sound]);
    expect(sound).toBeGreaterThan(10_000);
  }, 120_000);
});

describe("an import", () => {
  const file = new Blob([historyFile([generatedRecord("a", 0), generatedRecord("b", 1)], asOf)]);

  it("tells how far it is, reading and then writing", async () => {
    const told: ImportProgress[] = [];
    await importFile(file, { db: idsOnly().db, asOf, signal: open(), onProgress: (each) => told.push(each) });
    expect(told).toEqual([
      { phase: "reading", share: 1 },
      { phase: "writing", share: 1 },
    ]);
  });

  it("that is stopped while it reads or writes changes nothing", async () => {
    for (const phase of ["reading", "writing"] as const) {
      const { db, ids } = idsOnly();
      const stopping = new AbortController();
      const stopAt = {
        add: ((records, options) => {
          if (phase === "writing") stopping.abort();
          return db.add(records, options);
        }) satisfies HistoryDb["add"],
      };
      if (phase === "reading") stopping.abort();
      const end = await importFile(file, {
        db: stopAt,
        asOf,
        signal: stopping.signal,
        onProgress: () => undefined,
      });
      expect(end).toEqual({ kind: "stopped" });
      expect(ids.size).toBe(0);
    }
  });

  it("says what is wrong when the file cannot be read or the database not written", async () => {
    const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) };
    const options = { asOf, signal: open(), onProgress: () => undefined };
    expect(await importFile(gone as unknown as Blob, { db: idsOnly().db, ...options })).toEqual({
      kind: "refused",
      reason: "unreadable",
    });
    const full = { add: () => Promise.reject(new DOMException("full", "QuotaExceededError")) };
    expect(await importFile(file, { db: full, ...options })).toEqual({
      kind: "failed",
      fault: "storage-full",
    });
  });
});
