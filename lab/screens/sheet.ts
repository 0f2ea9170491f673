/** All looks of a state on one sheet, small, to be looked at together. */
import { readFileSync } from "node:fs";
import type { BrowserContext } from "playwright-core";

/** One picture of a sheet, with the width that it is drawn at. */
export interface SheetPicture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
}

/** Taller pictures are cut below: the beginning of a page is what most people see. */
const TALLEST_PX = 1000;

/** Draw pictures beside each other into a PNG file. */
export async function drawSheet(
  context: BrowserContext,
  pictures: readonly SheetPicture[],
  path: string,
): Promise<void> {
  const figures = pictures.map(({ name, path: file, width }) => {
    const source = `data:image/jpeg;base64,${readFileSync(file).toString("base64")}`;
    return `<figure style="width:${width}px"><figcaption>${name}</figcaption><div><img src="${source}" width="${width}"></div></figure>`;
  });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1560, height: 1000 });
  await page.setContent(`<style>
    body { display: flex; flex-wrap: wrap; gap: 12px; margin: 12px; font: 14px sans-serif; background: #888 }
    figure { margin: 0 } div { max-height: ${TALLEST_PX}px; overflow: hidden } img { display: block }
  </style>${figures.join("")}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path, fullPage: true });
  await page.close();
}
