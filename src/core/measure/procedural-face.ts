/** Faces made from formulas, for tests: they depict nobody and can be rebuilt in any language. */
import { MIRROR_INDEX } from "../geometry/mirror.ts";
import type { PixelLandmarks, Point } from "../geometry/points.ts";
import { LANDMARK_COUNT } from "../geometry/points.ts";

const ACROSS: Readonly<Record<number, number>> = {
  33: -60, 263: 60, 133: -25, 362: 25, 468: -42, 473: 42, 234: -95, 454: 95, 172: -75, 397: 75, 58: -85, 288: 85,
  61: -35, 291: 35, 48: -22, 278: 22,
}; // prettier-ignore
const DOWN: Readonly<Record<number, number>> = {
  10: -120, 9: -50, 168: -35, 2: 45, 0: 62, 13: 70, 14: 74, 17: 88, 152: 140, 468: 0, 473: 0, 105: -38, 334: -38,
  61: 73, 291: 73,
}; // prettier-ignore

/** Return a face-like set of landmarks around (300, 400), rolled by `7 seed` degrees and not quite symmetric. */
export function proceduralFace(seed: number): PixelLandmarks {
  const raw = Array.from({ length: LANDMARK_COUNT }, (_, i): Point => ({
    x: Math.sin(1.7 * i + seed) * 80 + Math.cos(0.37 * i * seed) * 30,
    y: Math.cos(2.3 * i + seed) * 110 + Math.sin(0.11 * i) * 20,
    z: Math.sin(0.9 * i * seed) * 40,
  }));
  const roll = (seed * 7 * Math.PI) / 180;
  const points = raw.map((p, i): Point => {
    const q = raw[MIRROR_INDEX[i] ?? i] ?? p;
    const x = (ACROSS[i] ?? ((p.x - q.x) / 2) * 0.2) + 0.02 * p.x;
    const y = (DOWN[i] ?? (p.y + q.y) / 2) + 0.02 * p.y;
    const z = (p.z + q.z) / 2 + 0.02 * p.z;
    return {
      x: 300 + x * Math.cos(roll) - y * Math.sin(roll),
      y: 400 + x * Math.sin(roll) + y * Math.cos(roll),
      z,
    };
  });
  return { space: "pixel", points };
}
