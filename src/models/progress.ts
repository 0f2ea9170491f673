/** How far a model has come, in numbers that a person can be shown. */

export interface Progress {
  /** Bytes that are here and verified or arriving; never above `total`. */
  readonly bytes: number;
  readonly total: number;
  /** Over about the last five seconds of download; null while nothing was downloaded yet. */
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** 0 while all goes well; n during the nth retry of a chunk after a cut or stalled connection. */
  readonly retry: number;
}

/** Is told how a download goes, ten times a second at most. */
export type OnProgress = (progress: Progress) => void;

const WINDOW_MS = 5000;
const REPORT_EVERY_MS = 100;

interface Sample {
  readonly at: number;
  readonly downloaded: number;
}

/**
 * Collects bytes and reports at most ten times a second, plus whenever `flush` is called.
 *
 * Bytes found in the cache count towards `bytes` but not towards the speed.
 */
export class ProgressMeter {
  #bytes = 0;
  #downloaded = 0;
  #retry = 0;
  #reportedAt = -Infinity;
  #samples: Sample[] = [];
  readonly #total: number;
  readonly #now: () => number;
  readonly #report: OnProgress;

  constructor(total: number, now: () => number, report: OnProgress = () => undefined) {
    this.#total = total;
    this.#now = now;
    this.#report = report;
    this.#samples.push({ at: now(), downloaded: 0 });
  }

  /** Count bytes that came over the network. */
  download(bytes: number): void {
    this.#bytes += bytes;
    this.#downloaded += bytes;
    const at = this.#now();
    const last = this.#samples[this.#samples.length - 1];
    if (last === undefined || at - last.at >= REPORT_EVERY_MS)
      this.#samples.push({ at, downloaded: this.#downloaded });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > WINDOW_MS) this.#samples.shift();
    if (at - this.#reportedAt >= REPORT_EVERY_MS) this.flush();
  }

  /** Count bytes that were already stored. */
  found(bytes: number): void {
    this.#bytes += bytes;
    this.flush();
  }

  /** Take back the bytes of a chunk that failed, and say which retry comes now. */
  restart(bytes: number, retry: number): void {
    this.#bytes -= bytes;
    this.#retry = retry;
    this.flush();
  }

  /** Say that the chunk at hand is whole: no retry is under way. */
  settle(): void {
    this.#retry = 0;
  }

  /** Report now. */
  flush(): void {
    this.#reportedAt = this.#now();
    const bytesPerSecond = this.#speed();
    const left = this.#total - this.#bytes;
    this.#report({
      bytes: this.#bytes,
      total: this.#total,
      bytesPerSecond,
      secondsLeft: bytesPerSecond === null || bytesPerSecond === 0 ? null : left / bytesPerSecond,
      retry: this.#retry,
    });
  }

  #speed(): number | null {
    const first = this.#samples[0];
    if (first === undefined || this.#downloaded === 0) return null;
    const seconds = (this.#now() - first.at) / 1000;
    return seconds <= 0 ? null : (this.#downloaded - first.downloaded) / seconds;
  }
}
