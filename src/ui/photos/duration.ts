/** A stretch of time as people say it: as exact as a guess can be. */
import type { Language } from "../../words/language.ts";

/** Return seconds in words: whole fives of seconds up to a minute and a half, then minutes, then hours with one decimal. */
export function durationText(seconds: number, language: Language): string {
  const [value, unit, digits] =
    seconds < 90
      ? ([Math.max(5, 5 * Math.ceil(seconds / 5)), "second", 0] as const)
      : seconds < 90 * 60
        ? ([seconds / 60, "minute", 0] as const)
        : ([seconds / 3600, "hour", 1] as const);
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: "long",
    maximumFractionDigits: digits,
  }).format(value);
}
