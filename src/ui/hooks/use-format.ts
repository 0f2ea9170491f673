import { useStore } from "zustand";
import { useParts } from "../parts.ts";
import { formatFor, type Format } from "../../words/format.ts";

/** Return the number formats of the chosen language. */
export function useFormat(): Format {
  return formatFor(useStore(useParts().settings, ({ language }) => language));
}
