/** How fast bytes come, from what came lately. */

/** Samples closer together than this tell no more than one. */
const SAMPLE_MS = 100;

interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** Bytes per second over about the last `windowMs`; what came before it counts no more. */
export class Rate {
  readonly #samples: Sample[];
  readonly #windowMs: number;

  /** `bytes` is how many had come at `at`, on a clock in milliseconds that never runs back. */
  constructor(windowMs: number, at: number, bytes: number) {
    this.#windowMs = windowMs;
    this.#samples = [{ at, bytes }];
  }

  /** Say how many bytes have come in all by now. */
  add(at: number, bytes: number): void {
    const last = this.#samples.at(-1);
    if (last === undefined || at - last.at >= SAMPLE_MS) this.#samples.push({ at, bytes });
    // The oldest goes only when the next is as old as the window: else what comes at once after a pause would be all there is.
    while (this.#samples.length > 2 && at - (this.#samples[1]?.at ?? at) >= this.#windowMs)
      this.#samples.shift();
  }

  /** Return bytes per second up to now, or null in the moment of the first sample. */
  perSecond(now: number, bytes: number): number | null {
    const [first] = this.#samples;
    const seconds = first === undefined ? 0 : (now - first.at) / 1000;
    return first === undefined || seconds <= 0 ? null : (bytes - first.bytes) / seconds;
  }
}
