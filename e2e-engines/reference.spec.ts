/** Chromium's answers, with which those of the other engines are compared. */
import { expect, openReady, test } from "../e2e/site.ts";
import { ENGINES, lacking } from "./engines.ts";
import { FILES_TIMEOUT_MS, keepEndings, writtenFiles } from "./photos.ts";
import { endingsIn } from "./steps.ts";

test.skip(
  ENGINES.every((engine) => lacking(engine) !== null),
  "neither Firefox nor WebKit is here",
);

test("Chromium scores the files that every engine is given", async ({ page, site }) => {
  test.setTimeout(60_000 + FILES_TIMEOUT_MS);
  await openReady(page, site);
  const endings = await endingsIn(page);
  expect(endings).toHaveLength(writtenFiles().length);
  expect(endings.filter(({ psl }) => psl !== null).length).toBeGreaterThan(8);
  keepEndings("chromium", endings);
});
