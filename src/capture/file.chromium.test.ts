import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileFiles } from "../../fixtures/hostile/generate.ts";
import type { RunningServer } from "../../scripts/site/server/static-server.ts";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { CHROMIUM_FLAGS, foundChromium } from "../../scripts/browser/chromium.ts";
import { FILE_FAULTS } from "../core/fault.ts";
import { turnedSize, wholePixelsOf, type Framing } from "../core/framing.ts";

const executablePath = foundChromium();

/** How opening one file ended in the browser. `pixel` is the RGBA value at 1/8 of each side from each corner. */
type Ending =
  | {
      readonly kind: "opened";
      readonly width: number;
      readonly height: number;
      readonly focalLength35?: number;
      readonly lacksEnd: boolean;
      readonly corners: Corners;
    }
  | { readonly kind: "fault"; readonly code: string; readonly decodes: number };
type Pixel = readonly [red: number, green: number, blue: number, alpha: number];
type Corners = Readonly<Record<"topLeft" | "topRight" | "bottomLeft" | "bottomRight", Pixel>>;

const PAGE = `
import { openPhoto } from "./capture.js";
const decode = globalThis.createImageBitmap;
let decodes = 0;
globalThis.createImageBitmap = (...given) => (decodes++, decode(...given));
globalThis.ImageDecoder = class { constructor() { decodes++; throw new Error("openPhoto has no use for this decoder"); } };
HTMLImageElement.prototype.decode = () => { decodes++; return Promise.reject(new Error("nor for this one")); };
function cornersOf(bitmap) {
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  const at = (x, y) => [...context.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1).data];
  return { topLeft: at(1/8, 1/8), topRight: at(7/8, 1/8), bottomLeft: at(1/8, 7/8), bottomRight: at(7/8, 7/8) };
}
globalThis.open = async (index, name) => {
  const file = new File([await (await fetch("files/" + index)).blob()], name, { type: "image/jpeg" });
  decodes = 0;
  try {
    const { bitmap, width, height, focalLength35, lacksEnd } = await openPhoto(file);
    if (bitmap.width !== width || bitmap.height !== height) throw new Error("sizes disagree");
    const corners = cornersOf(bitmap);
    bitmap.close();
    return { kind: "opened", width, height, focalLength35, lacksEnd, corners };
  } catch (error) {
    if (error.name !== "FaultError") throw error;
    return { kind: "fault", code: error.fault.code, decodes };
  }
};
globalThis.abort = async (index) => {
  const file = await (await fetch("files/" + index)).blob();
  const stop = new AbortController();
  const opening = openPhoto(file, { signal: stop.signal });
  stop.abort();
  return opening.then(() => "opened", (error) => error.name);
};
globalThis.heic = async (index) => {
  const file = await (await fetch("files/" + index)).blob();
  const { width, format } = await openPhoto(file, { decodeHeic: () => decode(new ImageData(100, 80), {}).then((b) => { 
    const c = new OffscreenCanvas(100, 80); const x = c.getContext("2d"); x.fillRect(0, 0, 100, 80); b.close(); return c.transferToImageBitmap(); }) });
  return [format, width];
};
globalThis.framed = async (index, framing) => {
  const file = await (await fetch("files/" + index)).blob();
  try {
    const { bitmap, width, height, focalLength35 } = await openPhoto(file, { framing });
    const dark = Object.entries(cornersOf(bitmap)).filter(([, [red]]) => red < 50).map(([corner]) => corner);
    bitmap.close();
    return { width, height, dark, focalLength35 };
  } catch (error) {
    return error.fault.code;
  }
};
globalThis.ready = true;
`;

