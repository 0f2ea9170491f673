import { readFileSync } from "node:fs";
import jpeg from "jpeg-js";
import { describe, expect, it } from "vitest";
import { EXAMPLE_FACES } from "./example-scenes.ts";

const folder = new URL("../../public/examples/", import.meta.url);
const index = JSON.parse(readFileSync(new URL("index.json", folder), "utf8")) as {
  id: string;
  name: string;
  file: string;
  width: number;
  height: number;
}[];

describe("public/examples", () => {
  it("lists the example scenes, under neutral names", () => {
    expect(index.map(({ id, name }) => ({ id, name }))).toEqual(
      EXAMPLE_FACES.map(({ id, name }) => ({ id, name })),
    );
    expect(index.every(({ name }) => /^Example [A-Z]$/.test(name))).toBe(true);
  });

  it.each(index)("holds $file, of the size listed and below 90 kB", ({ file, width, height }) => {
    const bytes = readFileSync(new URL(file, folder));
    expect(bytes.length).toBeLessThan(90_000);
    expect(jpeg.decode(bytes, { useTArray: true })).toMatchObject({ width, height });
  });
});
