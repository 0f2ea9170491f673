/** The same faces in many kinds of files, through the app: the file does not change the score. */
import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { facesOfManyKinds, turnedFaces } from "../fixtures/hostile/face-files.ts";
import { addFiles, expect, openReady, test, untilSettled } from "./site.ts";

const FACES = ["a", "f"] as const;
const LARGEST_SPREAD = 0.5;

test("how a file is turned does not change the score, and every kind of file is scored", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  // The same models answer for all.
  await untilSettled(page);
  const faces = [...FACES.flatMap(turnedFaces), ...facesOfManyKinds("a")];
  await addFiles(
    page,
    faces.map(({ name, bytes }) => ({ name, mimeType: "", buffer: Buffer.from(bytes) })),
  );
  await expect(page.getByText(`${faces.length} of ${faces.length} finished`)).toBeVisible({
    timeout: 180_000,
  });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const rows = parse(readFileSync(await (await download).path()), {
    columns: true,
    bom: true,
  }) as Record<string, string>[];
  const scoreOf = (name: string) => Number(rows.find((row) => row["name"] === name)?.["psl"] || NaN);
  for (const { name } of faces) expect(scoreOf(name), name).toBeGreaterThan(0);
  for (const id of FACES) {
    const scores = faces
      .filter(({ name }) => name.startsWith(`${id}-orientation`))
      .map(({ name }) => scoreOf(name));
    expect(scores).toHaveLength(8);
    expect(Math.max(...scores) - Math.min(...scores), `${id}: ${scores.join(", ")}`).toBeLessThanOrEqual(
      LARGEST_SPREAD,
    );
  }
});
