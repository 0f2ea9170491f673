/** What must be the same in every engine, and how far scores may be apart. */
import { expect } from "@playwright/test";
import type { EngineName } from "./engines.ts";
import { apart, keepEndings, keptEndings, type Ending } from "./photos.ts";

/**
 * Points of PSL by which an engine may differ from Chromium: decoders and the resampling of canvases differ. See docs/browsers.md for what
 * was measured.
 */
const AT_MOST: Readonly<Record<EngineName, { readonly max: number; readonly mean: number }>> = {
  firefox: { max: 0.6, mean: 0.2 },
  webkit: { max: 0.6, mean: 0.2 },
};

/** Expect the endings of an engine to be Chromium's, and keep them; `visit` names one apart from the usual. */
export function expectSame(engine: EngineName, endings: readonly Ending[], visit = ""): void {
  keepEndings(`${engine}${visit}`, endings);
  const { scored, max, mean, gaps, otherEnds } = apart(keptEndings(`chromium${visit}`), endings);
  const told = gaps.map(({ name, gap }) => `${name} ${gap.toFixed(2)}`).join(", ");
  process.stdout.write(
    `${engine}: ${scored} scored, PSL beside Chromium's max ${max.toFixed(2)}, mean ${mean.toFixed(2)}: ${told}\n`,
  );
  expect.soft(otherEnds).toEqual([]);
  expect(scored).toBeGreaterThan(8);
  expect(max, told).toBeLessThanOrEqual(AT_MOST[engine].max);
  expect(mean, told).toBeLessThanOrEqual(AT_MOST[engine].mean);
}
