/** Finds a Chromium for the tools and tests, or installs one, or says what to do. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Flags that keep a browser under test quiet: no background traffic, and WebGPU and WebGL in software. */
export const CHROMIUM_FLAGS = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Return the path of a Chromium that is already here, or null. `CHROMIUM_PATH` comes first. */
export function foundChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return existsSync(named) ? named : null;
  const own = ownBrowser();
  return [own, ...SYSTEM_PATHS].find((path) => path !== null && existsSync(path)) ?? null;
}

function ownBrowser(): string | null {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}

/**
 * Return the path of a Chromium, installing one when none is here: Playwright's own download first, then the system's
 * package manager when running as root. Throws an error that says what to do when neither works.
 */
export function ensureChromium(): string {
  const here = foundChromium();
  if (here) return here;
  process.stderr.write(
    "No Chromium found: installing one (Playwright's download, else the system's package)\n",
  );
  const quiet = { stdio: ["ignore", "ignore", "inherit"] as ("ignore" | "inherit")[], timeout: 600_000 };
  spawnSync("npx", ["playwright", "install", "chromium"], quiet);
  const downloaded = foundChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["update"], quiet);
    execFileSync(
      "apt-get",
      ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
      quiet,
    );
    const installed = foundChromium();
    if (installed) return installed;
  }
  throw new Error("No Chromium. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.");
}
