import { describe, expect, it } from "vitest";
import { paintAlpha, paintTile, setOpacity, turned, type YuvTile } from "./paint.ts";
import type { HeicColour } from "./picture.ts";

const BT601: HeicColour = { matrix: "bt601", fullRange: true, space: "srgb", transfer: "sdr", bt2020: false };

/** A tile of one colour: luma, and chroma of half size. */
function tile(side: number, [y, cb, cr]: readonly [number, number, number], bitDepth = 8): YuvTile {
  const half = side / 2;
  return {
    y: new Uint16Array(side * side).fill(y),
    cb: new Uint16Array(half * half).fill(cb),
    cr: new Uint16Array(half * half).fill(cr),
    width: side,
    height: side,
    chromaWidth: half,
    chromaHeight: half,
    bitDepth,
  };
}

function canvas(width: number, height: number) {
  return { data: new Uint8ClampedArray(4 * width * height), width, height };
}

describe("painting a tile", () => {
  // Red, white and black in each coding: ITU-R BT.601, BT.709.
  it.each([
    ["bt601, full", BT601, [76, 85, 255], [254, 0, 0]],
    ["bt601, 16-235", { ...BT601, fullRange: false }, [81, 90, 240], [254, 0, 0]],
    ["bt709, 16-235", { ...BT601, matrix: "bt709", fullRange: false }, [63, 102, 240], [255, 0, 0]],
    ["white, 16-235", { ...BT601, fullRange: false }, [235, 128, 128], [255, 255, 255]],
    ["black, 16-235", { ...BT601, fullRange: false }, [16, 128, 128], [0, 0, 0]],
  ] as const)("gives the colour that was coded: %s", (_, colour, coded, rgb) => {
    const image = canvas(2, 2);
    paintTile(image, 0, 0, tile(2, coded), colour);
    rgb.forEach((value, i) => expect(Math.abs((image.data[i] ?? 0) - value)).toBeLessThanOrEqual(1));
    expect(image.data[3]).toBe(255);
  });

  it("reads ten bits as it reads eight", () => {
    const [eight, ten] = [canvas(2, 2), canvas(2, 2)];
    paintTile(eight, 0, 0, tile(2, [100, 128, 128]), BT601);
    paintTile(ten, 0, 0, tile(2, [401, 512, 512], 10), BT601);
    expect(ten.data).toEqual(eight.data);
  });

  it("without chroma is grey", () => {
    const image = canvas(2, 2);
    const grey = { ...tile(2, [90, 0, 0]), cb: new Uint16Array(0), cr: new Uint16Array(0) };
    paintTile(image, 0, 0, { ...grey, chromaWidth: 0, chromaHeight: 0 }, BT601);
    expect([...image.data.slice(0, 4)]).toEqual([90, 90, 90, 255]);
  });

  it("cuts off what lies outside and touches nothing else", () => {
    const image = canvas(3, 3);
    paintTile(image, 2, 2, tile(2, [90, 128, 128]), BT601);
    expect(image.data.filter((value) => value !== 0)).toHaveLength(4);
    expect(image.data[4 * 8]).toBe(90);
  });
});

describe("turning", () => {
  /** The numbers of the pixels, row by row. */
  const numbered = (width: number, height: number) => {
    const image = canvas(width, height);
    for (let i = 0; i < width * height; i++) image.data[4 * i] = i;
    return image;
  };
  const order = (image: { data: Uint8ClampedArray }) => [...image.data].filter((_, i) => i % 4 === 0);

  it.each([
    [1, [2, 5, 1, 4, 0, 3]],
    [2, [5, 4, 3, 2, 1, 0]],
    [3, [3, 0, 4, 1, 5, 2]],
  ])("by %i quarters anticlockwise", (quarters, expected) => {
    const image = turned(numbered(3, 2), [{ kind: "rotate", quarters }]);
    expect([image.width, image.height]).toEqual(quarters === 2 ? [3, 2] : [2, 3]);
    expect(order(image)).toEqual(expected);
  });

  it("mirrors either way", () => {
    expect(order(turned(numbered(3, 2), [{ kind: "mirror", swap: "left-right" }]))).toEqual([
      2, 1, 0, 5, 4, 3,
    ]);
    expect(order(turned(numbered(3, 2), [{ kind: "mirror", swap: "top-bottom" }]))).toEqual([
      3, 4, 5, 0, 1, 2,
    ]);
  });

  it("takes several turns in their order", () => {
    const both = turned(numbered(3, 2), [
      { kind: "rotate", quarters: 1 },
      { kind: "mirror", swap: "left-right" },
    ]);
    expect(order(both)).toEqual([5, 2, 4, 1, 3, 0]);
  });
});

describe("opacity", () => {
  const opaque = (width: number, height: number, colour: number) => {
    const image = canvas(width, height);
    for (let i = 0; i < image.data.length; i++) image.data[i] = i % 4 === 3 ? 255 : colour;
    return image;
  };
  const alphas = ({ data }: { data: Uint8ClampedArray }) => [...data].filter((_, i) => i % 4 === 3);

  it("is what the luma of a tile says, in eight bits or ten, cut to the plane", () => {
    const plane = { data: new Uint8ClampedArray(9), width: 3, height: 3 };
    paintAlpha(plane, 0, 0, tile(2, [64, 0, 0]));
    paintAlpha(plane, 2, 2, tile(2, [1023, 0, 0], 10));
    expect([...plane.data]).toEqual([64, 64, 0, 64, 64, 0, 0, 0, 255]);
  });

  it("of half the size is stretched over the picture", () => {
    const image = opaque(4, 2, 90);
    setOpacity(image, { data: Uint8ClampedArray.of(0, 200), width: 2, height: 1 }, false);
    expect(alphas(image)).toEqual([0, 0, 200, 200, 0, 0, 200, 200]);
    expect(image.data[8]).toBe(90);
  });

  it("leaves plain colours, whether they were stored so or weighted by it", () => {
    for (const [stored, isPremultiplied] of [
      [100, false],
      [40, true],
    ] as const) {
      const image = opaque(1, 1, stored);
      setOpacity(image, { data: Uint8ClampedArray.of(102), width: 1, height: 1 }, isPremultiplied);
      expect([...image.data]).toEqual([100, 100, 100, 102]);
    }
  });
});
