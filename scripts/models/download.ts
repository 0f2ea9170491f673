/** One try at bringing a pinned file, or the rest of it, from its address. What is no part of the file is not written. */
import { existsSync, statSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import type { Pin } from "./pins.ts";
import {
  insteadOfModel,
  refusalOf,
  retryAfterMs,
  TransientError,
  UnreachableError,
  WrongBytesError,
} from "./refusals.ts";

/** What a try needs of the world. */
export interface DownloadContext {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Call back after so many milliseconds; returns what prevents that. */
  readonly after: (milliseconds: number, fire: () => void) => () => void;
  /** Progress, for people. */
  readonly say: (line: string) => void;
}

/** Enough of an answer to see what it is. */
const SNIFFED_BYTES = 512;

/** Return the bytes of the file that are there already. */
export function bytesIn(part: string): number {
  return existsSync(part) ? statSync(part).size : 0;
}

/**
 * Bring the rest of the file to `part`; settles when the file has its full length.
 *
 * A connection that brings nothing for `stallMs` counts as cut. Throws `TransientError` when the next try may bring more,
 * `UnreachableError` or `WrongBytesError` when it will not.
 */
export async function continueDownload(
  pin: Pin,
  part: string,
  { context, stallMs }: { readonly context: DownloadContext; readonly stallMs: number },
): Promise<void> {
  if (bytesIn(part) > pin.bytes) await rm(part);
  const start = bytesIn(part);
  if (start === pin.bytes) return;
  const stopper = new AbortController();
  const stall = new StallWatch(stopper, { stallMs, after: context.after });
  try {
    const response = await context.fetch(pin.url, {
      // The bytes as they are: a compressed answer could not be continued.
      headers: { "accept-encoding": "identity", ...(start > 0 ? { range: `bytes=${start}-` } : {}) },
      referrerPolicy: "no-referrer",
      signal: stopper.signal,
    });
    stall.reset();
    await refuseOtherAnswer(pin, response, { part, start, nowMs: context.now() });
    await store(pin, response, { part, start, stall, context });
  } catch (error) {
    if (error instanceof WrongBytesError) await rm(part, { force: true });
    throw refusalOf(pin, stopper.signal.aborted ? (stopper.signal.reason as unknown) : error);
  } finally {
    stall.end();
  }
}

interface Asked {
  readonly part: string;
  /** The first byte that was asked for. */
  readonly start: number;
  readonly nowMs: number;
}

async function refuseOtherAnswer(pin: Pin, response: Response, { part, start, nowMs }: Asked): Promise<void> {
  const { status, ok, headers, redirected } = response;
  if (status === 416) {
    await rm(part, { force: true });
    throw new TransientError("the host cannot go on from there; from the start");
  }
  if (status === 408 || status === 429 || status >= 500)
    throw new TransientError(`status ${status}`, retryAfterMs(headers.get("retry-after"), nowMs));
  // The host leads to a signed address that is good for a while: asked again, it gives a new one.
  if (!ok && redirected)
    throw new TransientError(`the address that it led to had expired (status ${status})`);
  if (!ok) throw new UnreachableError(pin, `status ${status}`);
  if ((headers.get("content-type") ?? "").includes("text/html"))
    throw new UnreachableError(pin, "a web page came instead (a sign-in page or a proxy's?)");
  if (status === 206) {
    const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get("content-range") ?? "") ?? [];
    if (from === undefined || (Number(from) === start && Number(total) === pin.bytes)) return;
    await rm(part, { force: true });
    throw new TransientError(`it went on at byte ${from} of ${total}; from the start`);
  }
  const announced = headers.get("content-length");
  if (announced === null || headers.has("content-encoding") || Number(announced) === pin.bytes) return;
  const found = insteadOfModel(await firstBytes(response));
  if (found !== null) throw new UnreachableError(pin, found);
  throw new WrongBytesError(pin, `${announced} bytes`);
}

async function firstBytes({ body }: Response): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return (value as Uint8Array | undefined) ?? new Uint8Array();
}

interface Writing {
  readonly part: string;
  readonly start: number;
  readonly stall: StallWatch;
  readonly context: DownloadContext;
}

async function store(pin: Pin, response: Response, { part, start, stall, context }: Writing): Promise<void> {
  if (response.body === null) throw new TransientError("an empty answer");
  const isContinued = start > 0 && response.status === 206;
  let arrived = isContinued ? start : 0;
  const meter = new PercentLine(pin, context.say);
  // One write after the other: what a cut stream still had under way would else come after the file was measured.
  const file = await open(part, isContinued ? "a" : "w");
  try {
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
      stall.reset();
      arrived += bytes.length;
      if (arrived > pin.bytes) throw new WrongBytesError(pin, `more than ${pin.bytes} bytes`);
      await file.appendFile(bytes);
      meter.show(arrived);
    }
  } finally {
    await file.close();
  }
  if (arrived === pin.bytes) return;
  const found = isContinued ? null : insteadOfModel(await startOf(part));
  if (found !== null) {
    await rm(part);
    throw new UnreachableError(pin, found);
  }
  throw new TransientError(`the connection was cut at ${arrived} of ${pin.bytes} bytes`);
}

async function startOf(part: string): Promise<Uint8Array> {
  const file = await open(part);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

class StallWatch {
  readonly #stopper: AbortController;
  readonly #stallMs: number;
  readonly #after: DownloadContext["after"];
  #cancel: () => void = () => undefined;

  constructor(
    stopper: AbortController,
    { stallMs, after }: Pick<DownloadContext, "after"> & { readonly stallMs: number },
  ) {
    this.#stopper = stopper;
    this.#stallMs = stallMs;
    this.#after = after;
    this.reset();
  }

  reset(): void {
    this.#cancel();
    const seconds = Math.round(this.#stallMs / 1000);
    const fire = () => this.#stopper.abort(new TransientError(`nothing came for ${seconds} s`));
    this.#cancel = this.#after(this.#stallMs, fire);
  }

  end(): void {
    this.#cancel();
  }
}

/** Says a file's progress each time another tenth of it is there. */
class PercentLine {
  readonly #pin: Pin;
  readonly #say: (line: string) => void;
  #tenth = 0;

  constructor(pin: Pin, say: (line: string) => void) {
    this.#pin = pin;
    this.#say = say;
  }

  show(arrived: number): void {
    const tenth = Math.floor((10 * arrived) / this.#pin.bytes);
    if (tenth === this.#tenth) return;
    this.#tenth = tenth;
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
    this.#say(
      `${this.#pin.file}: ${tenth * 10} % (${megabytes(arrived)} of ${megabytes(this.#pin.bytes)} MB)`,
    );
  }
}
