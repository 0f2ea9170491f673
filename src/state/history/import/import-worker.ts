/** The thread that imports, so that the page answers meanwhile. It hears "stop" between two slices of its work. */
import { createHistoryDb } from "../history-db.ts";
import { importFile } from "./import-file.ts";
import type { FromImport, ToImport } from "./protocol.ts";

const db = createHistoryDb();
let stopping = new AbortController();

const say = (message: FromImport) => postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<ToImport>) => {
  if (data.kind === "stop") return stopping.abort();
  stopping = new AbortController();
  const onProgress = createProgress();
  void importFile(data.file, { db, asOf: data.asOf, signal: stopping.signal, onProgress }).then((end) =>
    say({ kind: "ended", end }),
  );
});

/** Tell how far it is whenever another hundredth is done: more would only keep the page busy. */
function createProgress() {
  let told = "";
  return (progress: Extract<FromImport, { kind: "progress" }>["progress"]) => {
    const now = `${progress.phase} ${Math.floor(100 * progress.share)}`;
    if (now !== told) say({ kind: "progress", progress });
    told = now;
  };
}

say({ kind: "loaded" });
