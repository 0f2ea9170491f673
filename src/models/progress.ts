/** How far a model has come, in numbers that a person can be shown. */
import { Rate } from "./rate.ts";

export interface Progress {
  /** Bytes that are here and verified or arriving; never above `total`. */
  readonly bytes: number;
  readonly total: number;
  /** Over about the last five seconds of download; null while nothing was downloaded yet. */
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** 0 while all goes well; n during the nth retry of a chunk after a cut or stalled connection, the highest where several are. */
  readonly retry: number;
}

/** Is told how a download goes, ten times a second at most. */
export type OnProgress = (progress: Progress) => void;

const WINDOW_MS = 5000;
const REPORT_EVERY_MS = 100;

/**
 * Collects bytes and reports at most ten times a second, plus whenever `flush` is called.
 *
 * Bytes found in the cache count towards `bytes` but not towards the speed.
 */
export class ProgressMeter {
  #bytes = 0;
  #downloaded = 0;
  readonly #retries = new Map<string, number>();
  #reportedAt = -Infinity;
  readonly #rate: Rate;
  readonly #total: number;
  readonly #now: () => number;
  readonly #report: OnProgress;

  constructor(total: number, now: () => number, report: OnProgress = () => undefined) {
    this.#total = total;
    this.#now = now;
    this.#report = report;
    this.#rate = new Rate(WINDOW_MS, now(), 0);
  }

  /** Count bytes that came over the network. */
  download(bytes: number): void {
    this.#bytes += bytes;
    this.#downloaded += bytes;
    const at = this.#now();
    this.#rate.add(at, this.#downloaded);
    if (at - this.#reportedAt >= REPORT_EVERY_MS) this.flush();
  }

  /** Count bytes that were already stored. */
  found(bytes: number): void {
    this.#bytes += bytes;
    this.flush();
  }

  /** Take back the bytes of a chunk that failed, and say which retry of it comes now. */
  restart(chunk: string, bytes: number, retry: number): void {
    this.#bytes -= bytes;
    this.#retries.set(chunk, retry);
    this.flush();
  }

  /** Say that a chunk is whole: no retry of it is under way. */
  settle(chunk: string): void {
    this.#retries.delete(chunk);
  }

  /** Report now. */
  flush(): void {
    this.#reportedAt = this.#now();
    const bytesPerSecond =
      this.#downloaded === 0 ? null : this.#rate.perSecond(this.#now(), this.#downloaded);
    const left = this.#total - this.#bytes;
    this.#report({
      bytes: this.#bytes,
      total: this.#total,
      bytesPerSecond,
      secondsLeft: bytesPerSecond === null || bytesPerSecond === 0 ? null : left / bytesPerSecond,
      retry: Math.max(0, ...this.#retries.values()),
    });
  }
}
