/** What axe finds on a page, as lines to read in a failed test. */
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { expect } from "./site.ts";

/** The rules about colours: the only ones that the theme can break. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * Return each finding with the places it is about, in both languages: of every rule in the light theme, of those about
 * colours in the dark one. Of one part of the page, if `part` names it. The page speaks the language that it spoke before,
 * and is light, afterwards. A document that is not the app has its own language alone.
 */
export async function findings(page: Page, part?: string): Promise<string[]> {
  const found: string[] = [];
  const before = await page.evaluate(() => document.documentElement.lang);
  const isApp = (await page.locator("#root").count()) > 0;
  const others = isApp ? ["en", "de"].filter((language) => language !== before) : [];
  for (const language of [...others, before]) {
    if (isApp) await speak(page, language);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await untilColoursRest(page);
      const rules = colorScheme === "dark" ? COLOUR_RULES : null;
      for (const violation of await violations(page, part ?? null, rules))
        found.push(`${language}, ${colorScheme}, ${violation}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

/**
 * Return what breaks the rules, or those named, in the page as it is now. Only that leaves the page: what passes is megabytes on
 * a long one.
 */
async function violations(
  page: Page,
  part: string | null,
  rules: readonly string[] | null,
): Promise<readonly string[]> {
  // What is in a frame would go unseen.
  await expect.poll(() => page.frames().length).toBe(1);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([within, named]) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      const options: axe.RunOptions = { resultTypes: ["violations"] };
      if (named) options.runOnly = { type: "rule", values: [...named] };
      const results = await run(within ?? document, options);
      return results.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
      );
    },
    [part, rules] as const,
  );
}

/** Wait until every colour that changes with the theme has done so: transitions begin with the next frame, and then end. */
async function untilColoursRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
    // One that was closed away with its section stands still, and would never end.
    const transitions = document
      .getAnimations()
      .filter(({ effect }) => effect instanceof KeyframeEffect && effect.target?.checkVisibility() === true)
      .filter((animation) => animation instanceof CSSTransition);
    // One that is replaced or taken away with its element rejects: it has ended as well.
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

/** Have the app speak a language as if it had been chosen in another tab: that works behind an open dialog too. */
async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((wanted) => {
    localStorage.setItem("mien.language", wanted);
    window.dispatchEvent(new StorageEvent("storage", { key: "mien.language" }));
  }, language);
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}
