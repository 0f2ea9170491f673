import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sniffImage } from "../src/core/image/sniff/sniff.ts";
import { SCREENSHOTS } from "./screenshots.ts";
import { siteFiles } from "./site/build/service-worker.ts";
import { ROOT } from "./site/build/root.ts";

interface Listed {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly form_factor: string;
  readonly label: string;
}
const PUBLIC = path.join(ROOT, "public");
const manifest = JSON.parse(readFileSync(path.join(PUBLIC, "manifest.webmanifest"), "utf8")) as {
  screenshots: Listed[];
};
const bytesOf = (src: string) => new Uint8Array(readFileSync(path.join(PUBLIC, src)));

describe("what installing browsers show of the app", () => {
  it("is what the script makes, in both shapes, by its true size", () => {
    const sources = manifest.screenshots.map(({ src }) => src);
    expect(sources).toEqual(Object.keys(SCREENSHOTS).map((name) => `screenshots/${name}`));
    expect(readdirSync(path.join(PUBLIC, "screenshots")).sort()).toEqual(Object.keys(SCREENSHOTS).sort());
    for (const { src, sizes, type, form_factor: shape, label } of manifest.screenshots) {
      const shot = SCREENSHOTS[path.basename(src)];
      const { width = 0, height = 0, scale = 1 } = shot ?? {};
      expect(sniffImage(bytesOf(src))).toMatchObject({
        kind: "image",
        format: "webp",
        width: scale * width,
        height: scale * height,
      });
      expect([sizes, type]).toEqual([`${scale * width}x${scale * height}`, "image/webp"]);
      expect(shape).toBe(width > height ? "wide" : "narrow");
      expect(label).toMatch(/\w/);
    }
    expect(new Set(manifest.screenshots.map(({ form_factor: shape }) => shape))).toEqual(
      new Set(["wide", "narrow"]),
    );
  });

  // Source: Chromium's rules for richer installs: 320 to 3840 pixels a side, the long one at most 2.3 times the short one.
  it("is of a shape that they take, the same for each form, and small", () => {
    for (const { src } of manifest.screenshots) {
      const { width = 0, height = 0, scale = 1 } = SCREENSHOTS[path.basename(src)] ?? {};
      const [short = 0, long = 0] = [scale * width, scale * height].sort((a, b) => a - b);
      expect(short).toBeGreaterThanOrEqual(320);
      expect(long).toBeLessThanOrEqual(Math.min(3840, 2.3 * short));
      expect(bytesOf(src).length).toBeLessThan(80_000);
    }
  });

  it("is fetched by who installs the app alone: the service worker keeps none of it", async () => {
    const files = await siteFiles(PUBLIC);
    expect(files.some(({ path: file }) => file.startsWith("examples/"))).toBe(true);
    expect(files.filter(({ path: file }) => file.startsWith("screenshots/"))).toEqual([]);
  });
});
