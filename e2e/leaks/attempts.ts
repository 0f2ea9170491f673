/** Tries every row of the table in one browser, on a site under given headers, and returns what each one's own origin heard. */
import type { Browser, Page } from "playwright-core";
import {
  startServer,
  type RunningServer,
  type ServerOptions,
} from "../../scripts/site/server/static-server.ts";
import type { Heard, Listener } from "./listener.ts";
import { nameOf, type Row } from "./table.ts";

/** Pages that are open at once. */
const LANES = 6;
/** Longest wait for an attempt to arrive. */
const ARRIVAL_MS = 10_000;
/** How long nothing must arrive after the last attempt: whatever arrives without the headers is there within a second. */
const SILENCE_MS = 3000;
/** The name that a page of `localhost` claims as its relying party; the browser is told where that is. */
export const RELYING_PARTY = "mien-relying-party.test";

/** The other origin of one row. */
export type Elsewhere = Pick<Listener, "origin" | "log">;

export interface Place {
  readonly browser: Browser;
  readonly root: string;
  readonly origins: ReadonlyMap<Row, Elsewhere>;
}

/** What arrived of each row, by its name; rows of which nothing did are left out. */
export type Arrivals = Readonly<Record<string, readonly Heard[]>>;

/** Try rows under headers. With `until: "arrived"` the wait ends as soon as each has arrived. */
export async function attemptAll(
  { browser, root, origins }: Place,
  rows: readonly Row[],
  {
    headers,
    until,
  }: { readonly headers: NonNullable<ServerOptions["headers"]>; until: "arrived" | "silent" },
): Promise<Arrivals> {
  const heard = (row: Row) => origins.get(row)?.log ?? [];
  const site = await startServer({ root, port: 0, headers });
  const groups = groupsOf(rows).values();
  const pages: Page[] = [];
  const lane = async () => {
    for (const group of groups) {
      const page = await openPage(browser, site, group);
      for (const row of group) await attempt(page, row, addressOf(row, origins.get(row)));
      if (until === "silent") pages.push(page);
      else await arrived(group, heard).then(() => page.context().close());
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
    if (until === "silent") await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
    for (const page of pages) await page.context().close();
  } finally {
    await site.close();
  }
  return Object.fromEntries(
    rows.filter((row) => heard(row).length > 0).map((row) => [nameOf(row), [...heard(row)]]),
  );
}

/** Rows that can share a page: those of one place that do not leave it. */
function groupsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.isApart || row.way === "related-origins" ? nameOf(row) : row.where;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function addressOf({ way }: Row, elsewhere: Elsewhere | undefined): string {
  if (!elsewhere) throw new Error(`${way} has no origin`);
  return way === "related-origins" ? `https://${RELYING_PARTY}` : `${elsewhere.origin}/${way}`;
}

async function openPage(browser: Browser, site: RunningServer, [first]: readonly Row[]): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: "allow", permissions: ["notifications"] });
  const page = await context.newPage();
  await page.goto(first?.way === "related-origins" ? site.url.replace("127.0.0.1", "localhost") : site.url);
  await page.waitForFunction(() => "mienLeaks" in window);
  return page;
}

/** Try one row; the page may be gone when this returns, which is what some of them are about. */
async function attempt(page: Page, { where, way, isApart }: Row, url: string): Promise<void> {
  await page
    .evaluate((wanted) => window.mienLeaks.attempt(wanted), { where, way, url })
    .catch((error: unknown) => {
      if (!isApart) throw new Error(`${where}/${way} could not be tried`, { cause: error });
    });
}

async function arrived(rows: readonly Row[], heard: (row: Row) => readonly Heard[]): Promise<void> {
  const isThere = (row: Row) => heard(row).some(({ how }) => how === row.heardAs);
  const end = Date.now() + ARRIVAL_MS;
  while (!rows.every(isThere) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}
