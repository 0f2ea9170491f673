/** What this device remembers between visits: language, theme, and that the notice was read. Never anything of a photo. */
import { createStore, type StoreApi } from "zustand/vanilla";

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly noticeRead: boolean;
}

export type SettingsStore = StoreApi<Settings>;

/** The part of `localStorage` used here; it may throw where storage is blocked. */
export type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

const KEY = { language: "mien.language", theme: "mien.theme", noticeRead: "mien.notice-read" } as const;

/** Return the first of the browser's languages that the catalogue has, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const bases = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return (
    LANGUAGES.find((language) => bases.find((base) => LANGUAGES.some((l) => l === base)) === language) ?? "en"
  );
}

/** Make the store from what is remembered, and keep remembering. Blocked storage means defaults for this visit only. */
export function createSettingsStore(
  storage: Storage | null,
  wantedLanguages: readonly string[],
): SettingsStore {
  const stored = (key: string) => attempt(() => storage?.getItem(key) ?? null);
  const store = createStore<Settings>(() => ({
    language: LANGUAGES.find((l) => l === stored(KEY.language)) ?? preferredLanguage(wantedLanguages),
    theme: THEMES.find((t) => t === stored(KEY.theme)) ?? "system",
    noticeRead: stored(KEY.noticeRead) === "yes",
  }));
  store.subscribe((now, before) => {
    if (now.language !== before.language) attempt(() => storage?.setItem(KEY.language, now.language));
    if (now.theme !== before.theme) attempt(() => storage?.setItem(KEY.theme, now.theme));
    if (now.noticeRead && !before.noticeRead) attempt(() => storage?.setItem(KEY.noticeRead, "yes"));
  });
  return store;
}

/** Private windows and blocked storage throw on every access: settings then last as long as the page. */
function attempt<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
