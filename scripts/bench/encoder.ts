/**
 * `npm run bench -- encoder`: how long one photo takes in FaceStats' encoder, and how that compares with transformers.js.
 *
 * Full-size stand-ins (the true encoder's size and operators, random weights) on wasm in headless Chromium. The time is
 * from pixels on the page to the embedding on the page: preprocessing, encoder, both messages. The comparison runs the same
 * file with the same threads on both sides, alternately in one page, and takes the median of the pairs' ratios.
 */
import { cpus, loadavg } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../build/ensure-built.ts";
import { writePerformance } from "./document.ts";
import type { EncoderSite } from "./encoder-site.ts";
import { openEncoderSite } from "./encoder-site.ts";
import { publishTransformers, THEIR_DTYPE, TRANSFORMERS_VERSION } from "./transformers.ts";

type BenchFormat = keyof typeof THEIR_DTYPE;

interface Row {
  readonly format: BenchFormat;
  readonly threads: number;
  readonly result:
    { readonly ms: number; readonly fastest: number; readonly megabytes: number } | { readonly why: string };
}

interface Pairing {
  readonly format: BenchFormat;
  readonly threads: number;
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  readonly cosine: number;
}

const RUNS = 8;
const PAIRS = 10;
const WARM_UPS = 2;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

async function repeat(times: number, work: () => Promise<number>): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) taken.push(await work());
  return taken;
}

async function prepared(page: Page, format: BenchFormat, threads: number): Promise<void> {
  await page.evaluate(() => globalThis.mienEncoder.takePicture("/examples/example-a.jpg"));
  const answer = await page.evaluate(
    ([variantId, count]) => globalThis.mienEncoder.prepare({ variantId, threads: count }),
    [format, threads] as const,
  );
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.detail}`);
  if (answer.value.kind === "ready" && answer.value.info.variant.id !== format)
    throw new Error("another variant ran");
}

const ours = (page: Page) => page.evaluate(() => globalThis.mienEncoder.timeOurs());
const theirs = (page: Page) => page.evaluate(() => globalThis.mienEncoder.timeTheirs());

async function benchRow(site: EncoderSite, format: BenchFormat, threads: number): Promise<Row> {
  const page = await site.open();
  try {
    const before = await page.evaluate(() => globalThis.mienEncoder.memory());
    await prepared(page, format, threads);
    await repeat(WARM_UPS, () => ours(page));
    const taken = await repeat(RUNS, () => ours(page));
    const bytes = (await page.evaluate(() => globalThis.mienEncoder.memory())) - before;
    return {
      format,
      threads,
      result: { ms: median(taken), fastest: Math.min(...taken), megabytes: bytes / 1e6 },
    };
  } catch (error) {
    return { format, threads, result: { why: String(error).split("\n")[0] ?? "failed" } };
  } finally {
    await page.context().close();
  }
}

async function benchPair(site: EncoderSite, format: BenchFormat, threads: number): Promise<Pairing> {
  const page = await site.open();
  try {
    await prepared(page, format, threads);
    await page.evaluate((values) => globalThis.mienEncoder.prepareTheirs(values), {
      dtype: THEIR_DTYPE[format],
      threads,
    });
    const cosine = await page.evaluate(() => globalThis.mienEncoder.agreement());
    await repeat(WARM_UPS, async () => (await ours(page)) + (await theirs(page)));
    const pairs: [number, number][] = [];
    for (let i = 0; i < PAIRS; i++) {
      if (i % 2 === 0) pairs.push([await ours(page), await theirs(page)]);
      else {
        const other = await theirs(page);
        pairs.push([await ours(page), other]);
      }
    }
    return {
      format,
      threads,
      ours: median(pairs.map(([a]) => a)),
      theirs: median(pairs.map(([, b]) => b)),
      ratio: median(pairs.map(([a, b]) => a / b)),
      cosine,
    };
  } finally {
    await page.context().close();
  }
}

function documentOf(
  rows: readonly Row[],
  pairs: readonly Pairing[],
  load: readonly number[],
  chromium: string,
): string {
  const ms = (value: number) => value.toFixed(0);
  const [first] = cpus();
  return [
    "## FaceStats' encoder",
    "",
    `\`npm run bench -- encoder\`, ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${first?.model.trim() ?? "unknown"}), Chromium ${chromium},`,
    "full-size stand-ins (the true encoder's size and operators, random weights), wasm. Load average of the machine",
    `before, between and after: ${load.map((value) => value.toFixed(1)).join(", ")}; with ${cpus().length} cores, more than ${cpus().length} means that other work slowed everything down.`,
    "",
    `| weights | threads | ms per photo, median of ${RUNS} | fastest | memory added, MB |`,
    "|---|---|---|---|---|",
    ...rows.map(({ format, threads, result }) =>
      "why" in result
        ? `| ${format} | ${threads} | failed: ${result.why} | | |`
        : `| ${format} | ${threads} | ${ms(result.ms)} | ${ms(result.fastest)} | ${ms(result.megabytes)} |`,
    ),
    "",
    `Against transformers.js ${TRANSFORMERS_VERSION} (its image processor, model class and runtime), the same file and threads, ${PAIRS} alternating pairs:`,
    "",
    "| weights | threads | ours, ms | theirs, ms | ours / theirs, median of pairs | cosine of the embeddings |",
    "|---|---|---|---|---|---|",
    ...pairs.map(
      (p) =>
        `| ${p.format} | ${p.threads} | ${ms(p.ours)} | ${ms(p.theirs)} | ${p.ratio.toFixed(2)} | ${p.cosine.toFixed(4)} |`,
    ),
  ].join("\n");
}

/** Run the bench over some formats and write its section of `docs/performance.md`. */
export async function benchEncoder(formats: readonly BenchFormat[] = ["uint8", "q4", "fp16"]): Promise<void> {
  const folder = path.join(ROOT, ".cache", `bench-site-${process.pid}`);
  const site = await openEncoderSite(folder, formats, false);
  try {
    await publishTransformers(folder, formats);
    const load = [loadavg()[0] ?? NaN];
    const pairs: Pairing[] = [];
    for (const format of formats.filter((name) => name !== "fp16"))
      pairs.push(await benchPair(site, format, 2));
    load.push(loadavg()[0] ?? NaN);
    const rows: Row[] = [];
    for (const format of formats)
      for (const threads of [1, 2]) rows.push(await benchRow(site, format, threads));
    load.push(loadavg()[0] ?? NaN);
    const text = documentOf(rows, pairs, load, site.browser.version());
    writePerformance("encoder", text);
    process.stdout.write(`${text}\n`);
  } finally {
    await site.close();
  }
}

/** Return the formats that a command line names, or all. */
export function formatsNamed(names: readonly string[]): readonly BenchFormat[] {
  const known = Object.keys(THEIR_DTYPE) as BenchFormat[];
  const unknown = names.find((name) => !known.some((format) => format === name));
  if (unknown !== undefined) throw new Error(`'${unknown}' is none of ${known.join(", ")}`);
  return names.length === 0 ? known : known.filter((format) => names.includes(format));
}
