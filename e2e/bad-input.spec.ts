import { examplePixels, greyPicture, paste, pngFile, turnedLeft } from "./faces.ts";
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

test("half a face is refused, two faces are said, and a photo that EXIF turns scores as the upright one", async ({
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

  const whole = examplePixels("a");
  const left = pngFile("turned.png", turnedLeft(whole));
  // PNG keeps EXIF in an eXIf chunk: orientation 6, "turn a quarter clockwise to show".
  const exif = Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex");
  await addFiles(page, [
    pngFile("upright.png", whole),
    { ...left, buffer: withPngChunk(left.buffer, "eXIf", exif) },
  ]);
  await openScreen(page, "#/photos", "Several photos");
  await expect(page.getByText("4 of 4 finished")).toBeVisible();
  const labels = await page
    .getByRole("button", { name: /^(upright|turned)\.png: PSL/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""));
  const [upright = NaN, turned = NaN] = labels.map((label) => Number(/PSL (\d+\.\d)/.exec(label)?.[1]));
  expect(Math.abs(upright - turned)).toBeLessThanOrEqual(0.5);
});

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
