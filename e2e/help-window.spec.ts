/**
 * The help window is no way out: the page opens it, holds it and scripts it, and the other origin hears nothing.
 *
 * Each way is shown to reach the other origin without the allowlist, and to be closed with the headers that every document has.
 */
import type { BrowserContext } from "@playwright/test";
import path from "node:path";
import { HELP_FILES } from "../scripts/site/build/help-pages.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { startServer, type ServerOptions } from "../scripts/site/server/static-server.ts";
import { startListener, type Heard, type Listener } from "./leaks/listener.ts";
import { expect, test } from "./site.ts";

declare global {
  var mienHelp: (Window & typeof globalThis) | null;
}

/** What the page does to the window that it opened, given an address of the other origin. Each runs in the page as it stands. */
const WAYS = {
  link: (url: string) => {
    const link = Object.assign(mienHelp!.document.createElement("a"), { href: url });
    mienHelp!.document.body.append(link);
    link.click();
  },
  "link to a new window": (url: string) => {
    const link = Object.assign(mienHelp!.document.createElement("a"), { href: url, target: "_blank" });
    mienHelp!.document.body.append(link);
    link.click();
  },
  refresh: (url: string) => {
    const refresh = { httpEquiv: "refresh", content: `0;url=${url}` };
    mienHelp!.document.head.append(Object.assign(mienHelp!.document.createElement("meta"), refresh));
  },
  location: (url: string) => mienHelp!.location.assign(url),
  window: (url: string) => void mienHelp!.open(url),
  stun: (url: string) => {
    const peer = new mienHelp!.RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(url).host}` }] });
    peer.createDataChannel("way");
    void peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  turn: (url: string) => {
    const server = { urls: `turn:${new URL(url).host}?transport=tcp`, username: "way", credential: "way" };
    const peer = new mienHelp!.RTCPeerConnection({ iceServers: [server] });
    peer.createDataChannel("way");
    void peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
} satisfies Record<string, (url: string) => void>;
type Way = keyof typeof WAYS;
const NAMES = Object.keys(WAYS) as Way[];

/** How long nothing must arrive: STUN starts within a second of its call. */
const SILENCE_MS = 3000;

let listener: Listener;
test.beforeAll(async () => {
  listener = await startListener();
});
test.afterAll(() => listener.close());

function isFrom({ how, text }: Heard, way: Way): boolean {
  return way === "stun" || way === "turn" ? how === way : how === "request" && text.startsWith("GET /taken");
}

/** Open a help document from a new start page, as a person's click lets it, and do one thing to its window. */
async function tryWay(context: BrowserContext, { url, file, way }: { url: string; file: string; way: Way }) {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate((name) => {
    document.addEventListener("click", () => (globalThis.mienHelp = open(`./${name}`) as never), {
      once: true,
    });
  }, file);
  const [help] = await Promise.all([page.waitForEvent("popup"), page.mouse.click(2, 2)]);
  await help.waitForLoadState();
  expect(await page.evaluate(() => mienHelp?.document.querySelector("h1")?.textContent)).toBeTruthy();
  await page.evaluate(WAYS[way], `${listener.origin}/taken`);
}

async function closeAll(context: BrowserContext) {
  for (const page of context.pages()) await page.close();
}

async function withSite(
  headers: NonNullable<ServerOptions["headers"]>,
  work: (url: string) => Promise<void>,
) {
  const server = await startServer({ root: path.join(ROOT, "dist"), port: 0, headers });
  await work(server.url).finally(() => server.close());
}

for (const file of HELP_FILES) {
  test(`the page leaks through the window of ${file} where no allowlist is sent`, async ({ context }) => {
    await withSite("no-allowlist", async (url) => {
      for (const way of NAMES) {
        listener.forget();
        await tryWay(context, { url, file, way });
        await expect
          .poll(() => listener.log.some((heard) => isFrom(heard, way)), { message: `${way} arrives` })
          .toBe(true);
        await closeAll(context);
      }
    });
  });

  test(`the page gets nothing out through the window of ${file} with the headers of every path`, async ({
    context,
  }) => {
    await withSite("on", async (url) => {
      listener.forget();
      for (const way of NAMES) {
        await tryWay(context, { url, file, way });
        await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
        expect(listener.log, way).toEqual([]);
        await closeAll(context);
      }
    });
  });
}
