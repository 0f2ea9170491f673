/** Words and tables for what the encoder's bench found. */
import { cpus } from "node:os";
import type { THEIR_DTYPE } from "./transformers.ts";
import { TRANSFORMERS_VERSION } from "./transformers.ts";

/** A format that both sides can run. */
export type BenchFormat = keyof typeof THEIR_DTYPE;

/** One format alone. */
export interface Row {
  readonly format: BenchFormat;
  readonly threads: number;
  readonly result:
    { readonly ms: number; readonly fastest: number; readonly megabytes: number } | { readonly why: string };
}

/** One format on both sides. */
export interface Pairing {
  readonly format: BenchFormat;
  readonly threads: number;
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  readonly cosine: number;
}

/** What memory does while FaceStats is downloaded, verified, loaded, joins a result, and is switched off again. */
export interface Visit {
  /** Bytes in use. */
  readonly before: number;
  readonly during: number;
  readonly after: number;
}

/** Everything that one run of the bench found. */
export interface Findings {
  readonly rows: readonly Row[];
  readonly pairs: readonly Pairing[];
  readonly visit: Visit;
  readonly load: readonly number[];
  readonly chromium: string;
  readonly runs: number;
  readonly pairCount: number;
}

/** Return the section of `docs/performance.md` for what was found. */
export function encoderSection({ rows, pairs, visit, load, chromium, runs, pairCount }: Findings): string {
  const ms = (value: number) => value.toFixed(0);
  const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
  const [first] = cpus();
  return [
    "## FaceStats' encoder",
    "",
    `\`npm run bench -- encoder\`, ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${first?.model.trim() ?? "unknown"}), Chromium ${chromium},`,
    "full-size stand-ins (the true encoder's size and operators, random weights), wasm. Load average of the machine",
    `before, between and after: ${load.map((value) => value.toFixed(1)).join(", ")}; with ${cpus().length} cores, more than ${cpus().length} means that other work slowed everything down.`,
    "",
    `| weights | threads | ms per photo, median of ${runs} | fastest | memory added, MB |`,
    "|---|---|---|---|---|",
    ...rows.map(({ format, threads, result }) =>
      "why" in result
        ? `| ${format} | ${threads} | failed: ${result.why} | | |`
        : `| ${format} | ${threads} | ${ms(result.ms)} | ${ms(result.fastest)} | ${ms(result.megabytes)} |`,
    ),
    "",
    `Against transformers.js ${TRANSFORMERS_VERSION} (its image processor, model class and runtime), the same file and threads, ${pairCount} alternating pairs:`,
    "",
    "| weights | threads | ours, ms | theirs, ms | ours / theirs, median of pairs | cosine of the embeddings |",
    "|---|---|---|---|---|---|",
    ...pairs.map(
      (p) =>
        `| ${p.format} | ${p.threads} | ${ms(p.ours)} | ${ms(p.theirs)} | ${p.ratio.toFixed(2)} | ${p.cosine.toFixed(4)} |`,
    ),
    "",
    `A visit (${rows[0]?.format ?? "-"}): memory before FaceStats ${mb(visit.before)} MB, with it ${mb(visit.during)} MB, after it was switched off ${mb(visit.after)} MB.`,
  ].join("\n");
}
