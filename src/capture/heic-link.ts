/** HEIC for browsers that cannot: the page's side of the thread that decodes it. */
import { proxy, releaseProxy, wrap, type Remote } from "comlink";
import { FaultError } from "../core/fault.ts";
import { race } from "../core/race.ts";
import type { HeicAnswer, HeicWorker } from "./heic/protocol.ts";

/** A decoder that says nothing for this long is taken for hung; of a large photo it tells each twentieth. */
export const HEIC_TIMEOUT_MS = 30_000;

export interface HeicDecoder {
  /**
   * Return the picture, turned, telling on the way which share of it is decoded, 0-1. Rejects with a `FaultError`, or with the signal's
   * reason when it is aborted.
   */
  decode(file: Blob, signal?: AbortSignal, onShare?: (share: number) => void): Promise<ImageBitmap>;
  /** Resolves when the thread has its files, or cannot have them: nothing is asked of the network after. */
  readonly settled: Promise<void>;
}

export interface HeicParts {
  readonly spawn?: () => Worker;
  readonly timeoutMs?: number;
}

interface HeicHandle {
  readonly remote: Remote<HeicWorker>;
  /** Rejects when the thread breaks or is ended; never resolves. */
  readonly broken: Promise<never>;
  readonly end: (reason: FaultError) => void;
  /** One for each photo that waits. */
  readonly watches: Set<Watch>;
}

/** Waits for a sign of life. */
interface Watch {
  readonly again: () => void;
  readonly end: () => void;
}

function createWatch(isHung: () => void, timeoutMs: number): Watch {
  let timer = setTimeout(isHung, timeoutMs);
  return {
    again() {
      clearTimeout(timer);
      timer = setTimeout(isHung, timeoutMs);
    },
    end: () => clearTimeout(timer),
  };
}

/** Start the thread. One that breaks or hangs is ended, and the next photo gets a new one. */
export function startHeic({ spawn = spawnWorker, timeoutMs = HEIC_TIMEOUT_MS }: HeicParts = {}): HeicDecoder {
  let handle: HeicHandle | null = null;
  const hold = (): HeicHandle => {
    if (handle) return handle;
    const held = (handle = holdWorker(spawn));
    held.broken.catch(() => (handle = null));
    return held;
  };
  const first = hold();
  return {
    settled: race(first.broken, first.remote.loaded()).catch(() => undefined),
    async decode(file, signal, onShare) {
      signal?.throwIfAborted();
      const held = hold();
      const isHung = () => held.end(new FaultError("engine-timeout", `heic: no answer for ${timeoutMs} ms`));
      const watch = createWatch(isHung, timeoutMs);
      held.watches.add(watch);
      // One photo after another: whoever waits hears from the one whose turn it is that the thread lives.
      const heard = () => held.watches.forEach(({ again }) => again());
      const told = proxy((share: number) => {
        heard();
        if (!signal?.aborted) onShare?.(share);
      });
      try {
        const answer = await race<HeicAnswer>(held.broken, held.remote.decode(file, told));
        heard();
        // A photo that was cancelled meanwhile is dropped when it comes: others may wait in the same thread.
        if (signal?.aborted && answer.ok) answer.bitmap.close();
        signal?.throwIfAborted();
        return pictureOf(answer);
      } finally {
        held.watches.delete(watch);
        watch.end();
      }
    },
  };
}

function pictureOf(answer: HeicAnswer): ImageBitmap {
  if (answer.ok) return answer.bitmap;
  throw new FaultError(answer.fault.code, answer.fault.detail);
}

function holdWorker(spawn: () => Worker): HeicHandle {
  const worker = spawn();
  const remote = wrap<HeicWorker>(worker);
  let reject: (reason: FaultError) => void;
  const broken = new Promise<never>((_, rejected) => (reject = rejected));
  broken.catch(() => undefined);
  const end = (reason: FaultError) => {
    reject(reason);
    remote[releaseProxy]();
    worker.terminate();
  };
  worker.addEventListener("error", ({ message }) =>
    end(new FaultError("file-heic-unsupported", message || "the HEIC thread could not be started")),
  );
  return { remote, broken, end, watches: new Set() };
}

function spawnWorker(): Worker {
  return new Worker(new URL("./heic/worker.ts", import.meta.url), { type: "module", name: "mien-heic" });
}
