import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { selfTestPicture } from "../../src/core/image/self-test-picture.ts";
import type { EncoderInfo } from "../../src/inference/protocol/encoder-protocol.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { foundChromium } from "../../scripts/browser/chromium.ts";
import type { EncoderPage } from "./encoder-page.ts";
import type { EncoderSite } from "./encoder-site.ts";
import { openEncoderSite } from "./encoder-site.ts";

const picture = [...selfTestPicture()];

/** Return what a call on the page gave. */
async function ask<K extends keyof EncoderPage>(page: Page, key: K, ...args: Parameters<EncoderPage[K]>) {
  const result = await page.evaluate(
    ([name, values]) => (globalThis.mienEncoder[name] as (...given: unknown[]) => unknown)(...values),
    [key, args] as const,
  );
  return result as Awaited<ReturnType<EncoderPage[K]>>;
}

type Setting = Parameters<EncoderPage["prepare"]>[0];

async function embeddingOn(
  page: Page,
  setting: Setting,
): Promise<{ info: EncoderInfo; embedding: number[] }> {
  const prepared = await ask(page, "prepare", setting);
  if (!prepared.ok) throw new Error(`${prepared.fault.code}: ${prepared.fault.detail}`);
  if (prepared.value.kind !== "ready") throw new Error(`rejected: ${prepared.value.verdict.cosine}`);
  const numbers = await page.evaluate(async (pixels) => {
    const given = await globalThis.mienEncoder.embed(pixels);
    return given.ok ? [...given.value] : [];
  }, picture);
  return { info: prepared.value.info, embedding: numbers };
}

/** Return the distance of two vectors as a fraction of the first one's length. */
function distance(a: readonly number[], b: readonly number[]): number {
  expect(b).toHaveLength(a.length);
  return Math.hypot(...a.map((value, i) => value - (b[i] ?? NaN))) / Math.hypot(...a);
}

async function waitForPhase(page: Page, phase: string): Promise<void> {
  await page.waitForFunction((wanted) => globalThis.mienEncoder.state().phase === wanted, phase, {
    timeout: 60_000,
  });
}

