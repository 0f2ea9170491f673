import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { PNG } from "pngjs";
import { chunkNames } from "../src/ui/export/plain-png.ts";
import { findings } from "./axe.ts";
import { downloaded, switchOn } from "./kept.ts";
import { exampleFile, expect, openReady, openScreen, scorePhoto, test, type UploadedFile } from "./site.ts";

const CANARY = "canary-4711";

/** An example face whose name, EXIF and comment all carry the canary. */
function canaryPhoto(): UploadedFile {
  const { buffer } = exampleFile("a");
  const segment = (marker: number, text: string) => {
    const body = Buffer.from(text, "latin1");
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const exif = segment(0xe1, `Exif\0\0II*\0\b\0\0\0\0\0\0\0\0\0${CANARY}`);
  const comment = segment(0xfe, CANARY);
  return {
    name: `${CANARY}.jpg`,
    mimeType: "image/jpeg",
    buffer: Buffer.concat([buffer.subarray(0, 2), exif, comment, buffer.subarray(2)]),
  };
}

async function scoreCanary(page: Page): Promise<void> {
  await scorePhoto(page, canaryPhoto());
}

/** Open the card and wait until it is drawn. */
async function openCard(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Picture to share" }).click();
  await expect(page.getByRole("button", { name: "Download PNG" })).toBeEnabled();
}

async function card(page: Page): Promise<Buffer> {
  await expect(page.getByRole("button", { name: "Download PNG" })).toBeEnabled();
  return downloaded(page, () => page.getByRole("button", { name: "Download PNG" }).click());
}

/** Return how many different colours a picture has: a drawing has few, a photo many. */
function colours(png: Buffer): number {
  const { data } = PNG.sync.read(png);
  const seen = new Set<number>();
  for (let at = 0; at < data.length; at += 4) seen.add(data.readUInt32BE(at));
  return seen.size;
}

async function chooseOnCard(page: Page, group: string, option: string): Promise<void> {
  await page.locator(".card-panel").getByRole("group", { name: group }).getByLabel(option).check();
}

test("no export says anything of the file: not its name, not its EXIF", async ({ page, site }) => {
  await openReady(page, site);
  await switchOn(page);
  await openScreen(page, "#/", "Score a photo");
  await scoreCanary(page);
  await openCard(page);
  const files = [
    await downloaded(page, () => page.getByRole("button", { name: "Download JSON" }).click()),
    await downloaded(page, () => page.getByRole("button", { name: "Download CSV" }).click()),
    await card(page),
  ];
  await chooseOnCard(page, "Photo on the card", "Yes");
  await expect(page.getByText("Whoever gets this picture sees the face.")).toBeVisible();
  files.push(await card(page));
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  files.push(Buffer.from(await page.locator(".paper").innerHTML()));
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await openScreen(page, "#/history", "History");
  files.push(await downloaded(page, () => page.getByRole("button", { name: "Export as a file" }).click()));
  expect(canaryPhoto().buffer.includes(CANARY)).toBe(true);
  expect(files.map((file) => file.includes(CANARY))).toEqual(files.map(() => false));
  expect(files.every((file) => file.length > 500)).toBe(true);
});

test("the card has its size, the photo only when chosen, and nothing beside its pixels; axe finds nothing on it", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await scoreCanary(page);
  await openCard(page);
  const plain = await card(page);
  await chooseOnCard(page, "Photo on the card", "Yes");
  await expect(page.getByText("Whoever gets this picture sees the face.")).toBeVisible();
  const photo = await card(page);
  await chooseOnCard(page, "Photo on the card", "No");
  await chooseOnCard(page, "Shape", "Tall");
  await chooseOnCard(page, "Colours", "Dark");
  await expect(page.locator("canvas")).toHaveAttribute("height", "1350");
  const tall = await card(page);
  const cards = { plain, photo, tall };
  for (const png of Object.values(cards)) {
    const names = chunkNames(new Uint8Array(png)) ?? [];
    expect(names[0]).toBe("IHDR");
    expect(names.filter((name) => !["IHDR", "sRGB", "gAMA", "cHRM", "IDAT", "IEND"].includes(name))).toEqual(
      [],
    );
  }
  const size = (png: Buffer) => [PNG.sync.read(png).width, PNG.sync.read(png).height];
  expect([size(cards.plain), size(cards.tall)]).toEqual([
    [1200, 630],
    [1080, 1350],
  ]);
  expect(colours(cards.plain)).toBeLessThan(2000);
  expect(colours(cards.tall)).toBeLessThan(2000);
  expect(colours(cards.photo)).toBeGreaterThan(5000);
  await chosenAsSaid(page);
  await chooseOnCard(page, "Photo on the card", "Yes");
  await expect(page.getByText("Whoever gets this picture sees the face.")).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

/** Whether the paper of the card that is shown is light or dark, by its pixels. */
const paper = (page: Page) =>
  page.locator(".card-panel canvas").evaluate((canvas: HTMLCanvasElement) => {
    const [red = 0, green = 0, blue = 0] = canvas.getContext("2d")?.getImageData(4, 4, 1, 1).data ?? [];
    return red + green + blue > 382 ? "Light" : "Dark";
  });

/** Choose each colour in each shape, in a light page and in a dark one: the pixels must be what was chosen. */
async function chosenAsSaid(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const shape of ["Wide", "Tall"])
      for (const colours of ["Dark", "Light"]) {
        await chooseOnCard(page, "Shape", shape);
        await chooseOnCard(page, "Colours", colours);
        await expect.poll(() => paper(page), `${colours} ${shape} in a ${colorScheme} page`).toBe(colours);
      }
  }
}

