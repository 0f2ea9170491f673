import { expect, it } from "vitest";
import { coldDocument } from "./cold-document.ts";
import type { ColdResult, Visit } from "./cold-result.ts";
import { kindsOf } from "./cold.ts";
import { mkdtempSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const visit = (bytesInAll: number | null): Visit => ({
  dropZoneMs: 400,
  firstScoreMs: 2000,
  bytesToDropZone: bytesInAll,
  bytesToFirstScore: bytesInAll,
  bytesInAll,
  byKind: { "page and code": 1, wasm: 2, models: 3, examples: 4 },
});

it("says what visitors cost as the measured bytes times their number", () => {
  const result: ColdResult = {
    links: [{ name: "this machine", first: visit(9_000_000), rounds: 3 }],
    second: visit(1000),
    hasty: visit(1000),
    offline: visit(null),
    load: [1, 1],
    version: "1",
  };
  const text = coldDocument(result, "2 cores");
  expect(text).toContain("| 1,000 | 9 GB | 0.833 Mbit/s | 270 GB | 0.001 GB |");
  expect(text).toContain("| third, server gone | 0.40 | 2.00 | – | – | – |");
  expect(text).not.toContain("| third, server gone | 0 |");
});

it("counts an answer as it was sent: compressed where the browser took that, nothing where it had the file", () => {
  const root = mkdtempSync(path.join(tmpdir(), "mien-kinds-"));
  mkdirSync(path.join(root, "models"));
  for (const [name, bytes] of [
    ["index.html", 100],
    ["a.wasm", 1000],
    ["a.wasm.br", 300],
    ["models/x.bin", 50],
  ] as const)
    writeFileSync(path.join(root, name), Buffer.alloc(bytes));
  const record = (url: string, status = 200, encodings = "gzip, br") => ({
    method: "GET",
    url,
    status,
    headers: { "accept-encoding": encodings },
    bodyBytes: 0,
  });
  const log = [record("/"), record("/a.wasm"), record("/a.wasm", 304), record("/a.wasm", 200, "gzip")];
  expect(kindsOf([...log, record("/models/x.bin")], root)).toEqual({
    "page and code": 100,
    wasm: 1300,
    models: 50,
    examples: 0,
  });
});
