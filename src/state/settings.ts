/** What this device remembers between visits: choices, and that the notice was read. Never anything of a photo. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { REFERENCE_GROUPS, type ReferenceGroup } from "../core/score/reference.ts";
import { SCALES, type LeadingScale } from "../core/score/scale.ts";
import { LANGUAGES, type Language } from "../words/language.ts";

/** The themes to choose from. */
export const THEMES = ["system", "light", "dark"] as const;
/** One of `THEMES`. */
export type Theme = (typeof THEMES)[number];

/** How tables for spreadsheets are written: as the browser's language has it, or in one of the two ways. */
export const CSV_CHOICES = ["locale", "comma", "semicolon"] as const;
/** One of `CSV_CHOICES`. */
export type CsvChoice = (typeof CSV_CHOICES)[number];

/** What a person chose; remembered. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly noticeRead: boolean;
  readonly scale: LeadingScale;
  /** Among whom the percentile is told: chosen by the person, never read from a photo. */
  readonly group: ReferenceGroup;
  readonly csv: CsvChoice;
  /** Whether results are kept on this device. Off until somebody switches it on. */
  readonly history: boolean;
  /** Whether a kept result has a small picture. */
  readonly thumbnails: boolean;
}

/** The settings of this visit. */
export type SettingsStore = StoreApi<Settings>;

/** The part of `localStorage` used here; it may throw where storage is blocked. */
export type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

type Choices = Omit<Settings, "noticeRead" | "history" | "thumbnails">;
type Switches = Pick<Settings, "noticeRead" | "history" | "thumbnails">;

const CHOICES: { readonly [K in keyof Choices]: readonly Choices[K][] } = {
  language: LANGUAGES,
  theme: THEMES,
  scale: SCALES,
  group: REFERENCE_GROUPS,
  csv: CSV_CHOICES,
};

const KEYS: Readonly<Record<keyof Settings, string>> = {
  language: "mien.language",
  theme: "mien.theme",
  noticeRead: "mien.notice-read",
  scale: "mien.scale",
  group: "mien.group",
  csv: "mien.csv",
  history: "mien.history",
  thumbnails: "mien.thumbnails",
};

/** Return the first of the browser's languages that the catalogue has, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const bases = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return (
    LANGUAGES.find((language) => bases.find((base) => LANGUAGES.some((l) => l === base)) === language) ?? "en"
  );
}

/** Return what holds before anybody chose anything. */
export function defaultSettings(wantedLanguages: readonly string[]): Settings {
  return {
    language: preferredLanguage(wantedLanguages),
    theme: "system",
    noticeRead: false,
    scale: "100",
    group: "everyone",
    csv: "locale",
    history: false,
    thumbnails: true,
  };
}

/** Return what is remembered, with the defaults for what is not, or is no longer known. */
export function rememberedSettings(storage: Storage | null, wantedLanguages: readonly string[]): Settings {
  const stored = (key: keyof Settings) => attempt(() => storage?.getItem(KEYS[key]) ?? null);
  const defaults = defaultSettings(wantedLanguages);
  const choice = <K extends keyof Choices>(key: K): Choices[K] =>
    CHOICES[key].find((option) => option === stored(key)) ?? defaults[key];
  const isOn = (key: keyof Switches): boolean => {
    const value = stored(key);
    return value === "yes" || value === "no" ? value === "yes" : defaults[key];
  };
  return {
    language: choice("language"),
    theme: choice("theme"),
    scale: choice("scale"),
    group: choice("group"),
    csv: choice("csv"),
    noticeRead: isOn("noticeRead"),
    history: isOn("history"),
    thumbnails: isOn("thumbnails"),
  };
}

/** Make the store from what is remembered, and keep remembering. Blocked storage means defaults for this visit only. */
export function createSettingsStore(
  storage: Storage | null,
  wantedLanguages: readonly string[],
): SettingsStore {
  const store = createStore<Settings>(() => rememberedSettings(storage, wantedLanguages));
  store.subscribe((now) => {
    // Only what differs from what is remembered: after a wipe the defaults hold, and nothing is written for them.
    const remembered = rememberedSettings(storage, wantedLanguages);
    for (const key of Object.keys(KEYS) as (keyof Settings)[]) {
      if (now[key] !== remembered[key]) attempt(() => storage?.setItem(KEYS[key], written(now[key])));
    }
  });
  return store;
}

/** Whether a key of `localStorage` is one of the app's own: everything that a wipe removes. */
export function isOwnKey(key: string): boolean {
  return key.startsWith("mien.");
}

function written(value: Settings[keyof Settings]): string {
  return typeof value === "boolean" ? (value ? "yes" : "no") : value;
}

/** Private windows and blocked storage throw on every access: settings then last as long as the page. */
function attempt<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
