/** The same faces in many kinds of files, through the app: the file does not change the score. */
import { facesOfManyKinds, turnedFaces } from "../scripts/hostile/face-files.ts";
import { addFiles, expect, openReady, test } from "./site.ts";

const FACES = ["a", "f"] as const;
const LARGEST_SPREAD = 0.5;

test("how a file is turned does not change the score, and every kind of file is scored", async ({
  page,
  site,
}) => {
  test.setTimeout(240_000);
  await openReady(page, site);
  const faces = [...FACES.flatMap(turnedFaces), ...facesOfManyKinds("a")];
  await addFiles(
    page,
    faces.map(({ name, bytes }) => ({ name, mimeType: "", buffer: Buffer.from(bytes) })),
  );
  await expect(page.getByText(`${faces.length} of ${faces.length} finished`)).toBeVisible({
    timeout: 180_000,
  });
  const labels = await page
    .getByRole("button", { name: /: PSL \d/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""));
  expect(labels).toHaveLength(faces.length);
  for (const id of FACES) {
    const scores = labels
      .filter((label) => label.startsWith(`${id}-orientation`))
      .map((label) => Number(/PSL (\d+\.\d)/.exec(label)?.[1]));
    expect(scores).toHaveLength(8);
    expect(Math.max(...scores) - Math.min(...scores), `${id}: ${scores.join(", ")}`).toBeLessThanOrEqual(
      LARGEST_SPREAD,
    );
  }
});
