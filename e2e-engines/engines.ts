/** Which browsers beside Chromium this machine has. */
import { existsSync } from "node:fs";
import { webkitBrowser } from "./webkit.ts";

const SCREEN = "/usr/bin/Xvfb";

/** The engines that are tested beside Chromium. */
export const ENGINES = ["firefox", "webkit"] as const;
export type EngineName = (typeof ENGINES)[number];

/** Return the path of Firefox. `FIREFOX_PATH` comes first. */
function firefoxPath(): string {
  return process.env["FIREFOX_PATH"] ?? "/usr/bin/firefox-esr";
}

/** Return what an engine lacks here, in words; null where it can be tested. */
export function lacking(engine: EngineName): string | null {
  if (!existsSync(SCREEN)) return "no Xvfb (Debian: apt-get install xvfb)";
  if (engine === "firefox")
    return existsSync(firefoxPath()) ? null : "no Firefox (Debian: apt-get install firefox-esr)";
  return webkitBrowser() ? null : "no WebKitGTK (Debian: apt-get install webkit2gtk-driver)";
}
