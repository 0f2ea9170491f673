import { readFileSync } from "node:fs";
import path from "node:path";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { ROOT } from "./site/build/root.ts";
import { iconPng, ICONS } from "./icons.ts";

const read = (name: string) => readFileSync(path.join(ROOT, name));

describe("the installed app's sign", () => {
  it.each(Object.entries(ICONS))("%s is what the script draws", (name, shape) => {
    const { data } = PNG.sync.read(read(`public/icons/${name}`));
    expect(data.equals(PNG.sync.read(iconPng(shape)).data)).toBe(true);
  });

  it("is see-through at round corners only where the system does not cut its own shape", () => {
    for (const [name, { isFull }] of Object.entries(ICONS)) {
      const corner = PNG.sync.read(read(`public/icons/${name}`)).data[3];
      expect(corner, name).toBe(isFull ? 255 : 0);
    }
  });

  it("is listed in the manifest by its true size and purpose, in the colours of the page", () => {
    const manifest = JSON.parse(read("public/manifest.webmanifest").toString()) as {
      icons: { src: string; sizes: string; purpose: string; type: string }[];
      theme_color: string;
      background_color: string;
    };
    for (const { src, sizes, purpose, type } of manifest.icons) {
      const { width, height } = PNG.sync.read(read(`public/${src}`));
      expect([`${width}x${height}`, type]).toEqual([sizes, "image/png"]);
      expect(ICONS[path.basename(src)]?.isFull).toBe(purpose === "maskable");
    }
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
      expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]),
    );
    const page = read("index.html").toString();
    expect(page).toContain(`(prefers-color-scheme: light)" content="${manifest.theme_color}"`);
    expect(manifest.background_color).toBe(manifest.theme_color);
  });
});
