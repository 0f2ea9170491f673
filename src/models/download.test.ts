import { describe, expect, it } from "vitest";
import { FaultError, type Fault } from "../core/fault.ts";
import { downloadChunk, refuseWrongResponse, RETRIES, SAME_ORIGIN_GET } from "./download.ts";
import { ProgressMeter, type Progress } from "./progress.ts";
import { BASE_URL, cutVariant, fakeBrowser, noise, type Answer } from "./testing/fake-browser.ts";

const bytes = noise(1000);
const { variant, files } = await cutVariant(bytes, 1000);
const [chunk] = variant.chunks;
if (!chunk) throw new Error("the variant has a chunk");

/** Download the chunk over these answers, which come before the server's own. */
function download(answers: readonly Answer[], signal?: AbortSignal) {
  const browser = fakeBrowser(files);
  browser.tricks.set(chunk?.path ?? "", [...answers]);
  const reports: Progress[] = [];
  const meter = new ProgressMeter(1000, browser.parts.now, (progress) => reports.push(progress));
  const target = new Uint8Array(1000);
  const done = chunk
    ? downloadChunk({ chunk, baseUrl: BASE_URL, target, meter, signal }, browser.parts)
    : Promise.reject(new Error("no chunk"));
  return { done, browser, target, reports, meter };
}

const faultOf = (promise: Promise<unknown>): Promise<Fault | null> =>
  promise.then(
    () => null,
    (error: unknown) =>
      error instanceof FaultError ? error.fault : { code: "engine-internal", detail: String(error) },
  );
const status = (code: number) => () => new Response("", { status: code });
const body = (content: Uint8Array<ArrayBuffer> | string | null) => () => new Response(content);
/** The same answer to the first try and to every retry. */
const always = (answer: Answer) => Array.from({ length: RETRIES + 1 }, () => answer);

describe("a chunk", () => {
  it("is asked of this origin alone, with its cookies for a site behind a login, and fills its place", async () => {
    const { done, browser, target } = download([]);
    await done;
    expect(target).toEqual(bytes);
    expect(SAME_ORIGIN_GET).toEqual({
      method: "GET",
      mode: "same-origin",
      credentials: "same-origin",
      referrerPolicy: "no-referrer",
    });
    expect(browser.inits).toMatchObject([{ ...SAME_ORIGIN_GET, cache: "default" }]);
    expect(browser.waits).toEqual([]);
  });

  it("is told as it arrives, a failed try taken back, and without retry once it is whole", async () => {
    const { done, reports, meter } = download([body(bytes.slice(0, 400))]);
    await done;
    expect(reports.find(({ retry }) => retry === 1)).toMatchObject({ bytes: 0 });
    meter.flush();
    expect(reports.at(-1)).toMatchObject({ bytes: 1000, retry: 0 });
  });

  it("counts no byte beyond its length", async () => {
    const { done, reports } = download(always(body(noise(1500))));
    await faultOf(done);
    expect(Math.max(...reports.map((progress) => progress.bytes))).toBeLessThanOrEqual(1000);
    expect(reports.at(-1)).toMatchObject({ bytes: 0, retry: RETRIES + 1 });
  });

  it.each([408, 429, 500, 503, 599])("is asked for again after status %i", async (code) => {
    const { done, browser } = download([status(code)]);
    await done;
    expect(browser.requests).toHaveLength(2);
    expect(browser.waits).toEqual([500]);
  });

  it.each([400, 403, 404, 410, 499])("is not there after status %i", async (code) => {
    const { done, browser } = download([status(code)]);
    expect(await faultOf(done)).toEqual({ code: "model-not-found", detail: `${chunk.path}: status ${code}` });
    expect(browser.requests).toHaveLength(1);
  });

  it("says what came of it when it never comes whole", async () => {
    const page = "<!doctype html>";
    const end = async (answer: Answer) => faultOf(download(always(answer)).done);
    expect(await end(status(503))).toEqual({ code: "model-network", detail: `${chunk.path}: status 503` });
    expect(await end(body(bytes.slice(0, 400)))).toEqual({
      code: "model-truncated",
      detail: `${chunk.path}: 400 of 1000 bytes`,
    });
    expect(await end(body(null))).toEqual({
      code: "model-truncated",
      detail: `${chunk.path}: 0 of 1000 bytes`,
    });
    expect(await end(body(noise(1001)))).toEqual({
      code: "model-corrupt",
      detail: `${chunk.path}: longer than 1000 bytes`,
    });
    expect(await end(body(noise(1000, 2)))).toMatchObject({
      code: "model-corrupt",
      detail: expect.stringContaining("sha256 is "),
    });
    for (const length of [15, 1000, 2000])
      expect(await end(body(page.padEnd(length))), String(length)).toMatchObject({
        code: "model-not-a-model",
      });
    expect(await end(() => Promise.reject(new TypeError("Failed to fetch")))).toEqual({
      code: "model-network",
      detail: "TypeError: Failed to fetch",
    });
    expect(await end(() => Promise.reject("cut"))).toEqual({ code: "model-network", detail: "cut" });
  });

  it("is not asked for again while it waits for a retry and is cancelled", async () => {
    const stop = new AbortController();
    const reason = new Error("left");
    const { done, browser } = download(
      [
        () => {
          stop.abort(reason);
          return Promise.reject(new TypeError("Failed to fetch"));
        },
      ],
      stop.signal,
    );
    await expect(done).rejects.toBe(reason);
    expect(browser.requests).toHaveLength(1);
    expect(browser.waits).toEqual([]);
  });

  it("ends its request when it is cancelled while nothing comes", async () => {
    const stop = new AbortController();
    const signals: (AbortSignal | null | undefined)[] = [];
    const { done } = download(
      [
        (_url, init) => {
          signals.push(init.signal);
          return new Promise<Response>(() => undefined);
        },
      ],
      stop.signal,
    );
    const reason = new Error("left");
    const ended = expect(done).rejects.toBe(reason);
    stop.abort(reason);
    await ended;
    expect(signals[0]?.aborted).toBe(true);
  });

  it("ends its request also when a page came instead", async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const { done } = download([
      (_url, init) => {
        signals.push(init.signal);
        return new Response("", { headers: { "content-type": "Text/HTML; charset=utf-8".toLowerCase() } });
      },
    ]);
    expect(await faultOf(done)).toEqual({
      code: "model-not-a-model",
      detail: `${chunk.path}: a web page came instead`,
    });
    expect(signals[0]?.aborted).toBe(true);
  });
});

describe("a response", () => {
  it("passes when it is right, whatever its type but a page's", () => {
    for (const type of ["application/octet-stream", "text/plain", ""])
      expect(() =>
        refuseWrongResponse(new Response("", { headers: { "content-type": type } }), { path: "a" }),
      ).not.toThrow();
    expect(() => refuseWrongResponse(new Response(new Uint8Array(1)), { path: "a" })).not.toThrow();
  });
});
