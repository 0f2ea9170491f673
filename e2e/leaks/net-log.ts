/**
 * Which names the browser looked up for the page, by Chromium's own log of its network: no server of a test sees a look-up.
 *
 * Run: `npm run net-log [-- --help]`. What it printed is written down in `docs/privacy.md`.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import type { ServerOptions } from "../../scripts/site/server/static-server.ts";
import { attemptAll } from "./attempts.ts";
import { removeLeakSite, writeLeakSite } from "./leak-site.ts";
import { nameOf, ROWS, type Row } from "./table.ts";

const HELP = `Usage: npm run net-log
Tries every way out of the leak test's table, each towards a name of its own that does not exist, with the headers on, without the
allowlist, and off. Prints one JSON object a run: how many ways were tried, and of which Chromium's net log shows the name looked up.`;

/** Reserved (RFC 6761): whoever is asked has no answer. */
const DOMAIN = "mien-net-log.test";

/** A look-up of a name by \`<link rel="dns-prefetch">\`, which has nothing else to be heard by. */
const DNS_PREFETCH: Row = {
  where: "page",
  way: "dns-prefetch",
  closedBy: "allowlist",
  heardAs: "connection",
  isApart: false,
};
const NAMED_ROWS = [
  ...ROWS.filter(({ way }) => way !== "candidate-tcp" && way !== "candidate"),
  DNS_PREFETCH,
];

const nameFor = (row: Row) => `${nameOf(row).replace("/", "-")}.${DOMAIN}`;

/** Return every host of the domain that the log names in any event of the host resolver. */
function lookedUp(log: string): ReadonlySet<string> {
  const { constants, events } = JSON.parse(log) as {
    constants: { logEventTypes: Readonly<Record<string, number>> };
    events: readonly { type: number; params?: unknown }[];
  };
  const ofResolver = new Set(
    Object.entries(constants.logEventTypes)
      .filter(([name]) => /^(HOST_RESOLVER|DNS_TRANSACTION)/.test(name))
      .map(([, type]) => type),
  );
  const texts = events.filter(({ type }) => ofResolver.has(type)).map(({ params }) => JSON.stringify(params));
  const pattern = new RegExp(`[a-z0-9-]+\\.${DOMAIN.replaceAll(".", "\\.")}`, "g");
  return new Set(texts.flatMap((text) => text?.match(pattern) ?? []));
}

async function namesUnder(root: string, headers: NonNullable<ServerOptions["headers"]>) {
  const folder = await mkdtemp(path.join(tmpdir(), "mien-net-log-"));
  const file = path.join(folder, "net.json");
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, `--log-net-log=${file}`],
  });
  try {
    const origins = new Map(
      NAMED_ROWS.map((row) => [row, { origin: `http://${nameFor(row)}:8765`, log: [] }]),
    );
    await attemptAll({ browser, root, origins }, NAMED_ROWS, { headers, until: "silent" });
    // The log is whole once the browser is gone.
    await browser.close();
    return lookedUp(await readFile(file, "utf8"));
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  if (process.argv.includes("--help")) {
    console.log(HELP);
    return;
  }
  const root = await writeLeakSite();
  try {
    for (const headers of ["off", "no-allowlist", "on"] as const) {
      const names = await namesUnder(root, headers);
      const lookedUp = NAMED_ROWS.filter((row) => names.has(nameFor(row))).map(nameOf);
      console.log(JSON.stringify({ headers, tried: NAMED_ROWS.length, count: lookedUp.length, lookedUp }));
    }
  } finally {
    await removeLeakSite(root);
  }
}

await main();
