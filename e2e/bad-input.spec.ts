import type { Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { cutOut, examplePixels, greyPicture, paste, pngFile, turnedLeft } from "./faces.ts";
import type { UploadedFile } from "./site.ts";
import { addFiles, exampleFile, expect, openReady, openScreen, test, untilSettled } from "./site.ts";

const text = (name: string, mimeType: string, content: string | Buffer): UploadedFile => ({
  name,
  mimeType,
  buffer: Buffer.from(content as string),
});

/** A PNG header that claims a side of 20,000 pixels. */
function hugePng(): UploadedFile {
  const { buffer } = pngFile("huge.png", greyPicture(64, 64, 128));
  buffer.writeUInt32BE(20_000, 16);
  return { name: "huge.png", mimeType: "image/png", buffer };
}

/** The beginning of a HEIC file: recognised, and nothing here decodes it. */
function heic(): UploadedFile {
  const box = Buffer.alloc(24);
  box.writeUInt32BE(24, 0);
  box.write("ftypheic", 4, "latin1");
  box.write("mif1heic", 16, "latin1");
  return { name: "phone.heic", mimeType: "image/heic", buffer: box };
}

const BAD: readonly { readonly file: UploadedFile; readonly says: RegExp }[] = [
  { file: text("empty.jpg", "image/jpeg", ""), says: /This file is empty/ },
  { file: text("notes.jpg", "image/jpeg", "Just some words, no picture.\n".repeat(9)), says: /not a photo/ },
  {
    file: { ...exampleFile("a", "cut.jpg"), buffer: exampleFile("a").buffer.subarray(0, 20_000) },
    says: /Part of this file is missing/,
  },
  {
    file: text("drawing.svg", "image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    says: /cannot be read here|not a photo/,
  },
  { file: hugePng(), says: /more pixels than/ },
  { file: heic(), says: /HEIC|Part of this file is missing|could not open/ },
  { file: pngFile("nobody.png", greyPicture(512, 512, 140)), says: /No face/i },
];

test("every bad file gets its own message with a next step, and the rest of the queue goes on", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  const files = [...BAD.map(({ file }) => file), exampleFile("c", "good.jpg")];
  await addFiles(page, files);
  await expect(page.getByText(`${files.length} of ${files.length} finished`)).toBeVisible();
  for (const { file, says } of BAD) {
    await page.getByRole("button", { name: new RegExp(`^${file.name}:`) }).click();
    await expect(page.getByText(says).first()).toBeVisible();
    await expect(page.getByText("What to do")).toBeVisible();
  }
  await expect(page.getByRole("button", { name: /^good\.jpg: PSL \d+\.\d/ })).toBeVisible();
});

test("half a face is refused, of two each can be scored, and a photo that EXIF turns scores as the upright one", async ({
  page,
  site,
}) => {
  await openReady(page, site);
  // The same models answer for all.
  await untilSettled(page);
  const face = examplePixels("b");
  const half = paste(greyPicture(Math.round(face.width * 0.5), face.height, 128), face, 0, 0);
  const two = paste(
    paste(greyPicture(face.width * 2, face.height, 128), face, 0, 0),
    examplePixels("f"),
    face.width,
    0,
  );
  await addFiles(page, [pngFile("half.png", half), pngFile("two.png", two)]);
  await expect(page.getByText("2 of 2 finished")).toBeVisible();
  await expect(page.getByRole("button", { name: "half.png: No score" })).toBeVisible();
  await page.getByRole("button", { name: /^two\.png: PSL/ }).click();
  await expect(page.getByText(/several faces|more than one face|largest/i).first()).toBeVisible();
  const chosen = await chosenByHand(page);
  const { width, height } = chosen.part;
  await addFiles(page, [
    pngFile("face.png", cutOut(two, { x: chosen.face.x, y: 0, width: face.width, height: face.height })),
    pngFile("part.png", cutOut(two, { x: 0, y: 0, width, height })),
  ]);

  const whole = examplePixels("a");
  const left = pngFile("turned.png", turnedLeft(whole));
  // PNG keeps EXIF in an eXIf chunk: orientation 6, "turn a quarter clockwise to show".
  const exif = Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex");
  await addFiles(page, [
    pngFile("upright.png", whole),
    { ...left, buffer: withPngChunk(left.buffer, "eXIf", exif) },
  ]);
  await openScreen(page, "#/photos", "Several photos");
  await expect(page.getByText("6 of 6 finished")).toBeVisible();
  // What was cut out by hand is scored as the photo cropped before it was given, pixel by pixel. A chosen face is found among other
  // surroundings than in its crop, and these move a score as padding does: see `docs/geometry.md`.
  const given = async (name: string) => {
    const label = await page
      .getByRole("button", { name: new RegExp(`^${name}: PSL`) })
      .getAttribute("aria-label");
    return Number(/PSL (\d+\.\d)/.exec(label ?? "")?.[1]);
  };
  expect(Math.abs((await given("face.png")) - chosen.face.score)).toBeLessThanOrEqual(1.5);
  expect(Math.abs((await given("part.png")) - chosen.part.score)).toBeLessThanOrEqual(0.5);
  const labels = await page
    .getByRole("button", { name: /^(upright|turned)\.png: PSL/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""));
  const [upright = NaN, turned = NaN] = labels.map((label) => Number(/PSL (\d+\.\d)/.exec(label)?.[1]));
  expect(Math.abs(upright - turned)).toBeLessThanOrEqual(0.5);
});

/**
 * Have the other face of two scored, then a part of the photo, then one without a face, and go back. Returns where the other face
 * is, how large the part was that was kept of the upper left corner, and the score of each.
 */
async function chosenByHand(page: Page) {
  const number = page.locator(".readout__number");
  const score = async () => Number(await number.innerText());
  const largest = await number.innerText();
  const box = await page.locator(".face-boxes__box:not(.face-boxes__box--chosen)").boundingBox();
  const view = await page.locator(".plate__window").boundingBox();
  const isRight = (box?.x ?? NaN) > (view?.x ?? NaN) + (view?.width ?? NaN) / 2;
  const faces = page.getByRole("group", { name: "Faces in the photo" });
  expect(await findings(page, ".result__plate")).toEqual([]);
  await faces.getByRole("button", { name: "Face 2 of 2" }).click();
  await expect(page.getByText("Chosen by hand: face 2 of 2")).toBeVisible();
  const face = { x: isRight ? 768 : 0, score: await score() };

  const tool = page.getByRole("button", { name: "Crop, turn or choose the face" });
  await tool.click();
  await expect(page.getByRole("heading", { name: "Crop and turn by hand" })).toBeFocused();
  expect(await findings(page, ".crop")).toEqual([]);
  const kept = page.getByText(/pixels are kept/);
  await expect(kept).toHaveText("1,536 × 960 pixels are kept.");
  await page.getByRole("button", { name: "Turn right" }).press("Enter");
  await expect(kept).toHaveText("960 × 1,536 pixels are kept.");
  await page.getByRole("button", { name: "Turn left" }).press("Enter");
  await page.getByRole("button", { name: "Right edge of the frame" }).focus();
  // A press goes on where the last one ended once that is drawn.
  for (let width = 1536; width > 860; width = sizeIn(await kept.innerText()).width) {
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(kept).not.toHaveText(`${width.toLocaleString("en")} × 960 pixels are kept.`);
  }
  const size = sizeIn(await kept.innerText());
  await page.getByRole("button", { name: "Score this part" }).click();
  await expect(page.getByText("Chosen by hand: a part of the photo")).toBeVisible();
  const part = { ...size, score: await score() };

  await tool.click();
  await page.getByRole("button", { name: "Lower edge of the frame" }).focus();
  for (let height = 960; height > 160; height = sizeIn(await kept.innerText()).height) {
    await page.keyboard.press("Control+ArrowUp");
    await expect(kept).not.toHaveText(new RegExp(`× ${height} pixels`));
  }
  await page.getByRole("button", { name: "Score this part" }).click();
  await expect(page.getByText("That choice gave no result").first()).toBeVisible();
  expect(await score()).toBe(part.score);
  await page.getByRole("button", { name: "As it came" }).click();
  await expect(page.getByText("Chosen by hand")).toHaveCount(0);
  await expect(number).toHaveText(largest);
  return { face, part };
}

function sizeIn(text: string): { readonly width: number; readonly height: number } {
  const [width = NaN, height = NaN] = text
    .replaceAll(",", "")
    .split("×")
    .map((side) => parseInt(side, 10));
  return { width, height };
}

function withPngChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  const headerEnd = 8 + 25;
  return Buffer.concat([png.subarray(0, headerEnd), length, body, check, png.subarray(headerEnd)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
