import { useStore } from "zustand";
import { useParts } from "../parts.ts";
import { datesFor, type Dates } from "../../words/dates.ts";

/** Return the date formats of the chosen language. */
export function useDates(): Dates {
  return datesFor(useStore(useParts().settings, ({ language }) => language));
}
