/** Ears, neck, shoulders and long hair: what carries the face, so that a detector sees a person. */
import type { Point } from "../geometry/points.ts";
import { falloff, ramp } from "./deform.ts";
import { type Net, net, vertex } from "./surface.ts";

/** Return the ear of one side, 1 for the subject's left and -1 for the right. Coords: `x` is 1 in the hollow. */
export function ear(face: readonly Point[], side: 1 | -1): Net {
  const root = { x: Math.abs(vertex(face, side > 0 ? 454 : 234).x) - 0.35, y: 0.9, z: -2.9 };
  return net(15, 29, (row, column) => {
    const radius = 1 - row;
    const angle = side * 2 * Math.PI * column;
    const tall = 3.15 * radius * Math.sin(angle);
    const wide = 1.55 * (1 + 0.22 * Math.sin(angle)) * radius * Math.cos(angle);
    const rim = 0.42 * falloff(radius - 0.86, 0, 0.16) - 0.45 * falloff(radius - 0.45, 0, 0.35);
    const edge = -0.7 * ramp(0.9, 1, radius);
    const along = 1.45 + wide;
    const position = {
      x: side * (root.x + 0.52 * along + 0.85 * (rim + edge)),
      y: root.y + tall + 0.12 * along,
      z: root.z - 0.85 * along + 0.52 * (rim + edge) - 0.18 * tall,
    };
    return { position, coords: { x: falloff(radius - 0.4, 0, 0.45), y: tall, z: 0 } };
  });
}

/** Half widths and half depths of neck and torso at heights, and how far back their middle is, in cm. */
// prettier-ignore
const BODY: readonly (readonly [y: number, width: number, depth: number, back: number])[] = [
  [0, 5.1, 5, -5], [-8, 5.1, 5.2, -5], [-12, 5.3, 5.6, -5.2], [-14.5, 6.4, 6, -5.8], [-16.3, 9, 6.6, -6.2],
  [-18, 13.5, 7.4, -6.6], [-20, 17.6, 8.4, -7], [-23, 20.6, 9.6, -7], [-28, 22, 10.6, -7], [-60, 23, 11, -7],
];

/** Return neck and shoulders. Coords: `x` is how far below the neckline, in cm (above it is skin); `y` the height. */
export function body(neckline: number): Net {
  return net(64, 49, (row, column) => {
    const y = -2 - 40 * row ** 1.2;
    const [width, depth, back] = bodySection(y);
    const angle = 2 * Math.PI * column - Math.PI / 2;
    const front = Math.sin(angle);
    const position = { x: width * Math.cos(angle), y, z: back + depth * front };
    const line = neckline - 1.5 * Math.max(0, front) ** 2 + 0.09 * Math.abs(position.x);
    return { position, coords: { x: line - y, y, z: 0 } };
  });
}

/** The section at a height, averaged over 3 cm so that the outline has no corners. */
function bodySection(y: number): [number, number, number] {
  const sections = Array.from({ length: 13 }, (_, k) => linearSection(y + (k - 6) * 0.25));
  return [0, 1, 2].map((part) => sections.reduce((sum, s) => sum + (s[part] ?? 0), 0) / 13) as [
    number,
    number,
    number,
  ];
}

function linearSection(y: number): number[] {
  const next = Math.max(
    1,
    BODY.findIndex(([height]) => height <= y),
  );
  const [y0, ...from] = BODY[next - 1] ?? [0, 0, 0, 0];
  const [y1, ...to] = BODY[next] ?? [1, 0, 0, 0];
  const t = (y - y0) / (y1 - y0);
  return from.map((value, k) => value + ((to[k] ?? 0) - value) * t);
}

/** Return hair that hangs from the skull to `bottom` (height in cm) beside and behind the face. Coords: as the scalp's. */
export function hangingHair(face: readonly Point[], bottom: number): Net {
  const half = Math.abs(vertex(face, 454).x) + 1.25;
  return net(40, 61, (row, column) => {
    const angle = (2 * column - 1) * 1.85;
    const around = Math.abs(2 * column - 1);
    const y = 8.5 + (bottom - ramp(0.95, 0.6, around) - 8.5) * row;
    const swell = 1 + 0.1 * Math.sin(Math.PI * ramp(0, 1, row)) - 0.05 * ramp(0.75, 1, row);
    const top = Math.sqrt(Math.max(0.12, 1 - (ramp(0.28, 0, row) * 0.92) ** 2));
    const curl = 1 - 0.06 * ramp(0.85, 1, around);
    const radius = half * swell * top * curl;
    const position = { x: radius * Math.sin(angle), y, z: -4.6 - radius * Math.cos(angle) * 1.05 };
    return { position, coords: { x: 3, y: 7 * angle, z: 6 * row } };
  });
}
