/** The page's hold on one encoder worker, from its start to its end. */
import { proxy, releaseProxy, wrap } from "comlink";
import type {
  EncoderAnswer,
  EncoderPrepared,
  EncoderRequest,
  EncoderSign,
  EncoderWorker,
} from "../protocol/encoder-protocol.ts";
import type { Answer } from "../protocol/protocol.ts";
import { race } from "../../core/race.ts";
import { abortError, brokenWorker, createWatchdog, unwrap } from "./worker-link.ts";

/** How long the worker may stay silent, in milliseconds: while it prepares (a GPU compiles for long), and per face. */
export const ENCODER_SILENCE = { prepareMs: 90_000, encodeMs: 30_000 } as const;

/** One running encoder worker. Every call rejects with an `AbortError` once it was ended. */
export interface EncoderLink {
  prepare(request: EncoderRequest, onSign: (sign: EncoderSign) => void): Promise<EncoderPrepared>;
  encode(pixels: Uint8ClampedArray): Promise<EncoderAnswer>;
  /** End the worker, which frees all its memory. */
  end(): void;
}

/** Return a hold on a fresh worker. */
export function createEncoderLink(
  spawn: () => Worker,
  silence: { prepareMs: number; encodeMs: number },
): EncoderLink {
  const worker = spawn();
  const remote = wrap<EncoderWorker>(worker);
  const broken = brokenWorker(worker);
  let end = () => {};
  const ended = new Promise<never>((_, reject) => (end = () => reject(abortError())));
  const gone = Promise.race([broken, ended]);
  gone.catch(() => {});

  async function watched<T>(silentMs: number, call: (reset: () => void) => Promise<Answer<T>>): Promise<T> {
    const watchdog = createWatchdog(silentMs);
    try {
      const answer = call(() => watchdog.reset());
      return unwrap(await race(gone, Promise.race([answer, watchdog.expired])));
    } finally {
      watchdog.stop();
    }
  }

  return {
    prepare: (request, onSign) =>
      watched(silence.prepareMs, (reset) =>
        remote.prepare(
          request,
          proxy((sign: EncoderSign) => {
            reset();
            onSign(sign);
          }),
        ),
      ),
    encode: (pixels) => watched(silence.encodeMs, () => remote.encode(pixels)),
    end() {
      end();
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
