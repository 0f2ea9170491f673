/** Steps and files that the tests of history, export and settings share. */
import type { Download, Page } from "@playwright/test";
import { historyFile } from "../src/core/history/file.ts";
import { recordOf, type HistoryRecord } from "../src/core/history/record.ts";
import { someReport } from "../src/core/history/testing/some-report.ts";
import { openScreen, type UploadedFile } from "./site.ts";

/** Return made-up records, the first one scored at `newest` and each a day older than the one before. */
export function someRecords(count: number, newest = new Date(Date.UTC(2026, 0, 31, 12))): HistoryRecord[] {
  return Array.from({ length: count }, (_, i) =>
    recordOf(someReport(45 + (i % 9)), {
      id: `made-${i}`,
      scoredAt: new Date(newest.getTime() - i * 86_400_000).toISOString(),
    }),
  );
}

/** Return a history file as the app writes it. */
export function historyUpload(records: readonly unknown[], name = "history.json"): UploadedFile {
  return jsonUpload(historyFile(records, new Date().toISOString()), name);
}

export function jsonUpload(text: string, name = "history.json"): UploadedFile {
  return { name, mimeType: "application/json", buffer: Buffer.from(text) };
}

/** Open the history and switch it on. */
export async function switchOn(page: Page): Promise<void> {
  await openScreen(page, "#/history", "History");
  await page.getByRole("group", { name: "Keep results" }).getByLabel("On").check();
}

export async function importFile(page: Page, file: UploadedFile): Promise<void> {
  await page.getByLabel("Import a file").setInputFiles([file]);
}

/** Return what a click downloads. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return bytesOf(download);
}

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Return everything that the page's origin stores, as text: databases, local storage, names of caches. */
export async function storedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const read = (name: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error("not opened"));
        opening.onsuccess = () => {
          const database = opening.result;
          const stores = [...database.objectStoreNames];
          if (stores.length === 0) return resolve([]);
          const all = database
            .transaction(stores)
            .objectStore(stores[0] ?? "")
            .getAll();
          all.onsuccess = () => {
            database.close();
            resolve(all.result as unknown[]);
          };
        };
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
    const databases = await Promise.all(names.map(async (name) => ({ name, rows: await read(name) })));
    return JSON.stringify({ databases, local: { ...localStorage }, caches: await caches.keys() });
  });
}
