import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { ROUTES } from "../state/route.ts";
import { de } from "../words/de.ts";
import { en } from "../words/en.ts";
import { wordsIn } from "../words/i18n.ts";
import { LANGUAGES } from "../words/language.ts";
import { screenTitle } from "./screen-title.ts";

const WORDS = { en, de };

async function titlesIn(language: keyof typeof WORDS): Promise<string[]> {
  const words = createInstance();
  await words.init(wordsIn(language, WORDS[language]));
  return ROUTES.map((route) => screenTitle(route, words.t));
}

describe("the title of a screen", () => {
  it("is each screen's own, names the app, and is whole, in every language", async () => {
    for (const language of LANGUAGES) {
      const titles = await titlesIn(language);
      expect(new Set(titles).size, language).toBe(ROUTES.length);
      for (const title of titles) expect(title).toMatch(/^(?=.*Mien)[^{}]+$/);
    }
  });

  it("is in the language that is spoken", async () => {
    const [english, german] = [await titlesIn("en"), await titlesIn("de")];
    expect([english[ROUTES.indexOf("history")], german[ROUTES.indexOf("history")]]).toEqual([
      "History: Mien",
      "Verlauf: Mien",
    ]);
  });
});
