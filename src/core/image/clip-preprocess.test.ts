import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { CLIP_SIZE, clipPixels, clipTensor, l2Normalized } from "./clip-preprocess.ts";
import { pillowBicubic } from "./pillow-resize.ts";
import type { RgbaImage } from "./raster.ts";

const golden = path.resolve(process.env["MIEN_SHARED"] ?? "../shared", "golden/clip-preprocess");
const hasGolden = existsSync(golden);

interface Case {
  readonly name: string;
  readonly source: string;
  readonly pixels: string;
  readonly tensor: string;
}

const cases: Case[] = hasGolden
  ? (JSON.parse(readFileSync(path.join(golden, "index.json"), "utf8")) as { cases: Case[] }).cases
  : [];

function readPng(file: string): RgbaImage {
  const { data, width, height } = PNG.sync.read(readFileSync(file));
  return { data: new Uint8ClampedArray(data), width, height };
}

function plain(width: number, height: number, rgba: readonly [number, number, number, number]): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < data.length; i++) data[i] = rgba[i % 4] ?? 0;
  return { data, width, height };
}

describe.skipIf(!hasGolden)(
  "clip preprocessing against Pillow's own results (needs ../shared/golden)",
  () => {
    it("has every kind of case", () => {
      expect(cases.length).toBeGreaterThanOrEqual(7);
    });

    it.each(cases)("gives the very same pixels and tensor for $name", ({ source, pixels, tensor }) => {
      const image = readPng(path.join(golden, source));
      const expectedPixels = readFileSync(path.join(golden, pixels));
      expect(Buffer.compare(Buffer.from(clipPixels(image).data), expectedPixels)).toBe(0);
      const bytes = readFileSync(path.join(golden, tensor));
      const expected = new Float32Array(
        bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
      );
      const got = clipTensor(image);
      expect(got.length).toBe(expected.length);
      const worst = got.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? NaN))), 0);
      expect(worst).toBeLessThanOrEqual(1e-6);
    });
  },
);

describe("pillowBicubic", () => {
  it("leaves a plain colour plain, whatever the sizes", () => {
    for (const [width, height] of [
      [1, 1],
      [3, 700],
      [500, 20],
    ] as const) {
      const { data } = clipPixels(plain(width, height, [10, 200, 255, 7]));
      expect(data.length).toBe(3 * CLIP_SIZE * CLIP_SIZE);
      expect(data.every((value, i) => value === [10, 200, 255][i % 3])).toBe(true);
    }
  });

  it("gives the same pixels for a window as for the whole", () => {
    const image: RgbaImage = { ...plain(61, 47, [0, 0, 0, 255]) };
    image.data.forEach((_, i) => (image.data[i] = (i * 7919) % 251));
    const whole = pillowBicubic(image, {
      width: 40,
      height: 33,
      window: { x: 0, y: 0, width: 40, height: 33 },
    });
    const part = pillowBicubic(image, {
      width: 40,
      height: 33,
      window: { x: 5, y: 9, width: 20, height: 11 },
    });
    for (let y = 0; y < 11; y++) {
      const row = whole.data.subarray(3 * ((y + 9) * 40 + 5), 3 * ((y + 9) * 40 + 25));
      expect(part.data.subarray(60 * y, 60 * (y + 1))).toEqual(row);
    }
  });

  it("changes nothing at the same size, and clips the overshoot at an edge instead of wrapping round", () => {
    const edge = plain(8, 8, [0, 0, 0, 255]);
    for (let i = 0; i < 64; i++) if (i % 8 > 3) edge.data.fill(255, 4 * i, 4 * i + 3);
    const same = pillowBicubic(edge, { width: 8, height: 8, window: { x: 0, y: 0, width: 8, height: 8 } });
    expect([...same.data]).toEqual([...edge.data].filter((_, i) => i % 4 !== 3));
    const large = pillowBicubic(edge, { width: 64, height: 8, window: { x: 0, y: 0, width: 64, height: 1 } });
    const reds = Array.from({ length: 64 }, (_, i) => large.data[3 * i] ?? 0);
    expect(reds.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0));
    expect(reds.slice(-20)).toEqual(Array.from({ length: 20 }, () => 255));
  });
});

describe("l2Normalized", () => {
  it("gives a unit vector, and zeros for zeros", () => {
    expect([...l2Normalized(new Float32Array([3, 0, -4]))].map((v) => +v.toFixed(6))).toEqual([0.6, 0, -0.8]);
    expect([...l2Normalized(new Float32Array(4))]).toEqual([0, 0, 0, 0]);
  });
});