test("a result can be handed to another app where the device can, and nothing is lost where it refuses", async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(Navigator.prototype, "canShare", { value: () => true, configurable: true });
    Object.defineProperty(Navigator.prototype, "share", {
      configurable: true,
      value: async ({ files }: { files: File[] }) => {
        shared.push(...files.map(({ name, type }) => ({ name, type })));
      },
    });
  });
  await openReady(page, site);
  await scoreCanary(page);
  await openCard(page);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    void dialog.accept();
  });
  const share = page.getByRole("button", { name: "Share …" });
  await share.click();
  await expect(page.getByText("Handed over.")).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { shared: unknown }).shared)).toEqual([
    { name: "mien-card.png", type: "image/png" },
  ]);
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException("", "NotAllowedError"));
    Object.defineProperty(Navigator.prototype, "share", { value: refuse });
  });
  await share.click();
  await expect(page.getByText("Nothing is lost: try again").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "How the number is made" })).toBeVisible();
  // It was taken along: leaving asks nothing. A second result was not, and leaving asks.
  await page.reload();
  expect(dialogs).toEqual([]);
  await openReady(page, site);
  await scoreCanary(page);
  await openCard(page);
  await page.reload();
  expect(dialogs).toEqual(["beforeunload"]);
});

test("the JSON has landmarks only when they are asked for, and the CSV the scores with their intervals", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await scoreCanary(page);
  const saved = async () =>
    JSON.parse(
      (await downloaded(page, () => page.getByRole("button", { name: "Download JSON" }).click())).toString(),
    ) as { holds: object; face: { landmarks?: { points: number[][] } } };
  const choice = page.getByRole("group", { name: "Landmarks in the JSON" });
  await expect(choice.getByLabel("No")).toBeChecked();
  await expect(page.getByText("a template from which a face can be recognised")).toBeVisible();
  const bare = await saved();
  expect(bare.holds).toEqual({ photo: false, fileName: false, landmarks: false });
  expect(bare.face).not.toHaveProperty("landmarks");
  await choice.getByLabel("Yes").check();
  await expect(page.getByText("give this file only to people")).toBeVisible();
  const whole = await saved();
  expect(whole.holds).toEqual({ photo: false, fileName: false, landmarks: true });
  expect(whole.face.landmarks?.points).toHaveLength(478);
  const file = await downloaded(page, () => page.getByRole("button", { name: "Download CSV" }).click());
  const rows = parse(file, { columns: true }) as Record<string, string>[];
  expect(rows[0]).toMatchObject({ kind: "score", id: "psl" });
  expect(Number(rows[0]?.["low_90"])).toBeLessThan(Number(rows[0]?.["high_90"]));
  expect(rows.filter(({ kind }) => kind === "measurement").length).toBeGreaterThan(35);
});

/** Whether the page would have the browser ask before it is left. */
function asksBeforeLeaving(page: Page): Promise<boolean> {
  return page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
}

test("the report prints on two pages, with the photo only when chosen, in both languages", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  await scoreCanary(page);
  await expect(page.getByRole("group", { name: "Photo in the report" })).toBeVisible();
  expect(await asksBeforeLeaving(page)).toBe(true);
  const pages = async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length;
  };
  for (const [choose, inReport] of [
    ["English", "Photo in the report"],
    ["Deutsch", "Foto im Bericht"],
  ] as const)
    await test.step(choose, async () => {
      await page.locator("footer").getByLabel(choose).check();
      // A language that is chosen draws the result anew, and what prints it comes with its last section.
      const group = page.getByRole("group", { name: inReport });
      await group.getByLabel(/No|Nein/).check();
      expect(await pages()).toBe(2);
      await group.getByLabel(/Yes|Ja/).check();
      expect(await pages()).toBe(2);
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      await expect(page.locator(".paper img")).toBeVisible();
      expect(await page.locator(".paper__table tbody tr").count()).toBeGreaterThan(40);
      await expect(page.locator("#root")).toBeHidden();
      await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
      await page.emulateMedia({ media: null });
      await expect(page.locator(".paper")).toHaveCount(0);
      expect(await asksBeforeLeaving(page), "after printing").toBe(false);
    });
});
