import { describe, expect, it } from "vitest";
import { createLoadPace } from "./load-pace.ts";

/** One file on its way: how large it is over the line, and when it is asked for. */
interface Part {
  readonly bytes: number;
  readonly from?: number;
}

/** How the line is shared: bytes a second at a time in milliseconds. */
type Line = (at: number) => number;

/**
 * Let parts come over a line that those under way share fairly, and return at each tell what was shown, and what it took from then
 * until the last byte was here. The page's own files come whole or not at all, as a page sees them.
 */
function simulated(line: Line, parts: readonly Part[], pageParts: readonly Part[] = []) {
  const STEP_MS = 10;
  const all = [
    ...parts.map((part) => ({ ...part, isPage: false })),
    ...pageParts.map((part) => ({ ...part, isPage: true })),
  ];
  const here = all.map(() => 0);
  let at = 0;
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const sum = (own: boolean) =>
    all.reduce((bytes, part, nth) => {
      const came = here[nth] ?? 0;
      if (part.isPage === own) return bytes;
      return bytes + (part.isPage && came < part.bytes ? 0 : came);
    }, 0);
  const pace = createLoadPace({ now: () => at, pageBytes: () => sum(false) });
  const shown: { readonly at: number; readonly share: number; readonly left: number | null }[] = [];
  let done = 0;
  while (done === 0) {
    const open = all.flatMap((part, nth) =>
      (part.from ?? 0) <= at && (here[nth] ?? 0) < part.bytes ? [nth] : [],
    );
    for (const nth of open)
      here[nth] = Math.min(
        all[nth]?.bytes ?? 0,
        (here[nth] ?? 0) + (line(at) * STEP_MS) / 1000 / open.length,
      );
    at += STEP_MS;
    if (at % 250 === 0) {
      const told = pace.progress({ here: sum(true), total, retry: 0, isFetched: true });
      shown.push({ at, share: told.bytes / told.total, left: told.secondsLeft });
    }
    if (parts.every((_, nth) => (here[nth] ?? 0) >= (all[nth]?.bytes ?? 0))) done = at;
    if (at > 3_600_000) throw new Error("never ended");
  }
  const known = shown.flatMap(({ at: when, share, left }) =>
    left === null ? [] : [{ share, left, took: (done - when - 2 * STEP_MS) / 1000 }],
  );
  return { known, seconds: done / 1000, pace };
}

const MBIT = 1e6 / 8;
const steady =
  (bitsPerSecond: number): Line =>
  () =>
    bitsPerSecond / 8;
/** What a first score needs: two runtimes, the landmarks, the network. */
const FIRST_VISIT: readonly Part[] = [
  { bytes: 2_273_680 },
  { bytes: 2_300_583, from: 150 },
  { bytes: 2_309_253, from: 300 },
  { bytes: 693_290, from: 300 },
];
/** The page's own code, some of it asked for while the rest is on its way. */
const PAGE: readonly Part[] = [{ bytes: 86_000 }, { bytes: 70_000 }, { bytes: 68_000, from: 900 }];

describe("the time that is left of a first visit", () => {
  it.each([1.6, 10, 100])(
    "is what it takes, within a quarter from a tenth of the bytes on (%d Mbit/s)",
    (mbit) => {
      const { known } = simulated(steady(mbit * 1e6), FIRST_VISIT, PAGE);
      const counted = known.filter(({ share }) => share >= 0.1);
      for (const { left, took } of counted) {
        // As it is shown, in whole seconds.
        expect(Math.ceil(left)).toBeGreaterThanOrEqual(took);
        expect(left).toBeLessThanOrEqual(took * 1.25 + 0.3);
      }
      if (mbit < 100) expect(counted.length).toBeGreaterThan(10);
    },
  );

  it("is never nothing while something is to come, and nothing is told once all is here", () => {
    const { known, pace } = simulated(steady(1.6e6), FIRST_VISIT, PAGE);
    expect(Math.min(...known.map(({ left }) => Math.ceil(left)))).toBeGreaterThan(0);
    const told = pace.progress({ here: 10, total: 10, retry: 0, isFetched: true });
    expect([told.secondsLeft, told.bytesPerSecond]).toEqual([null, null]);
  });

  it("is not over while a part of the page is to come", () => {
    const pace = createLoadPace({ now: () => 0, pageBytes: () => 5 });
    const told = pace.progress({ here: 10, total: 10, retry: 0, isFetched: true }, 7);
    expect([told.bytes, told.total]).toEqual([15, 22]);
  });

  it("follows a line that becomes slower, within its window", () => {
    // From 10 to 1.6 Mbit/s after three seconds.
    const { known, seconds } = simulated((at) => (at < 3000 ? 10 : 1.6) * MBIT, FIRST_VISIT);
    const after = known.filter(({ took }) => seconds - took > 3 + 8.5);
    expect(after.length).toBeGreaterThan(10);
    for (const { left, took } of after) expect(left).toBeGreaterThanOrEqual(took);
  });

  it("grows while nothing comes", () => {
    const { known } = simulated((at) => (at > 10_000 && at < 16_000 ? 0 : 1.6 * MBIT), FIRST_VISIT);
    const inPause = known.filter(
      ({ took }, nth) => nth > 0 && (known[nth - 1]?.share ?? 0) === known[nth]?.share && took > 0,
    );
    expect(inPause.length).toBeGreaterThan(10);
    const lefts = inPause.map(({ left }) => left);
    expect(lefts.at(-1) ?? 0).toBeGreaterThan(lefts[0] ?? 0);
  });

  it("counts what comes later than the rest before it has begun to come", () => {
    const late: readonly Part[] = [{ bytes: 3_000_000 }, { bytes: 3_000_000, from: 5000 }];
    const { known } = simulated(steady(1.6e6), late);
    for (const { left, took, share } of known.filter((one) => one.share >= 0.1)) {
      expect(left, `at ${share}`).toBeGreaterThanOrEqual(took);
    }
  });
});

describe("the speed of the line", () => {
  it("is that of the whole load", () => {
    const { pace } = simulated(steady(1.6e6), FIRST_VISIT);
    expect((pace.lineSpeed() ?? 0) / (1.6 * MBIT)).toBeCloseTo(1, 1);
  });

  it("is not known of a load that came from this device, or was too small to tell", () => {
    const of = (here: number, isFetched: boolean) => {
      let at = 0;
      const pace = createLoadPace({ now: () => (at += 2000), pageBytes: () => 0 });
      expect(pace.lineSpeed()).toBeNull();
      pace.progress({ here: 0, total: here, retry: 0, isFetched });
      pace.progress({ here, total: here, retry: 0, isFetched });
      return pace.lineSpeed();
    };
    expect(of(1_000_000, false)).toBeNull();
    expect(of(1000, true)).toBeNull();
    expect(of(1_000_000, true)).toBe(500_000);
  });
});