describe.skipIf(foundChromium() === null)("FaceStats in Chromium (skipped where there is none)", () => {
  let site: EncoderSite;
  let page: Page;

  beforeAll(async () => {
    const folder = path.join(ROOT, ".cache", `facestats-test-${process.pid}`);
    site = await openEncoderSite(folder, ["q4", "uint8", "q4f16", "fp16"], true);
  }, 240_000);
  afterAll(() => site?.close(), 60_000);
  afterEach(() => page?.context().close(), 60_000);

  it(
    "gives the same embedding on wasm with one thread, with two, and on WebGPU",
    { timeout: 180_000 },
    async () => {
      page = await site.open();
      const one = await embeddingOn(page, { variantId: "q4", threads: 1 });
      expect(one.embedding).toHaveLength(512);
      const two = await embeddingOn(page, { variantId: "q4", threads: 2 });
      expect([one.info.threads, two.info.threads]).toEqual([1, 2]);
      const gpu = await embeddingOn(page, { backend: "webgpu", variantId: "q4" });
      expect(gpu.info).toMatchObject({ backend: "webgpu", variant: { id: "q4" } });
      process.stdout.write(`WebGPU in software was ready after ${gpu.info.loadedInMs} ms\n`);
      const distances = [distance(one.embedding, two.embedding), distance(one.embedding, gpu.embedding)];
      for (const apart of distances) expect(apart).toBeLessThanOrEqual(1e-3);
      process.stdout.write(`embedding apart, of its norm: threads ${distances[0]}, WebGPU ${distances[1]}\n`);
    },
  );

  it("chooses the variant by what the GPU can do", { timeout: 120_000 }, async () => {
    page = await site.open();
    const hasHalf = await page.evaluate(async () =>
      (await navigator.gpu.requestAdapter())?.features.has("shader-f16"),
    );
    const { info } = await embeddingOn(page, { backend: "webgpu", variantId: "q4f16" });
    expect(info.variant.id).toBe(hasHalf ? "q4f16" : "q4");
    const wasm = await embeddingOn(page, { variantId: "q4f16" });
    expect(wasm.info.variant.id).toBe("q4");
  });

  it("takes no software GPU outside of tests", { timeout: 60_000 }, async () => {
    page = await site.open();
    const refused = await ask(page, "prepare", { backend: "webgpu", allowSoftwareGpu: false });
    expect(refused).toMatchObject({ ok: false, fault: { code: "engine-unsupported" } });
  });

  it("holds every backend against the manifest's golden embedding", { timeout: 120_000 }, async () => {
    page = await site.open();
    const right = await ask(page, "prepare", { variantId: "uint8" });
    if (!right.ok || right.value.kind !== "ready") throw new Error("not ready");
    expect(right.value.verdict?.cosine).toBeGreaterThan(0.999);
    await page.context().route("**/models/manifest.json", async (route) => {
      const response = await route.fetch();
      const turned = (await response.text()).replace(/"golden": \[[^\]]*\]/g, (list) =>
        list.replace(/-?\d[\d.e-]*/g, (number) => String(-Number(number))),
      );
      await route.fulfill({ response, body: turned });
    });
    const wrong = await ask(page, "prepare", { variantId: "uint8" });
    expect(wrong).toMatchObject({ ok: true, value: { kind: "rejected", verdict: { accepted: false } } });
  });

  it("refuses a backend that was refused before, without a download", { timeout: 180_000 }, async () => {
    page = await site.open();
    const first = await ask(page, "prepare", { backend: "webgpu", variantId: "q4" });
    if (!first.ok || first.value.kind !== "ready" || !first.value.verdict) throw new Error("no verdict");
    expect(first.value.verdict).toMatchObject({ accepted: true });
    const verdicts = { [first.value.verdict.key]: false };
    const again = await ask(page, "prepare", { backend: "webgpu", variantId: "q4", verdicts });
    expect(again).toMatchObject({ ok: true, value: { kind: "rejected", verdict: { cosine: null } } });
  });

  it("joins a result that is already there, leaves it and joins again", { timeout: 180_000 }, async () => {
    page = await site.open();
    await ask(page, "start", { threads: 1 });
    const alone = await ask(page, "score", "/examples/example-a.jpg", "a");
    expect(alone.psl.kind).toBe("geometric-only");
    expect(await ask(page, "state")).toEqual({ phase: "off" });
    await ask(page, "enable", { backend: "wasm" });
    await page.waitForFunction(() => globalThis.mienEncoder.report("a")?.psl.kind === "blend", null, {
      timeout: 60_000,
    });
    const joined = await ask(page, "report", "a");
    expect(joined).toMatchObject({ psl: { models: ["facestats"], unmeasured: ["facestats"] } });
    expect(joined?.geometry).toEqual(alone.geometry);
    expect(joined?.appearance.find(({ model }) => model === "facestats")).toMatchObject({ kind: "answered" });

    const encodings = site.requests.length;
    await ask(page, "disable");
    const without = await ask(page, "rescored", "a", []);
    expect(without?.psl).toEqual(alone.psl);
    expect(await ask(page, "rescored", "a", ["facestats"])).toEqual(joined);
    expect(site.requests.length).toBe(encodings);

    await ask(page, "enable", { backend: "wasm" });
    await ask(page, "score", "/examples/example-a.jpg", "again");
    await page.waitForFunction(() => globalThis.mienEncoder.report("again")?.psl.kind === "blend", null, {
      timeout: 60_000,
    });
    expect((await ask(page, "report", "again"))?.appearance).toEqual(joined?.appearance);
  });

  it("answers also after the GPU process crashed, from a fresh worker", { timeout: 240_000 }, async () => {
    page = await site.open();
    const choice = { backend: "webgpu", variantId: "q4" } as const;
    const first = await ask(page, "answer", picture, choice);
    expect(await ask(page, "answeredBy")).toEqual({ backend: "webgpu", workers: 1 });
    const browser = await site.browser.newBrowserCDPSession();
    await browser.send("Browser.crashGpuProcess").catch(() => {});
    const second = await ask(page, "answer", picture, choice);
    if (!first.ok || !second.ok) throw new Error("no answer");
    expect(second.value).toBeCloseTo(first.value, 5);
    const by = await ask(page, "answeredBy");
    expect(by.workers).toBeGreaterThan(1);
    process.stdout.write(`after the crash: ${by.backend}, worker ${by.workers}\n`);
  });

  it(
    "tells a damaged, a missing and a wrong file apart, and scores without it",
    { timeout: 180_000 },
    async () => {
      const bad: readonly [
        string,
        (body: Buffer) => { status: number; body: Buffer; contentType: string },
      ][] = [
        [
          "model-corrupt",
          (body) => ({ status: 200, body: flipped(body), contentType: "application/octet-stream" }),
        ],
        [
          "model-truncated",
          (body) => ({ status: 200, body: body.subarray(0, 999), contentType: "application/octet-stream" }),
        ],
        [
          "model-not-a-model",
          () => ({ status: 200, body: Buffer.from("<!doctype html>"), contentType: "text/html" }),
        ],
        ["model-not-found", (body) => ({ status: 404, body, contentType: "text/plain" })],
      ];
      for (const [code, answer] of bad) {
        page = await site.open();
        await page.context().route("**/models/facestats/*.bin", async (route) => {
          const response = await route.fetch();
          await route.fulfill(answer(await response.body()));
        });
        await ask(page, "start", { threads: 1 });
        await ask(page, "enable", { backend: "wasm" });
        await waitForPhase(page, "failed");
        expect(await ask(page, "state")).toMatchObject({ fault: { code } });
        expect((await ask(page, "score", "/examples/example-c.jpg", "c")).psl.kind).toBe("geometric-only");
        await page.context().close();
      }
    },
  );

  it("gives its memory back when switched off", { timeout: 180_000 }, async () => {
    page = await site.open();
    await ask(page, "start", { threads: 1 });
    await ask(page, "score", "/examples/example-d.jpg", "d");
    const before = await ask(page, "memory");
    await ask(page, "enable", { backend: "wasm" });
    await waitForPhase(page, "ready");
    const during = await ask(page, "memory");
    await ask(page, "disable");
    const after = await ask(page, "memory");
    process.stdout.write(`bytes before ${before}, with FaceStats ${during}, after ${after}\n`);
    expect(during).toBeGreaterThan(before);
    expect(after).toBeLessThanOrEqual(1.1 * before);
  });
});

function flipped(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 4;
  return copy;
}
