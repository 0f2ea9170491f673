/** The one instance of i18next: the shell speaks English at once; German and the late screens' words come when wanted. */
import i18next, { type InitOptions, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";
import { LANGUAGES, type Language } from "./language.ts";
import { en } from "./en.ts";
import type { late } from "./late/en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en & typeof late };
  }
}

const LATE_WORDS = { en: () => import("./late/en.ts"), de: () => import("./late/de.ts") };
const spoken = new Set<Language>(["en"]);
const spokenLate = new Set<Language>();
let lateWanted = false;

/** Resolves when the first render has its words: those of the late screens come after them, never before. */
let spokeFirst = () => {};
const firstWords = new Promise<void>((resolve) => (spokeFirst = resolve));

/** The first render waits so long for another language's words; later ones take over when they come. */
const FIRST_WORDS_MS = 3000;

/** Return how i18next is set up for one language and its catalogue. */
export function wordsIn(language: Language, translation: ResourceKey): InitOptions {
  return {
    lng: language,
    fallbackLng: language,
    resources: { [language]: { translation } },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  };
}

/**
 * Start with English; resolves before the first render needs words. A catalogue that does not come leaves the page in
 * English: the choice stays, and the next visit tries again.
 */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init(wordsIn("en", en));
  const said = speak(language).catch(() => speak("en").catch(() => undefined));
  await Promise.race([said, new Promise((resolve) => setTimeout(resolve, FIRST_WORDS_MS))]);
  spokeFirst();
}

/**
 * Switch to a language, loading its catalogue first; the document says which one it is in. Rejects, with nothing
 * changed, when the catalogue cannot be had.
 */
export async function speak(language: Language): Promise<void> {
  if (language === "de" && !spoken.has("de")) {
    const { de } = await import("./de.ts");
    i18next.addResourceBundle("de", "translation", de);
    spoken.add("de");
  }
  if (lateWanted) await addLateWords(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Load the words of the late screens, in every language that is spoken so far; a late screen renders after this. */
export async function loadLateWords(): Promise<void> {
  await firstWords;
  lateWanted = true;
  await Promise.all(LANGUAGES.filter((language) => spoken.has(language)).map(addLateWords));
}

async function addLateWords(language: Language): Promise<void> {
  if (spokenLate.has(language)) return;
  const { late } = await LATE_WORDS[language]();
  // Not woven in word by word: of the first catalogue it has the faults alone, and those whole.
  i18next.addResourceBundle(language, "translation", late);
  spokenLate.add(language);
}
