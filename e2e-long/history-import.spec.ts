/** 200 generated history files through the page: huge, deep, wrong, torn, out of bounds. Fewer with `MIEN_LONG_FILES`. */
import type { Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { switchOn } from "../e2e/kept.ts";
import { longestTask } from "../e2e/main-thread.ts";
import { expect, openReady, test } from "../e2e/site.ts";
import { importFiles, type Expected } from "../src/state/history/testing/import-files.ts";

const FILES = Number(process.env["MIEN_LONG_FILES"] ?? 200);
const ANSWERS_WITHIN = 100;

const REFUSED: Partial<Record<string, RegExp>> = {
  "not-json": /cannot be read as JSON/,
  newer: /newer version/,
};

/** Words that the page has to say of a file. */
function wordsOf(expected: Expected): RegExp {
  if (expected.kind === "refused") return REFUSED[expected.reason] ?? /not a history of Mien/;
  const { added, known, left } = expected;
  const reasons = [
    added === 0 ? "Nothing was added" : `${added} results? added`,
    known > 0 && `${known} (was|were) here already`,
    left.broken > 0 && `${left.broken} entr(y is|ies are) damaged`,
    left.impossible > 0 && `${left.impossible} entr(y has|ies have) (a number|numbers)`,
    left.oversized > 0 && `${left.oversized} entr(y is|ies are) larger`,
    left.newer > 0 && `${left.newer} entr(y was|ies were) written by a newer`,
    expected.torn && "The end of the file is missing",
  ];
  return new RegExp(reasons.filter(Boolean).join(".*"));
}

test(`${FILES} generated files: nothing is lost, everything is said, the page answers`, async ({
  page,
  site,
  browser,
}) => {
  await openReady(page, site);
  await switchOn(page);
  const path = test.info().outputPath("history.json");
  let [longest, sound] = [0, 0];
  for (const { name, parts, expected } of importFiles(FILES, 30_000)) {
    writeFileSync(path, parts.join(""));
    const before = await storedCount(page);
    const task = await longestTask({ browser, page }, async () => {
      await page.getByLabel("Import a file").setInputFiles(path);
      await expect(page.getByRole("status").filter({ hasText: wordsOf(expected) }), name).toBeVisible({
        timeout: 600_000,
      });
      await expect(page.getByLabel("Import a file"), name).toBeAttached();
    });
    const added = expected.kind === "imported" ? expected.added : 0;
    expect((await storedCount(page)) - before, name).toBe(added);
    sound += added;
    if (task > longest) console.log(`${name}: longest task so far ${task.toFixed(0)} ms of processor time`);
    longest = Math.max(longest, task);
    if (added > 10_000) await deleteAll(page);
  }
  console.log(`${FILES} files, ${sound} results; longest task ${longest.toFixed(0)} ms of processor time`);
  expect(longest).toBeLessThan(ANSWERS_WITHIN);
});

function storedCount(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("mien-history");
        opening.onsuccess = () => {
          const counting = opening.result.transaction("records").objectStore("records").count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

/** Every import reads the whole list anew: what a large file left would only make the next ones slow. */
async function deleteAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Delete all" }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText(/results deleted/)).toBeVisible({ timeout: 60_000 });
}
