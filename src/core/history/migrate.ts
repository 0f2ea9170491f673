/**
 * Bringing a record of an older version to the present one.
 *
 * [Note: Versions of records]
 * Every record carries the version of its shape. An older one goes through the steps, one version at a time; a newer one
 * is refused by name, because only a newer app knows what it means; anything else is no record.
 */
import { HISTORY_VERSION } from "./record.ts";

type Shape = Readonly<Record<string, unknown>>;

/** From a version to the next: what to change of a record. The step sets no version; `migrated` does. */
export type MigrationSteps = Readonly<Record<number, (record: Shape) => Shape>>;

/** The steps there are. Version 1 is the first, so there is none yet. */
export const STEPS: MigrationSteps = {};

/** A stored value brought to the present shape, or why it could not be. */
export type Migrated =
  | { readonly kind: "present"; readonly record: Shape }
  | { readonly kind: "newer"; readonly version: number }
  | { readonly kind: "no-record" };

/** Return a record of any version in the present shape; its fields are still to be checked. */
export function migrated(value: unknown, steps: MigrationSteps = STEPS, present = HISTORY_VERSION): Migrated {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "no-record" };
  let record = value as Shape;
  const { version } = record;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return { kind: "no-record" };
  if (version > present) return { kind: "newer", version };
  for (let from = version; from < present; from += 1) {
    const step = steps[from];
    if (!step) return { kind: "no-record" };
    record = { ...step(record), version: from + 1 };
  }
  return { kind: "present", record };
}
