/** The one instance of i18next: English is in the shell, German comes when it is wanted. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../../state/settings.ts";
import { en } from "./en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

/** Start with English; resolves before the first render needs words. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await speak(language);
}

/** Switch to a language, loading its catalogue first; the document says which one it is in. */
export async function speak(language: Language): Promise<void> {
  if (language === "de" && !i18next.hasResourceBundle("de", "translation")) {
    const { de } = await import("./de.ts");
    i18next.addResourceBundle("de", "translation", de);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.title = i18next.t("app.title");
}