describe.skipIf(executablePath === null)("opening photos in Chromium (skipped where there is none)", () => {
  const files = hostileFiles();
  const endings = new Map<string, Ending>();
  let folder: string;
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "mien-capture-"));
    await build({
      configFile: false,
      logLevel: "error",
      publicDir: false,
      build: {
        outDir: folder,
        lib: {
          entry: path.join(import.meta.dirname, "file.ts"),
          formats: ["es"],
          fileName: () => "capture.js",
        },
      },
    });
    mkdirSync(path.join(folder, "files"));
    files.forEach(({ bytes }, i) => writeFileSync(path.join(folder, "files", String(i)), bytes));
    writeFileSync(path.join(folder, "page.js"), PAGE);
    writeFileSync(
      path.join(folder, "index.html"),
      `<!doctype html><script type="module" src="page.js"></script>`,
    );
    server = await startServer({ root: folder, port: 0 });
    browser = await chromium.launch({
      ...(executablePath === null ? {} : { executablePath }),
      args: [...CHROMIUM_FLAGS],
    });
    page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction("globalThis.ready === true");
    for (const [i, { name }] of files.entries()) {
      endings.set(name, await page.evaluate(`open(${i}, ${JSON.stringify(name)})`));
    }
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  const indexOf = (name: string) => files.findIndex((file) => file.name === name);
  const cornersOf = (name: string): Corners => {
    const ending = endings.get(name);
    if (ending?.kind !== "opened") throw new Error(`${name}: ${JSON.stringify(ending)}`);
    return ending.corners;
  };

  it("ends every hostile file as it must", () => {
    const wrong = files.flatMap(({ name, expect: end, shown, focalLength35, lacksEnd }) => {
      const ending = endings.get(name);
      const code = ending?.kind === "fault" ? ending.code : "opened";
      const sizeIsRight =
        ending?.kind !== "opened" || !shown || (ending.width === shown[0] && ending.height === shown[1]);
      const focalIsRight =
        ending?.kind !== "opened" || focalLength35 === undefined || ending.focalLength35 === focalLength35;
      const endIsRight =
        ending?.kind !== "opened" || name.includes("flipped") || ending.lacksEnd === (lacksEnd ?? false);
      const isRight =
        end === "scored-or-refused"
          ? code === "opened"
          : end === "opened-or-undecodable"
            ? code === "opened" || code === "image-undecodable"
            : end === "any-typed-end"
              ? code === "opened" || FILE_FAULTS.some((fault) => fault === code)
              : code === end;
      return isRight && sizeIsRight && focalIsRight && endIsRight
        ? []
        : [`${name}: ${JSON.stringify(ending)}, expected ${end} ${String(shown ?? "")}`];
    });
    expect(wrong).toEqual([]);
  });

  it("refuses by the header and decodes nothing", () => {
    const byDecoder = ["image-undecodable", "image-blank", "file-heic-unsupported"];
    const refusals = [...endings].flatMap(([name, ending]) =>
      ending.kind === "fault" && !byDecoder.includes(ending.code) ? [{ name, ...ending }] : [],
    );
    expect(refusals.length).toBeGreaterThan(100);
    // A JPEG with its end mark whose codes end early shows that by what is decoded.
    const byRows = ({ name, code }: (typeof refusals)[number]) =>
      code === "file-truncated" && name.startsWith("jpeg-plain-flipped-");
    expect(refusals.filter((refusal) => refusal.decodes > 0 && !byRows(refusal))).toEqual([]);
  });

  it.each([
    [1, "topLeft"],
    [2, "topRight"],
    [3, "bottomRight"],
    [4, "bottomLeft"],
    [5, "topLeft"],
    [6, "topRight"],
    [7, "bottomRight"],
    [8, "bottomLeft"],
  ] as const)("turns a picture of EXIF orientation %i exactly once", (orientation, dark) => {
    for (const order of ["little", "big"]) {
      const corners = cornersOf(`jpeg-orientation-${orientation}-${order}-endian.jpg`);
      for (const [corner, [red]] of Object.entries(corners)) expect(red < 50, corner).toBe(corner === dark);
    }
  });

  describe("a photo that a person framed", () => {
    const name = "jpeg-orientation-6-little-endian.jpg";
    const framed = (file: string, framing: Pick<Framing, "turns" | "part">) =>
      page.evaluate(`framed(${indexOf(file)}, ${JSON.stringify(framing)})`);
    const whole = () => {
      const ending = endings.get(name);
      if (ending?.kind !== "opened") throw new Error(`${name} was not opened`);
      return ending;
    };

    it.each([
      [0, "topRight"],
      [1, "bottomRight"],
      [2, "bottomLeft"],
      [3, "topLeft"],
    ] as const)("is turned clockwise after EXIF has turned it, %i times", async (turns, dark) => {
      const { width, height } = turnedSize(whole(), turns);
      expect(await framed(name, { turns, part: null })).toMatchObject({ width, height, dark: [dark] });
    });

    it("is cut after it was turned", async () => {
      const turned = turnedSize(whole(), 1);
      const right = { x: 0.2, y: 0, width: 0.8, height: 1 };
      const { width, height } = wholePixelsOf(right, turned);
      expect(await framed(name, { turns: 1, part: right })).toMatchObject({
        width,
        height,
        dark: ["bottomRight"],
      });
      expect(await framed(name, { turns: 1, part: { ...right, x: 0 } })).toMatchObject({ width, height });
    });

    it("has the lens that would take just the part, for the distance to stay", async () => {
      const file = files.find(({ focalLength35 }) => focalLength35 !== undefined);
      const part = { x: 0.1, y: 0.1, width: 0.8, height: 0.8 };
      const cut = (await framed(file?.name ?? "", { turns: 0, part })) as { focalLength35: number };
      expect(cut.focalLength35 / (file?.focalLength35 ?? NaN)).toBeCloseTo(1 / 0.8, 1);
    });

    it("is refused where the part is too small or too narrow", async () => {
      const speck = { x: 0, y: 0, width: 0.01, height: 0.01 };
      expect(await framed(name, { turns: 0, part: speck })).toBe("image-too-small");
    });
  });

  it("lays a half-transparent picture over white, and hands out nothing transparent", () => {
    const [red, green, blue, alpha] = cornersOf("webp-half-transparent.webp").topLeft;
    for (const value of [red, green, blue]) expect(Math.abs(value - 191)).toBeLessThanOrEqual(1);
    expect(alpha).toBe(255);
    for (const [name, ending] of endings) {
      if (ending.kind === "opened")
        for (const pixel of Object.values(ending.corners)) expect(pixel[3], name).toBe(255);
    }
  });

  it("stops with AbortError when the signal is aborted", async () => {
    expect(await page.evaluate(`abort(${indexOf("jpeg-plain.jpg")})`)).toBe("AbortError");
  });

  it("asks the given decoder for HEIC where the browser has none", async () => {
    expect(await page.evaluate(`heic(${indexOf("heic-phone.heic")})`)).toEqual(["heic", 100]);
  });
});
