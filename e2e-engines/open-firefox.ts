/** Firefox for Playwright: how it is started. */
import path from "node:path";
import { firefox, type Browser } from "@playwright/test";

/** What starts an installed Firefox with WebGL in software, on the screen of `DISPLAY`. See `firefox.mjs`. */
export const FIREFOX = {
  channel: "moz-firefox",
  headless: false,
  executablePath: path.join(import.meta.dirname, "firefox.mjs"),
  firefoxUserPrefs: { "webgl.force-enabled": true },
} as const;

/** Start a Firefox with other preferences. Whoever starts one closes it. */
export async function openFirefox(
  preferences: Readonly<Record<string, boolean | number | string>>,
): Promise<Browser> {
  return firefox.launch({ ...FIREFOX, firefoxUserPrefs: { ...FIREFOX.firefoxUserPrefs, ...preferences } });
}
