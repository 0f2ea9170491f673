/** `npm run screens`: every state in every look as pictures in `.cache/screens/`, with what a program can see of a bad one. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { ensureBuilt } from "../../scripts/site/build/ensure-built.ts";
import { ROOT } from "../../scripts/site/build/root.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { faultsOf } from "./faults.ts";
import { LOOKS, show, type Look } from "./looks.ts";
import { drawSheet } from "./sheet.ts";
import { pageFor, STATES, type State } from "./states.ts";

const HELP = `Usage: npm run screens -- [STATE...] [look=NAME] [site=FOLDER]

Takes a picture of every state in every look; with names, of these states only; with (the beginning or a part of) a look's name, in
these looks only; with a folder, of another build of the site, into .cache/screens-FOLDER. States: ${STATES.map(({ name }) => name).join(", ")}.
`;

/** How wide a picture stands on its sheet, by the width of the window. */
const SHEET_WIDTHS: readonly (readonly [from: number, width: number])[] = [
  [1000, 480],
  [700, 330],
  [0, 230],
];

/** A page with a table of thousands of pixels takes long to draw, and tells no more than its first ones. */
const TALLEST_PX = 6000;

interface Shooting {
  readonly browser: Browser;
  readonly url: string;
  readonly folder: string;
  readonly looks: readonly Look[];
}

async function shoot({ browser, url, folder, looks }: Shooting, state: State): Promise<string[]> {
  const context = await browser.newContext({ serviceWorkers: state.withheld ? "block" : "allow" });
  const page = await pageFor(context, state);
  await state.arrive({ page, url });
  const into = path.join(folder, state.name);
  mkdirSync(into, { recursive: true });
  const found: string[] = [];
  for (const look of looks) {
    await show(page, look);
    found.push(...(await faultsOf(page)).map((fault) => `${state.name}, ${look.name}: ${fault}`));
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({
      path: pathOf(into, look),
      type: "jpeg",
      quality: 80,
      fullPage: true,
      clip: { x: 0, y: 0, width: look.width, height: Math.min(Math.max(height, look.height), TALLEST_PX) },
    });
  }
  const pictures = looks.map((look) => ({
    name: look.name,
    path: pathOf(into, look),
    width: SHEET_WIDTHS.find(([from]) => look.width >= from)?.[1] ?? look.width,
  }));
  await drawSheet(context, pictures, path.join(folder, `${state.name}.png`));
  await context.close();
  return found;
}

function pathOf(folder: string, { name }: Look): string {
  return path.join(folder, `${name}.jpg`);
}

async function main(words: readonly string[]): Promise<void> {
  const valueOf = (name: string) => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const site = valueOf("site");
  const looks = LOOKS.filter(({ name }) => name.includes(valueOf("look") ?? ""));
  const named = words.filter((word) => !word.includes("="));
  const unknown = named.filter((name) => !STATES.some((state) => state.name === name));
  if (unknown.length > 0) {
    process.stderr.write(HELP);
    process.exitCode = named.includes("--help") ? 0 : 2;
    return;
  }
  const root = site === undefined ? await ensureBuilt("site") : path.resolve(site);
  const folder = path.join(ROOT, ".cache", site === undefined ? "screens" : `screens-${path.basename(root)}`);
  const server = await startServer({ root, port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const found: string[] = [];
  try {
    for (const state of STATES.filter(({ name }) => named.length === 0 || named.includes(name))) {
      process.stderr.write(`${state.name}\n`);
      found.push(...(await shoot({ browser, url: server.url, folder, looks }, state)));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  for (const fault of found) process.stdout.write(`${fault}\n`);
  process.stdout.write(`${found.length} found; the pictures are in ${path.relative(ROOT, folder)}\n`);
  if (found.length > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
