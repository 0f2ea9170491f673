/**
 * The start screen as HTML, for the page itself: people see it, and can hand over photos, before the app has come.
 *
 * Used while the site is built, by `scripts/site/build/first-paint.ts`; the app puts its own screen in its place.
 */
import { createInstance } from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { createEngineStore } from "../../state/engine-state.ts";
import { createExamplesStore } from "../../state/examples.ts";
import { createLostLanguageStore } from "../../state/lost-language.ts";
import { createNoticeStore } from "../../state/notice.ts";
import { createOfflineStore } from "../../state/offline.ts";
import { createPhotosStore } from "../../state/photos.ts";
import { createRouteStore } from "../../state/route.ts";
import { createSettingsStore } from "../../state/settings.ts";
import { LANGUAGES, type Language } from "../../words/language.ts";
import { createTrafficStore } from "../../state/traffic.ts";
import { PartsProvider, type Parts } from "../../ui/parts.ts";
import { Shell } from "../../ui/shell.tsx";
import { de } from "../../words/de.ts";
import { en } from "../../words/en.ts";
import { wordsIn } from "../../words/i18n.ts";

const WORDS = { en, de };

/** Return the start screen in every language, each in a block of its own. */
export async function startMarkup(): Promise<string> {
  const blocks = await Promise.all(
    LANGUAGES.map(
      async (language) => `<div class="first" lang="${language}">${await markupIn(language)}</div>`,
    ),
  );
  return blocks.join("");
}

async function markupIn(language: Language): Promise<string> {
  const words = createInstance();
  await words.use(initReactI18next).init(wordsIn(language, WORDS[language]));
  return renderToStaticMarkup(
    <I18nextProvider i18n={words}>
      <PartsProvider value={partsAtRest(language)}>
        <Shell />
      </PartsProvider>
    </I18nextProvider>,
    { identifierPrefix: language },
  );
}

/** What the start screen reads before anything has happened; nothing can be done with it. */
function partsAtRest(language: Language): Parts {
  const parts: Partial<Parts> = {
    photos: createPhotosStore(),
    engine: createEngineStore(),
    traffic: createTrafficStore(),
    settings: createSettingsStore(null, [language]),
    lostLanguage: createLostLanguageStore(),
    examples: createExamplesStore(),
    notice: createNoticeStore(),
    route: createRouteStore("score"),
    offline: createOfflineStore(),
    actions: {} as Parts["actions"],
  };
  return parts as Parts;
}
