/**
 * No way out: what the headers refuse, seen by the origin that would have heard it.
 *
 * Each row of the table is shown to reach another origin with the headers off, and to be refused with them on; what the page
 * itself believes is never asked.
 */
import { test, expect, chromium, type Browser } from "@playwright/test";
import { HEADERS } from "../scripts/site/server/headers.ts";
import type { ServerOptions } from "../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/browser/chromium.ts";
import { CHANNEL_IDS } from "../src/ui/privacy-check/channel.ts";
import { OPEN_WITHOUT_ALLOWLIST } from "../src/ui/privacy-check/open-without.ts";
import { attemptAll, RELYING_PARTY, type Arrivals } from "./leaks/attempts.ts";
import { removeLeakSite, writeLeakSite } from "./leaks/leak-site.ts";
import { startListener, type Listener } from "./leaks/listener.ts";
import { nameOf, NOT_SHOWN, ROWS, type Row } from "./leaks/table.ts";

const SHOWN = ROWS.filter((row) => !(nameOf(row) in NOT_SHOWN));

test.describe.configure({ mode: "serial" });

/** How often Chromium may end itself under the same headers. */
const MOST_ENDS = 4;

let root: string;
let browser: Browser;
const origins = new Map<Row, Listener>();

test.beforeAll(async () => {
  root = await writeLeakSite();
  for (const row of ROWS) origins.set(row, await startListener());
  browser = await launch();
});

test.afterAll(async () => {
  await browser.close();
  for (const listener of origins.values()) await listener.close();
  await removeLeakSite(root);
});

function launch(): Promise<Browser> {
  const relyingParty = ROWS.find(({ way }) => way === "related-origins");
  const port = relyingParty && origins.get(relyingParty)?.port;
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${RELYING_PARTY}:443 127.0.0.1:${port}`],
  });
}

/**
 * Try rows under headers. Debian's Chromium ends itself where it finds a pointer of its own dangling, as pages that close
 * in the middle of such attempts make it do now and then, on a busy machine twice in a row; then all rows are tried again in a new one.
 */
async function attemptUnder(
  headers: NonNullable<ServerOptions["headers"]>,
  until: "arrived" | "silent",
  rows = ROWS,
): Promise<Arrivals> {
  const attempts = () => {
    for (const listener of origins.values()) listener.forget();
    return attemptAll({ browser, root, origins }, rows, { headers, until });
  };
  for (let ends = 0; ; ends += 1) {
    try {
      return await attempts();
    } catch (error) {
      if (browser.isConnected() || ends === MOST_ENDS) throw error;
      browser = await launch();
    }
  }
}

/** Names of the rows of which what they try has arrived, a mere connection ahead of it left out. */
function gotOut(arrivals: Arrivals): readonly string[] {
  return ROWS.filter((row) => arrivals[nameOf(row)]?.some(({ how }) => how === row.heardAs)).map(nameOf);
}

test("the table names each way out once, all of the privacy check's among them", () => {
  const names = ROWS.map(nameOf);
  expect(new Set(names).size).toBe(names.length);
  for (const id of CHANNEL_IDS)
    expect(
      ROWS.some(({ way }) => way === id),
      id,
    ).toBe(true);
  for (const name of Object.keys(NOT_SHOWN)) expect(names).toContain(name);
});

test("every way out reaches the other origin when the headers are off", async () => {
  const out = gotOut(await attemptUnder("off", "arrived", SHOWN));
  expect(out).toEqual(SHOWN.map(nameOf));
  expect(out.length).toBeGreaterThanOrEqual(90);
});

test("nothing reaches the other origin when they are on, not even a connection", async () => {
  expect(await attemptUnder("on", "silent")).toEqual({});
});

test("without the allowlist, only what a policy cannot close gets out", async () => {
  const out = gotOut(await attemptUnder("no-allowlist", "silent"));
  const open = SHOWN.filter(({ closedBy }) => closedBy === "allowlist");
  expect(out).toEqual(open.map(nameOf));
  const onPage = open.filter(({ where }) => where === "page").map(({ way }) => way);
  const ofTheCheck = CHANNEL_IDS.filter((id) => onPage.includes(id));
  expect([...OPEN_WITHOUT_ALLOWLIST.chromium].sort()).toEqual([...ofTheCheck].sort());
});

test("no header names an address for reports", () => {
  for (const { name, value } of HEADERS) {
    expect(name).not.toMatch(/^(report-to|reporting-endpoints|nel|.*-report-only)$/i);
    expect(value).not.toMatch(/report-(uri|to)/);
  }
});
