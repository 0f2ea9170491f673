/** Numbers for people, by Intl: one object per language, made once. */
import type { Language } from "./language.ts";

export interface Format {
  /** A score or a value with a fixed number of decimals; a true minus sign. */
  number(value: number, decimals: number): string;
  /** As `number`, always with its sign. */
  signed(value: number, decimals: number): string;
  integer(value: number): string;
  percent(share: number, decimals: number): string;
  bytes(count: number): string;
  /** Names joined as the language joins them. */
  list(names: readonly string[]): string;
}

/** Symbols, the same in every language; Intl's units would cost the first paint as much as all the rest of it. */
const UNITS = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["kB", 1e3],
  ["B", 1],
] as const;
const NO_BREAK = "\u00a0";

const made = new Map<Language, Format>();

/** Return the number formats of a language. */
export function formatFor(language: Language): Format {
  const existing = made.get(language);
  if (existing) return existing;
  const format = createFormat(language);
  made.set(language, format);
  return format;
}

/** Whole numbers of up to three digits look the same in every language here; Intl's objects cost the first paint 30 ms each. */
const isPlain = (value: number) => Number.isInteger(value) && value >= 0 && value < 1000;

function createFormat(language: Language): Format {
  const cache = new Map<string, Intl.NumberFormat>();
  const of = (key: string, options: Intl.NumberFormatOptions) => {
    const kept = cache.get(key) ?? new Intl.NumberFormat(language, options);
    cache.set(key, kept);
    return kept;
  };
  const fixed = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const minus = (text: string) => text.replace("-", "−");
  let names: Intl.ListFormat | null = null;
  return {
    list: (given) => (names ??= new Intl.ListFormat(language)).format(given),
    number: (value, decimals) =>
      minus(of(`n${decimals}`, { ...fixed(decimals), signDisplay: "negative" }).format(value)),
    signed: (value, decimals) =>
      minus(of(`s${decimals}`, { ...fixed(decimals), signDisplay: "exceptZero" }).format(value)),
    integer: (value) =>
      isPlain(value) ? String(value) : of("i", { maximumFractionDigits: 0 }).format(value),
    percent: (share, decimals) => of(`p${decimals}`, { style: "percent", ...fixed(decimals) }).format(share),
    bytes(count) {
      const [unit, size] = UNITS.find(([, least]) => count >= least) ?? UNITS[3];
      return `${of("d1", { maximumFractionDigits: 1 }).format(count / size)}${NO_BREAK}${unit}`;
    },
  };
}
