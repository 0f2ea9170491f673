/**
 * Mean and spread of several photos.
 *
 * Photos of the same face differ in light, pose, distance and expression, and the spread of their scores tells how much
 * that moves a score. Over photos of different people it would be meaningless; nothing here can know whose they are. How sure
 * the mean is, `joined.ts` tells.
 */
import type { Report } from "../report.ts";
import { spreadOf, type Spread } from "./joined.ts";

/** How far the photos of one visit lie apart, score by score. */
export interface PhotosSpread {
  readonly psl: Spread;
  readonly geometry: Spread;
  /** Null when no photo has an appearance score. */
  readonly appearance: Spread | null;
}

/** Return mean and spread of what some photos gave; null of no photo. */
export function spreadOfPhotos(reports: readonly Report[]): PhotosSpread | null {
  if (reports.length === 0) return null;
  const appearances = reports.flatMap((report) => report.psl.appearance ?? []);
  return {
    psl: spreadOf(reports.map((report) => report.psl.score)),
    geometry: spreadOf(reports.map((report) => report.geometry.score)),
    appearance: appearances.length === 0 ? null : spreadOf(appearances),
  };
}
