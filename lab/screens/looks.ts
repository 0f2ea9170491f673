/** The looks that every state is seen in. */
import type { Page } from "playwright-core";

/** One way in which a person may see the app. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly language: "en" | "de";
  readonly theme: "light" | "dark";
  /** Size of text, where 1 is what the browser comes with. */
  readonly text: number;
  readonly forcedColors: boolean;
}

const PLAIN = { language: "en", theme: "light", text: 1, forcedColors: false } as const;
const PHONE = { width: 360, height: 780 };
const TABLET = { width: 768, height: 1024 };
const DESK = { width: 1440, height: 900 };

const everyday: Look[] = [PHONE, TABLET, DESK].flatMap((size) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["en", "de"] as const).map((language) => ({
      ...PLAIN,
      ...size,
      theme,
      language,
      name: `${size.width}-${theme}-${language}`,
    })),
  ),
);

/** Every look. The narrow one is the narrowest that WCAG 1.4.10 asks for. */
export const LOOKS: readonly Look[] = [
  ...everyday,
  { ...PLAIN, width: 320, height: 640, language: "de", name: "320-de" },
  { ...PLAIN, width: 780, height: 360, language: "de", name: "780-landscape-de" },
  { ...PLAIN, ...PHONE, text: 2, language: "de", name: "360-text-200-de" },
  { ...PLAIN, ...DESK, text: 2, name: "1440-text-200-en" },
  { ...PLAIN, ...PHONE, forcedColors: true, theme: "dark", name: "360-forced-en" },
  { ...PLAIN, ...DESK, forcedColors: true, name: "1440-forced-en" },
];

/** Show a page in a look. It speaks the language as if that had been chosen in another tab, so a dialog may be open. */
export async function show(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({
    colorScheme: look.theme,
    forcedColors: look.forcedColors ? "active" : "none",
    reducedMotion: "reduce",
  });
  const isApp = (await page.locator("#root").count()) > 0;
  await page.evaluate(
    ({ text, language, app }) => {
      document.documentElement.style.fontSize = text === 1 ? "" : `${100 * text}%`;
      if (!app) return;
      localStorage.setItem("mien.language", language);
      window.dispatchEvent(new StorageEvent("storage", { key: "mien.language" }));
    },
    { text: look.text, language: look.language, app: isApp },
  );
  if (isApp) await page.waitForFunction((wanted) => document.documentElement.lang === wanted, look.language);
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    await document.fonts.ready;
    const pictures = [...document.images].filter(({ loading }) => loading !== "lazy");
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
  });
}
