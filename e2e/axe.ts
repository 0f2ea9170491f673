/** What axe finds on a page. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** Colours that change with the theme have done so after this many milliseconds. */
const THEME_MS = 300;

/** Return each finding in the light and in the dark theme, with the places it is about; of one part of the page, if `part` names it. */
export async function findings(page: Page, part?: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(THEME_MS);
    const axe = new AxeBuilder({ page });
    const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
    for (const { id, nodes } of violations)
      found.push(`${colorScheme}, ${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }
  return found;
}
