/** What a bar said about the time that was left, held against what it took. */

/** One look at a bar. `at` in milliseconds; `text` as a person reads it. */
export interface Look {
  readonly at: number;
  readonly share: number;
  readonly text: string;
}

/** How true the remainder was. */
export interface Truth {
  /** Looks that told a time, from a tenth of the bytes on. */
  readonly looks: number;
  /** Shown time over the time that it took, the least and the most of them, of looks with `LEAST_S` or more to go. */
  readonly lowest: number;
  readonly highest: number;
  /** Seconds by which a look with less than that to go was off at most: there a whole second is much. */
  readonly endOffS: number;
}

/** From this share of the bytes on a remainder is judged, and as a ratio as long as so many seconds are left. */
const FROM_SHARE = 0.1;
const LEAST_S = 8;

/** Return the seconds that a bar says are left, or null where it tells none. */
export function shownSeconds(text: string): number | null {
  const found = /about (?:(\d+) min )?(\d+) s left/.exec(text);
  return found ? 60 * Number(found[1] ?? 0) + Number(found[2]) : null;
}

/** Return how true the looks were; `done` is when the last byte was here, on the same clock. */
export function truthOf(looks: readonly Look[], done: number): Truth {
  const told = looks.flatMap(({ at, share, text }) => {
    const shown = shownSeconds(text);
    return shown === null || share < FROM_SHARE || at >= done ? [] : [{ shown, took: (done - at) / 1000 }];
  });
  const ratios = told.filter(({ took }) => took >= LEAST_S).map(({ shown, took }) => shown / took);
  const offs = told.filter(({ took }) => took < LEAST_S).map(({ shown, took }) => Math.abs(shown - took));
  return {
    looks: told.length,
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    endOffS: Math.max(0, ...offs),
  };
}
