/** How the value of a measurement is written. */
import { measurementOf } from "../../core/measure/measurements.ts";
import type { Format } from "../../words/format.ts";

const DECIMALS = { ratio: 3, degrees: 1 } as const;
const UNIT = { ratio: "", degrees: "°" } as const;

/** Return a value with its unit: ratios to three decimals, angles to one. */
export function formatValue(format: Format, id: string, value: number): string {
  const { unit } = measurementOf(id);
  return format.number(value, DECIMALS[unit]) + UNIT[unit];
}

/** Return a z with its sign and one decimal. */
export function formatZ(format: Format, z: number): string {
  return format.signed(z, 1);
}
