/** One chunk from this site, streamed into place and verified. */
import { FaultError, isAbort } from "../core/fault.ts";
import { abortReason, type StoreParts } from "./store-parts.ts";
import type { Chunk } from "./manifest.ts";
import type { ProgressMeter } from "./progress.ts";
import { looksLikeHtml, sha256Hex } from "./verify.ts";

/** How often a chunk is asked for again after a cut, stalled or damaged transfer. */
export const RETRIES = 3;
/** Wait before the nth retry: 0.5, 1, 2 seconds. */
const BACK_OFF_MS = 500;
/** A connection that gives no byte for so long counts as cut. */
const STALL_MS = 6000;

/** A chunk to be fetched, and where it goes. */
export interface ChunkRequest {
  readonly chunk: Chunk;
  /** Address of the folder that holds the manifest, with a trailing slash. */
  readonly baseUrl: string;
  /** Where the chunk goes; exactly `chunk.bytes` long. */
  readonly target: Uint8Array<ArrayBuffer>;
  readonly meter: ProgressMeter;
  readonly signal: AbortSignal | undefined;
}

/**
 * Fill the target with the chunk's verified bytes.
 *
 * A cut, stalled or damaged transfer is repeated up to three times. Throws `model-not-found`, `model-not-a-model` (a web
 * page came), `model-truncated`, `model-corrupt` or `model-network`; an aborted signal rejects with its reason.
 */
export async function downloadChunk(request: ChunkRequest, parts: StoreParts): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const arrived = { bytes: 0 };
    try {
      await attemptChunk(request, parts, attempt, arrived);
      request.meter.settle(request.chunk.sha256);
      return;
    } catch (error) {
      if (request.signal?.aborted === true) throw abortReason(request.signal);
      const fault = asDownloadFault(error);
      request.meter.restart(request.chunk.sha256, arrived.bytes, attempt + 1);
      if (attempt === RETRIES || !isWorthRepeating(fault)) throw fault;
    }
    await parts.sleep(BACK_OFF_MS * 2 ** attempt, request.signal);
  }
}

function asDownloadFault(error: unknown): FaultError {
  if (error instanceof FaultError) return error;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new FaultError("model-network", detail);
}

function isWorthRepeating(error: FaultError): boolean {
  const { code } = error.fault;
  return code === "model-network" || code === "model-truncated" || code === "model-corrupt";
}

async function attemptChunk(
  { chunk, baseUrl, target, meter, signal }: ChunkRequest,
  parts: StoreParts,
  attempt: number,
  arrived: { bytes: number },
): Promise<void> {
  const stopper = new AbortController();
  const passOn = (): void => stopper.abort(signal?.reason);
  signal?.addEventListener("abort", passOn, { once: true });
  if (signal?.aborted === true) passOn();
  const deadline = <T>(step: Promise<T>): Promise<T> => withinStall(step, stopper, parts);
  try {
    const url = new URL(chunk.path, baseUrl).href;
    const init: RequestInit = {
      ...SAME_ORIGIN_GET,
      cache: attempt === 0 ? "default" : "reload",
      signal: stopper.signal,
    };
    const response = await deadline(parts.fetch(url, init));
    refuseWrongResponse(response, chunk);
    await streamInto(response, target, chunk, deadline, (bytes) => {
      arrived.bytes += bytes;
      meter.download(bytes);
    });
    await refuseWrongBytes(target, arrived.bytes, chunk, parts);
  } finally {
    signal?.removeEventListener("abort", passOn);
    stopper.abort();
  }
}

/** What every request of the app looks like: a plain GET to this very origin, without referrer. */
export const SAME_ORIGIN_GET: RequestInit = {
  method: "GET",
  mode: "same-origin",
  credentials: "same-origin",
  referrerPolicy: "no-referrer",
};

/** Throw the fault that a response's status or content type stands for, if any; `what` names the file. */
export function refuseWrongResponse(response: Response, chunk: Pick<Chunk, "path">): void {
  const { status } = response;
  const isTemporary = status === 408 || status === 429 || status >= 500;
  if (isTemporary) throw new FaultError("model-network", `${chunk.path}: status ${status}`);
  if (!response.ok) throw new FaultError("model-not-found", `${chunk.path}: status ${status}`);
  if ((response.headers.get("content-type") ?? "").includes("text/html")) {
    throw new FaultError("model-not-a-model", `${chunk.path}: a web page came instead`);
  }
}

async function streamInto(
  response: Response,
  target: Uint8Array<ArrayBuffer>,
  chunk: Chunk,
  deadline: <T>(step: Promise<T>) => Promise<T>,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  let offset = 0;
  for (;;) {
    const { done, value } = await deadline(reader.read());
    if (done) return;
    const space = target.length - offset;
    target.set(value.length > space ? value.subarray(0, space) : value, offset);
    offset += Math.min(value.length, space);
    onBytes(Math.min(value.length, space));
    if (value.length > space) {
      await reader.cancel();
      throw new FaultError(
        pageOr("model-corrupt", target),
        `${chunk.path}: longer than ${chunk.bytes} bytes`,
      );
    }
  }
}

async function refuseWrongBytes(
  target: Uint8Array<ArrayBuffer>,
  arrived: number,
  chunk: Chunk,
  parts: StoreParts,
): Promise<void> {
  if (arrived < chunk.bytes) {
    const code = pageOr("model-truncated", target.subarray(0, arrived));
    throw new FaultError(code, `${chunk.path}: ${arrived} of ${chunk.bytes} bytes`);
  }
  const hash = await sha256Hex(target, parts);
  if (hash !== chunk.sha256)
    throw new FaultError(pageOr("model-corrupt", target), `${chunk.path}: sha256 is ${hash}`);
}

function pageOr<C extends "model-truncated" | "model-corrupt">(
  code: C,
  bytes: Uint8Array,
): C | "model-not-a-model" {
  return looksLikeHtml(bytes) ? "model-not-a-model" : code;
}

/** Resolve as the step does, unless it takes longer than a stalled connection may: then abort it and throw. */
async function withinStall<T>(step: Promise<T>, stopper: AbortController, parts: StoreParts): Promise<T> {
  const watch = new AbortController();
  const stall = parts.sleep(STALL_MS, watch.signal).then(() => {
    const fault = new FaultError("model-network", `no byte for ${STALL_MS} ms`);
    stopper.abort(fault);
    throw fault;
  });
  const aborted = new Promise<never>((_resolve, reject) => {
    stopper.signal.addEventListener("abort", () => reject(abortReason(stopper.signal)), {
      once: true,
      signal: watch.signal,
    });
    if (stopper.signal.aborted) reject(abortReason(stopper.signal));
  });
  try {
    return await Promise.race([step, stall.catch(ignoreAbort), aborted]);
  } finally {
    watch.abort();
  }
}

function ignoreAbort(error: unknown): Promise<never> {
  if (!isAbort(error)) throw error;
  return new Promise<never>(() => undefined);
}
