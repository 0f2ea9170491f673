/** The states that a person can meet, each with the way there on a new page. Every face is rendered and depicts nobody. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { pictureIn, pngOf } from "../../fixtures/picture.ts";
import { ROOT } from "../../scripts/site/build/root.ts";
import { historyFile } from "../../src/core/history/file.ts";
import { recordOf } from "../../src/core/history/record.ts";
import { someReport } from "../../src/core/history/testing/some-report.ts";

/** A visit that a state is reached in. */
export interface Visit {
  readonly page: Page;
  readonly url: string;
}

/** One state: its name, and the way there. */
export interface State {
  readonly name: string;
  /** What the page is never given; it waits for it, or is told that it cannot be had. */
  readonly withheld?: { readonly path: string; readonly how: "silence" | "refusal" };
  /** Whether the 18+ notice was not read yet. */
  readonly isFirst?: boolean;
  readonly arrive: (visit: Visit) => Promise<void>;
}

const READY = "Ready. Everything needed is on this device.";
const MAIN_TITLE = "main h1";

async function ready({ page, url }: Visit): Promise<void> {
  await page.goto(url);
  await page.getByText(READY).waitFor({ timeout: 120_000 });
}

function example(id: string) {
  const buffer = readFileSync(path.join(ROOT, "public", "examples", `example-${id}.jpg`));
  return { name: `${id}.jpg`, mimeType: "image/jpeg", buffer };
}

function greyPng() {
  const data = new Uint8ClampedArray(4 * 640 * 640)
    .fill(128)
    .map((value, at) => (at % 4 === 3 ? 255 : value));
  return {
    name: "grey.png",
    mimeType: "image/png",
    buffer: Buffer.from(pngOf({ data, width: 640, height: 640 })),
  };
}

/** Two example faces side by side, as one photo. */
function pairPng() {
  const [left, right] = ["b", "f"].map((id) => pictureIn(example(id).buffer));
  if (!left || !right) throw new Error("an example is gone");
  const { width, height } = left;
  const data = new Uint8ClampedArray(8 * width * height);
  for (let row = 0; row < height; row += 1) {
    const [from, to] = [4 * width * row, 4 * width * (row + 1)];
    data.set(left.data.subarray(from, to), 2 * from);
    data.set(right.data.subarray(from, to), 2 * from + 4 * width);
  }
  const buffer = Buffer.from(pngOf({ data, width: 2 * width, height }));
  return { name: "pair.png", mimeType: "image/png", buffer };
}

async function scoredPair(visit: Visit): Promise<void> {
  await ready(visit);
  await give(visit.page, [pairPng()]);
  await visit.page.locator(".face-choice").waitFor({ timeout: 60_000 });
}

async function give(page: Page, files: readonly ReturnType<typeof example>[]): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([...files]);
}

async function open({ page }: Visit, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.locator(MAIN_TITLE).first().waitFor();
}

/** One photo opens its own result, several their table. A result stands when its last section has come. */
async function scored(visit: Visit, ids: readonly string[] = ["a"]): Promise<void> {
  await ready(visit);
  await give(visit.page, ids.map(example));
  if (ids.length > 1) {
    await visit.page.getByText(`${ids.length} of ${ids.length} finished`).waitFor({ timeout: 60_000 });
    await open(visit, "#/result");
  }
  await visit.page.locator("#measurements-title").waitFor({ state: "attached", timeout: 60_000 });
}

function screen(name: string, hash: string): State {
  return {
    name,
    arrive: async (visit) => {
      await ready(visit);
      await open(visit, hash);
    },
  };
}

async function keepHistory(visit: Visit): Promise<void> {
  await ready(visit);
  await open(visit, "#/history");
  await visit.page.getByRole("group", { name: "Keep results" }).getByLabel("On").check();
}

