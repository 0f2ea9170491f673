/**
 * Makes the HEIC files of the tests from a rendered example face, with Debian's `libheif-examples` and `ffmpeg`.
 *
 * `single.heic` is one picture of odd size. `grid.heic` is the whole example as phones store it: lying on its side, in four
 * tiles of 512 px, cut to 960 x 768, to be turned upright, with the focal length in EXIF. `pixels.json` holds the SHA-256 of
 * the RGBA values that libheif decodes from each.
 *
 * Run: `npx tsx scripts/heic/fixtures.ts` (writes to src/capture/heic/testing/)
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PNG } from "pngjs";
import { boxesIn } from "../../src/core/image/sniff/boxes.ts";
import { itemBytes, itemProperties, primaryItem } from "../../src/core/image/sniff/items.ts";
import { ROOT } from "../build/ensure-built.ts";
import { exifBlock } from "../hostile/encode/exif.ts";
import { gridFile } from "./grid-file.ts";

const OUT = path.join(ROOT, "src", "capture", "heic", "testing");
const EXAMPLE = path.join(ROOT, "public", "examples", "example-b.jpg");
const TILE = 512;
const COLUMNS = 2;
/** The lens of the example's scene, 110 cm away: a face of 15.3 cm fills .52 of 768 pixels. */
const FOCAL_35 = Math.round((0.52 * 768 * (110 / 15.3) * Math.hypot(36, 24)) / Math.hypot(768, 960));

function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "mien-heic-"));
  const at = (name: string) => path.join(folder, name);
  const cut = (filter: string, name: string) => {
    execFileSync("ffmpeg", ["-v", "error", "-y", "-i", EXAMPLE, "-vf", filter, at(name)]);
    return at(name);
  };
  const encode = (from: string, to: string) => execFileSync("heif-enc", ["-q", "55", from, "-o", to]);
  try {
    encode(cut("crop=301:401:233:280", "single.png"), path.join(OUT, "single.heic"));
    const tiles = Array.from({ length: COLUMNS * COLUMNS }, (_, i) => {
      const [x, y] = [(i % COLUMNS) * TILE, Math.floor(i / COLUMNS) * TILE];
      const lying = `transpose=clock,pad=${COLUMNS * TILE}:${COLUMNS * TILE},crop=${TILE}:${TILE}:${x}:${y}`;
      encode(cut(lying, `${i}.png`), at(`${i}.heic`));
      return tileOf(new Uint8Array(readFileSync(at(`${i}.heic`))));
    });
    const exif = exifBlock({ focalLength35: FOCAL_35 });
    writeFileSync(
      path.join(OUT, "grid.heic"),
      gridFile({ tiles, tile: TILE, columns: COLUMNS, width: 960, height: 768, turns: 1, exif }),
    );
    const pixels = Object.fromEntries(
      ["single.heic", "grid.heic"].map((name) => {
        execFileSync("heif-convert", [path.join(OUT, name), at("decoded.png")], { stdio: "ignore" });
        const { data } = PNG.sync.read(readFileSync(at("decoded.png")));
        return [name, createHash("sha256").update(data).digest("hex")];
      }),
    );
    writeFileSync(path.join(OUT, "pixels.json"), `${JSON.stringify(pixels, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Return the configuration and the coded bytes of a file with one picture. */
function tileOf(bytes: Uint8Array): { readonly configuration: Uint8Array; readonly coded: Uint8Array } {
  const meta = boxesIn(bytes, 0, bytes.length).find(({ type }) => type === "meta");
  const item = meta ? primaryItem(bytes, meta) : null;
  if (!meta || item === null) throw new Error("no picture in what heif-enc wrote");
  const hvcC = itemProperties(bytes, meta, item).find(({ type }) => type === "hvcC");
  const coded = itemBytes(bytes, meta, item);
  if (!hvcC || !coded) throw new Error("no HEVC in what heif-enc wrote");
  return { configuration: bytes.subarray(hvcC.start, hvcC.end), coded };
}

main();
