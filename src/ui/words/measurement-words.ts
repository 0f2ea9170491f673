/** Names and sentences of the measurements in the chosen language, loaded with the result and not with the shell. */
import { useStore } from "zustand";
import { useParts } from "../parts.ts";
import { measurements as german } from "./measurements.de.ts";
import { measurements as english } from "./measurements.en.ts";

const WORDS = { en: english, de: german };
export type MeasurementText = (typeof english)[keyof typeof english];

/** Return the words of a measurement by its id. */
export function useMeasurementWords(): (id: string) => MeasurementText {
  const language = useStore(useParts().settings, (settings) => settings.language);
  return (id) => {
    const text = (WORDS[language] as Record<string, MeasurementText>)[id];
    if (!text) throw new RangeError(`no words for the measurement ${id}`);
    return text;
  };
}
