import { useStore } from "zustand";
import { csvStyleOf, type CsvStyle } from "../../core/csv.ts";
import { useParts } from "../parts.ts";

/** Return how tables are written: as somebody chose, else as a spreadsheet in the browser's language reads them. */
export function useCsvStyle(): CsvStyle {
  const choice = useStore(useParts().settings, (now) => now.csv);
  return choice === "locale" ? csvStyleOf(navigator.language) : choice;
}
