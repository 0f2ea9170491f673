/** Dates for people, by Intl, in the time zone of the device. */
import type { Language } from "./language.ts";

export interface Dates {
  /** Day and time of an ISO 8601 date. */
  full(iso: string): string;
  day(iso: string): string;
  /** A tick of an axis that spans so many days. */
  tick(date: Date, spanDays: number): string;
}

const made = new Map<Language, Dates>();

/** Return the date formats of a language. */
export function datesFor(language: Language): Dates {
  const existing = made.get(language);
  if (existing) return existing;
  const dates = createDates(language);
  made.set(language, dates);
  return dates;
}

function createDates(language: Language): Dates {
  // British order for English: the day first, so that no date can be read two ways.
  const locale = language === "en" ? "en-GB" : language;
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const full = of({ dateStyle: "medium", timeStyle: "short" });
  const day = of({ dateStyle: "medium" });
  const ticks = {
    hours: of({ hour: "2-digit", minute: "2-digit" }),
    days: of({ day: "numeric", month: "short" }),
    months: of({ month: "short", year: "numeric" }),
  };
  return {
    full: (iso) => full.format(new Date(iso)),
    day: (iso) => day.format(new Date(iso)),
    tick: (date, spanDays) =>
      (spanDays < 2 ? ticks.hours : spanDays < 300 ? ticks.days : ticks.months).format(date),
  };
}
