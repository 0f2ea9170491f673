/** All measurements, in the order in which they are shown. */
import { BROWS } from "./brows.ts";
import { EYES } from "./eyes.ts";
import { JAW } from "./jaw.ts";
import type { Measurement } from "./measurement.ts";
import { MOUTH } from "./mouth.ts";
import { NOSE } from "./nose.ts";
import { WHOLE_FACE } from "./whole-face.ts";

/** Every measurement card; ids are unique. */
export const MEASUREMENTS: readonly Measurement[] = [
  ...WHOLE_FACE,
  ...EYES,
  ...BROWS,
  ...NOSE,
  ...MOUTH,
  ...JAW,
];

/** The ids of the measurements that carry weight, in order: the columns of the geometric model. */
export const SCORED_IDS: readonly string[] = MEASUREMENTS.filter((card) => card.scored.kind === "scored").map(
  (card) => card.id,
);

/** Return the card of an id; throws for an id that no card has. */
export function measurementOf(id: string): Measurement {
  const card = MEASUREMENTS.find((candidate) => candidate.id === id);
  if (card === undefined) throw new RangeError(`no measurement is called ${id}`);
  return card;
}
