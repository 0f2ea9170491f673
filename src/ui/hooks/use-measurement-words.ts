/** Names and sentences of the measurements in the chosen language, loaded with the result and not with the shell. */
import { useStore } from "zustand";
import { useParts } from "../parts.ts";
import { measurements as german } from "../../words/measurements.de.ts";
import { measurements as english, type MeasurementText } from "../../words/measurements.en.ts";

const WORDS: Readonly<Record<"en" | "de", Readonly<Record<string, MeasurementText>>>> = {
  en: english,
  de: german,
};

/** Return the words of a measurement by its id; throws for an id that no card has. */
export function useMeasurementWords(): (id: string) => MeasurementText {
  const words = WORDS[useStore(useParts().settings, ({ language }) => language)];
  return (id) => {
    const text = words[id];
    if (!text) throw new RangeError(`no words for the measurement ${id}`);
    return text;
  };
}