async function importRecords({ page }: Visit): Promise<void> {
  const buffer = Buffer.from(historyFile(RECORDS, new Date().toISOString()));
  await page
    .getByLabel("Import a file")
    .setInputFiles([{ name: "history.json", mimeType: "application/json", buffer }]);
  await page.locator(".kept-entry").first().waitFor();
}

const RECORDS = [0, 1, 2, 3, 4, 5, 6].map((day) =>
  recordOf(someReport(45 + 2 * day), {
    id: `made-${day}`,
    scoredAt: new Date(Date.UTC(2026, 0, 31 - 3 * day, 12)).toISOString(),
    label: day === 2 ? "By the window, in the evening, without glasses" : "",
    person: ["Ada", "Ada", "", "Bo", "Ada", "Bo", "Ada"][day] ?? "",
  }),
);

/** Every state. */
export const STATES: readonly State[] = [
  { name: "start", arrive: ready },
  {
    name: "start-loading",
    withheld: { path: "**/models/**", how: "silence" },
    arrive: async ({ page, url }) => {
      await page.goto(url);
      await page.locator(MAIN_TITLE).first().waitFor();
    },
  },
  {
    name: "start-fault",
    withheld: { path: "**/models/**", how: "refusal" },
    arrive: async ({ page, url }) => {
      await page.goto(url);
      await page.getByRole("alert").first().waitFor({ timeout: 60_000 });
    },
  },
  {
    name: "notice",
    isFirst: true,
    arrive: async (visit) => {
      await ready(visit);
      await give(visit.page, [example("a")]);
      await visit.page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "waiting",
    withheld: { path: "**/models/**", how: "silence" },
    arrive: async ({ page, url }) => {
      await page.goto(url);
      await page.locator(MAIN_TITLE).first().waitFor();
      await give(page, [example("a")]);
      await page.locator(".steps").waitFor();
    },
  },
  { name: "result", arrive: (visit) => scored(visit) },
  {
    name: "result-open",
    arrive: async (visit) => {
      await scored(visit);
      await visit.page.evaluate(() => {
        for (const section of document.querySelectorAll("details")) section.open = !section.closest("header");
      });
      for (const row of (await visit.page.locator(".region-row button").all()).slice(0, 1)) await row.click();
      await visit.page.locator(".measure-row button").first().click();
    },
  },
  {
    name: "result-share",
    arrive: async (visit) => {
      await scored(visit);
      await visit.page.locator(".share-now__more").click();
    },
  },
  { name: "result-faces", arrive: scoredPair },
  {
    name: "result-crop",
    arrive: async (visit) => {
      await scoredPair(visit);
      await visit.page.getByRole("button", { name: "Crop, turn or choose the face" }).click();
      await visit.page.getByRole("button", { name: "Right edge of the frame" }).focus();
      for (let press = 0; press < 2; press += 1) await visit.page.keyboard.press("Control+ArrowLeft");
    },
  },
  {
    name: "result-crop-lost",
    arrive: async (visit) => {
      await scoredPair(visit);
      await visit.page.getByRole("button", { name: "Crop, turn or choose the face" }).click();
      await visit.page.getByRole("button", { name: "Lower edge of the frame" }).focus();
      for (let press = 0; press < 5; press += 1) await visit.page.keyboard.press("Control+ArrowUp");
      await visit.page.getByRole("button", { name: "Score this part" }).click();
      await visit.page.locator(".lost-choice").waitFor({ timeout: 60_000 });
    },
  },
  {
    name: "refused",
    arrive: async ({ page, url }) => {
      await ready({ page, url });
      await give(page, [greyPng()]);
      await page.locator(".next-step").first().waitFor({ timeout: 60_000 });
    },
  },
  {
    name: "failed",
    arrive: async ({ page, url }) => {
      await ready({ page, url });
      await give(page, [{ name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) }]);
      await page.locator(".next-step").first().waitFor({ timeout: 60_000 });
    },
  },
  { name: "several", arrive: (visit) => scored(visit, ["a", "b", "c"]) },
  {
    name: "photos",
    arrive: async (visit) => {
      await scored(visit, ["a", "b", "c"]);
      await open(visit, "#/photos");
      await visit.page.locator(".spread").waitFor();
      for (const tick of (await visit.page.locator(".photo-row__tick input").all()).slice(0, 2))
        await tick.check();
      await visit.page.locator(".joined-result").waitFor();
    },
  },
  {
    name: "photos-long",
    arrive: async (visit) => {
      await scored(visit, ["a", "b", "c", "d", "e", "f", "a", "b", "c"]);
      await open(visit, "#/photos");
      await visit.page.locator(".histogram").waitFor();
    },
  },
  screen("photos-empty", "#/photos"),
  {
    name: "compare",
    arrive: async (visit) => {
      await scored(visit, ["a", "b"]);
      await open(visit, "#/compare");
      await visit.page.locator(".scores__table").waitFor();
    },
  },
  {
    name: "compare-choose",
    arrive: async (visit) => {
      await scored(visit, ["a", "b", "c"]);
      await visit.page.locator(".result-bar").getByRole("button", { name: "Compare" }).click();
      await visit.page.locator(".shelf").waitFor();
    },
  },
  {
    name: "compare-kept",
    arrive: async (visit) => {
      await keepHistory(visit);
      await importRecords(visit);
      await visit.page.getByRole("button", { name: "Compare this mean" }).first().click();
      await visit.page.locator(".shelf").waitFor();
      await visit.page.locator(".shelf__card").nth(3).click();
      await visit.page.locator(".scores__table").waitFor();
    },
  },
  screen("compare-empty", "#/compare"),
  { name: "history-empty", arrive: keepHistory },
  {
    name: "history",
    arrive: async (visit) => {
      await keepHistory(visit);
      await importRecords(visit);
      await visit.page.locator(".kept-entry__actions button").first().click();
      await visit.page.locator(".kept-facts").waitFor();
    },
  },
  screen("settings", "#/settings"),
  screen("models", "#/models"),
  screen("method", "#/method"),
  screen("benchmark", "#/benchmark"),
  screen("privacy-check", "#/privacy-check"),
  screen("camera-off", "#/camera"),
  {
    name: "camera-refused",
    arrive: async (visit) => {
      await ready(visit);
      await visit.page.evaluate(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      });
      await open(visit, "#/camera");
      await visit.page.getByRole("button", { name: "Turn the camera on" }).click();
      await visit.page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "help",
    arrive: async ({ page, url }) => void (await page.goto(new URL("help.html", url).href)),
  },
  {
    name: "help-german",
    arrive: async ({ page, url }) => void (await page.goto(new URL("hilfe.html", url).href)),
  },
  {
    name: "screen-lost",
    withheld: { path: "**/assets/method-*.js", how: "refusal" },
    arrive: async (visit) => {
      await ready(visit);
      await open(visit, "#/method");
    },
  },
  {
    name: "crash",
    arrive: async (visit) => {
      await ready(visit);
      await visit.page.evaluate(() => {
        Object.defineProperty(Intl.NumberFormat.prototype, "format", {
          get: () => {
            throw new Error("provoked to see what is said of it");
          },
        });
        location.hash = "#/method";
      });
      await visit.page.locator(".crash").waitFor();
    },
  },
];

/** Return a new page on which a state is reached; its context is new too, so that nothing of another state is on it. */
export async function pageFor(context: BrowserContext, { withheld, isFirst = false }: State): Promise<Page> {
  const page = await context.newPage();
  // What tsx makes of a named function asks for this helper, which the page has not.
  await page.addInitScript("globalThis.__name = (named) => named");
  if (!isFirst) await page.addInitScript(() => localStorage.setItem("mien.notice-read", "yes"));
  if (withheld)
    await page.route(withheld.path, (route) =>
      withheld.how === "refusal" ? route.abort() : new Promise<void>(() => undefined),
    );
  return page;
}
