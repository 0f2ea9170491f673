import { describe, expect, it } from "vitest";
import { IDENTITY, similarityAbout } from "../geometry/similarity.ts";
import type { FramePlanes } from "./frame-planes.ts";
import { greyCrop, smallPicture } from "./frame-planes.ts";

const clamp = (value: number) => Math.min(255, Math.max(0, Math.round(value)));

/** Return a frame of the colours that `paint` gives, as I420 or NV12, with some bytes at the end of each row. */
function frameOf(
  width: number,
  height: number,
  paint: (x: number, y: number) => readonly [number, number, number],
  kind: "I420" | "NV12" = "I420",
): FramePlanes {
  const stride = width + 16;
  const half = { width: width >> 1, height: height >> 1 };
  const chromaStride = kind === "I420" ? half.width + 8 : width + 8;
  const yBytes = stride * height;
  const chromaBytes = chromaStride * half.height;
  const data = new Uint8Array(yBytes + 2 * chromaBytes).fill(77);
  const step = kind === "I420" ? 1 : 2;
  const u = { offset: yBytes, stride: chromaStride };
  const v = { offset: kind === "I420" ? yBytes + chromaBytes : yBytes + 1, stride: chromaStride };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [r, g, b] = paint(x, y);
      data[y * stride + x] = clamp(0.299 * r + 0.587 * g + 0.114 * b);
      const place = (y >> 1) * chromaStride + (x >> 1) * step;
      data[u.offset + place] = clamp(128 - 0.169 * r - 0.331 * g + 0.5 * b);
      data[v.offset + place] = clamp(128 + 0.5 * r - 0.419 * g - 0.081 * b);
    }
  }
  return { data, width, height, y: { offset: 0, stride }, u, v, chromaStep: step, fullRange: true };
}

const pixel = (image: { data: Uint8ClampedArray; width: number }, x: number, y: number) => [
  ...image.data.subarray(4 * (y * image.width + x), 4 * (y * image.width + x) + 4),
];

describe("a small picture of a frame", () => {
  it.each(["I420", "NV12"] as const)("has the frame's colours where they were, from %s", (kind) => {
    const halves = frameOf(64, 48, (x) => (x < 32 ? [200, 60, 40] : [30, 90, 210]), kind);
    const small = smallPicture(halves, 16, 12);
    for (const [x, colour] of [
      [2, [200, 60, 40]],
      [13, [30, 90, 210]],
    ] as const) {
      const [r = 0, g = 0, b = 0, a] = pixel(small, x, 6);
      expect(Math.abs(r - colour[0])).toBeLessThanOrEqual(4);
      expect(Math.abs(g - colour[1])).toBeLessThanOrEqual(4);
      expect(Math.abs(b - colour[2])).toBeLessThanOrEqual(4);
      expect(a).toBe(255);
    }
  });

  it("averages what it leaves out, and may have any size up to the frame's", () => {
    const stripes = frameOf(64, 64, (x) => (x % 4 < 2 ? [0, 0, 0] : [200, 200, 200]));
    const small = smallPicture(stripes, 16, 16);
    expect(pixel(small, 7, 7)[0]).toBeGreaterThan(80);
    expect(pixel(small, 7, 7)[0]).toBeLessThan(120);
    expect(smallPicture(stripes, 64, 64).data).toHaveLength(4 * 64 * 64);
    expect(smallPicture(stripes, 17, 11)).toMatchObject({ width: 17, height: 11 });
  });

  it("stretches the brightness of a frame that uses 16-235 only", () => {
    const grey = frameOf(16, 16, () => [126, 126, 126]);
    expect(pixel(smallPicture({ ...grey, fullRange: false }, 8, 8), 4, 4)[0]).toBe(128);
    expect(pixel(smallPicture(grey, 8, 8), 4, 4)[0]).toBe(126);
  });
});

describe("a grey crop of a frame", () => {
  const ramp = frameOf(64, 48, (x, y) => [2 * x + y, 2 * x + y, 2 * x + y]);

  it("has the brightness of the place that the map leads from", () => {
    const crop = greyCrop(ramp, IDENTITY, { x: 10, y: 5, width: 20, height: 12 });
    expect(crop).toMatchObject({ width: 20, height: 12 });
    expect(pixel(crop, 0, 0)).toEqual([25, 25, 25, 255]);
    expect(pixel(crop, 7, 3)).toEqual([42, 42, 42, 255]);
  });

  it("follows a turn and a scale as landmarks do", () => {
    const map = similarityAbout({ x: 32, y: 24 }, { radians: 0.3, scale: 1.5, dx: 4, dy: -2 });
    const crop = greyCrop(ramp, map, { x: 20, y: 10, width: 24, height: 24 });
    // The middle of pixel (12, 12) of the crop lies at (32.5, 22.5) of the mapped plane.
    const cos = Math.cos(0.3) / 1.5;
    const sin = Math.sin(0.3) / 1.5;
    const [dx, dy] = [32.5 - 4 - 32, 22.5 + 2 - 24];
    const [x, y] = [32 + cos * dx + sin * dy - 0.5, 24 - sin * dx + cos * dy - 0.5];
    expect(Math.abs((pixel(crop, 12, 12)[0] ?? 0) - (2 * x + y))).toBeLessThanOrEqual(1);
  });

  it("is black and opaque outside the frame", () => {
    const crop = greyCrop(ramp, IDENTITY, { x: -8, y: -8, width: 10, height: 10 });
    expect(pixel(crop, 0, 0)).toEqual([0, 0, 0, 255]);
    expect(pixel(crop, 9, 9)[0]).toBe(3);
  });
});
