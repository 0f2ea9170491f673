/**
 * `npm run bench -- encoder`: how long one photo takes in FaceStats' encoder, and how that compares with transformers.js.
 *
 * Full-size stand-ins (the true encoder's size and operators, random weights) on wasm in headless Chromium. The time is
 * from pixels on the page to the embedding on the page: preprocessing, encoder, both messages. The comparison runs the same
 * file with the same threads on both sides, alternately in one page, and takes the median of the pairs' ratios.
 */
import { loadavg } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { medianOf } from "../geometry/limits.ts";
import { writePerformance } from "./document.ts";
import type { BenchFormat, Pairing, Row, Visit } from "./encoder-document.ts";
import { encoderSection } from "./encoder-document.ts";
import type { EncoderSite } from "./encoder-site.ts";
import { openEncoderSite } from "./encoder-site.ts";
import { publishTransformers, THEIR_DTYPE } from "./transformers.ts";

const RUNS = 8;
const PAIRS = 10;
/** V8 runs a wasm's functions in quick code first and optimises them during the first ten runs or so. */
const WARM_UPS = 12;

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
  process.stderr.write(`${format}, ${threads} threads\n`);
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
      result: { ms: medianOf(taken), fastest: Math.min(...taken), megabytes: bytes / 1e6 },
    };
  } catch (error) {
    return { format, threads, result: { why: String(error).split("\n")[0] ?? "failed" } };
  } finally {
    await page.context().close();
  }
}

async function benchPair(site: EncoderSite, format: BenchFormat, threads: number): Promise<Pairing> {
  process.stderr.write(`${format} against transformers.js, ${threads} threads\n`);
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
      ours: medianOf(pairs.map(([a]) => a)),
      theirs: medianOf(pairs.map(([, b]) => b)),
      ratio: medianOf(pairs.map(([a, b]) => a / b)),
      cosine,
    };
  } finally {
    await page.context().close();
  }
}

async function benchVisit(site: EncoderSite, variantId: BenchFormat): Promise<Visit> {
  const page = await site.open();
  const memory = () => page.evaluate(() => globalThis.mienEncoder.memory());
  try {
    await page.evaluate(() => globalThis.mienEncoder.start({}));
    await page.evaluate(() => globalThis.mienEncoder.score("/examples/example-a.jpg", "a"));
    const before = await memory();
    await page.evaluate((id) => {
      globalThis.mienEncoder.enable({ backend: "wasm", variantId: id });
    }, variantId);
    await page.waitForFunction(() => globalThis.mienEncoder.report("a")?.psl.kind === "blend", null, {
      timeout: 180_000,
    });
    const during = await memory();
    await page.evaluate(() => globalThis.mienEncoder.disable());
    return { before, during, after: await memory() };
  } finally {
    await page.context().close();
  }
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
    const visit = await benchVisit(site, formats[0] ?? "uint8");
    load.push(loadavg()[0] ?? NaN);
    const chromium = site.browser.version();
    const text = encoderSection({ rows, pairs, visit, load, chromium, runs: RUNS, pairCount: PAIRS });
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
