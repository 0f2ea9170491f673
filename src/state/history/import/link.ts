/** The page's side of the thread that imports. */
import type { FromImport, ImportEnd, ImportProgress, ToImport } from "./protocol.ts";

/** What one import is told. */
export interface ImportRun {
  /** The present, ISO 8601 in UTC. */
  readonly asOf: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** Imports files in a thread of its own. */
export interface Importer {
  /** Import a file; one at a time. Never rejects. */
  run(file: Blob, options: ImportRun): Promise<ImportEnd>;
  /** Resolves when the thread has its code or cannot have it: nothing is asked of the network after. */
  readonly settled: Promise<void>;
}

/** Start the thread. One that broke is replaced by the next import. */
export function createImporter(spawn: () => Worker = spawnWorker): Importer {
  let worker: Worker | null = spawn();
  const hold = () => (worker ??= spawn());
  const settled = new Promise<void>((resolve) => {
    const first = hold();
    first.addEventListener("message", () => resolve(), { once: true });
    first.addEventListener("error", () => {
      worker = null;
      resolve();
    });
  });
  return {
    settled,
    run: (file, { asOf, signal, onProgress }) =>
      new Promise((resolve) => {
        const held = hold();
        const ask = (message: ToImport) => held.postMessage(message);
        const heard = new AbortController();
        const until = { signal: heard.signal };
        const end = (how: ImportEnd) => {
          heard.abort();
          resolve(how);
        };
        held.addEventListener(
          "message",
          ({ data }: MessageEvent<FromImport>) => {
            if (data.kind === "progress") onProgress(data.progress);
            if (data.kind === "ended") end(data.end);
          },
          until,
        );
        const onBroken = () => {
          held.terminate();
          worker = null;
          end({ kind: "refused", reason: "broke-off" });
        };
        held.addEventListener("error", onBroken, until);
        signal.addEventListener("abort", () => ask({ kind: "stop" }), until);
        ask({ kind: "start", file, asOf });
      }),
  };
}

function spawnWorker(): Worker {
  return new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module", name: "mien-import" });
}
