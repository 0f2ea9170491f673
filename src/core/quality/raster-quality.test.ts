import { describe, expect, it } from "vitest";
import { LEFT, MIDLINE, RIGHT } from "../geometry/landmarks.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import { LANDMARK_COUNT } from "../geometry/points.ts";
import type { RgbaImage } from "../image/raster.ts";
import { rasterQuality } from "./raster-quality.ts";

type Colour = readonly [red: number, green: number, blue: number];

const SIZE = 100;

/** A crop painted by a function of the pixel. */
function painted(colour: (x: number, y: number) => Colour, width = SIZE, height = SIZE): RgbaImage {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([...colour(x, y), 255], (y * width + x) * 4);
  return { data, width, height };
}
const grey = (value: number): Colour => [value, value, value];

/** Places of the landmarks in the crop: a face box from (20, 30) to (79, 89), patches of radius 4.8. */
const PLACES: Readonly<Record<number, readonly [number, number]>> = {
  [RIGHT.iris]: [35, 45],
  [LEFT.iris]: [65, 45],
  50: [30, 60],
  205: [32, 60],
  280: [68, 60],
  425: [70, 60],
  [MIDLINE.glabella]: [50, 30],
  [MIDLINE.forehead]: [50, 10],
  [RIGHT.malar]: [20, 60],
  [LEFT.malar]: [79, 60],
  [MIDLINE.menton]: [50, 89],
};

function landmarks(changed: typeof PLACES = {}): PixelLandmarks {
  const points = Array.from({ length: LANDMARK_COUNT }, () => ({ x: 0, y: 0, z: 0 }));
  for (const [index, [x, y]] of Object.entries({ ...PLACES, ...changed }))
    points[Number(index)] = { x, y, z: 0 };
  return { space: "pixel", points };
}

const within = (x: number, y: number, [cx, cy]: readonly [number, number], reach = 6) =>
  Math.abs(x - cx) <= reach && Math.abs(y - cy) <= reach;
const RIGHT_CHEEK = [31, 60] as const;
const LEFT_CHEEK = [69, 60] as const;
const FOREHEAD = [50, 20] as const;

describe("what the pixels of a face say", () => {
  it("is luma by Rec. 601 of both cheeks and the forehead", () => {
    const luma = (colour: Colour) =>
      rasterQuality(
        painted(() => colour),
        landmarks(),
      ).luma;
    expect(luma([200, 0, 0])).toBeCloseTo(59.8, 9);
    expect(luma([0, 200, 0])).toBeCloseTo(117.4, 9);
    expect(luma([0, 0, 200])).toBeCloseTo(22.8, 9);
  });

  it("reads the light only where there is skin", () => {
    const image = painted((x, y) =>
      within(x, y, RIGHT_CHEEK)
        ? grey(90)
        : within(x, y, LEFT_CHEEK)
          ? grey(110)
          : within(x, y, FOREHEAD)
            ? grey(130)
            : grey(0),
    );
    const quality = rasterQuality(image, landmarks());
    expect(quality.luma).toBeCloseTo(110, 9);
    expect(quality.sideLight).toBeCloseTo(0.2, 9);
    expect(quality.black).toBe(0);
  });

  it("has light from the subject's left as positive, and no bias where both sides are alike", () => {
    const sided = (right: number, left: number) =>
      rasterQuality(
        painted((x) => grey(x < 50 ? right : left)),
        landmarks(),
      ).sideLight;
    expect(sided(50, 150)).toBeCloseTo(1, 9);
    expect(sided(150, 50)).toBeCloseTo(-1, 9);
    expect(sided(80, 80)).toBe(0);
    expect(sided(0, 0)).toBe(0);
    // In the dark the difference is taken per one step of luma, not per nearly nothing.
    expect(sided(0, 1)).toBeCloseTo(1, 9);
  });

  it("counts skin above 250 as burnt and below 12 as black", () => {
    const of = (value: number) =>
      rasterQuality(
        painted(() => grey(value)),
        landmarks(),
      );
    expect(of(251)).toMatchObject({ burnt: 1, black: 0 });
    expect(of(250)).toMatchObject({ burnt: 0, black: 0 });
    expect(of(12)).toMatchObject({ burnt: 0, black: 0 });
    expect(of(11)).toMatchObject({ burnt: 0, black: 1 });
    const third = rasterQuality(
      painted((x, y) => (within(x, y, FOREHEAD) ? grey(255) : grey(100))),
      landmarks(),
    );
    expect(third.burnt).toBeCloseTo(1 / 3, 1);
  });

  it("is sharp where the Laplacian varies: a chessboard by its square, a ramp not at all", () => {
    const of = (colour: (x: number, y: number) => Colour) => rasterQuality(painted(colour), landmarks());
    // Each pixel differs by 10 from its four neighbours: the Laplacian is +40 and -40 in turn.
    expect(of((x, y) => grey((x + y) % 2 === 0 ? 100 : 110)).sharpness).toBeCloseTo(1600, 6);
    // Stripes differ from two neighbours only.
    expect(of((x) => grey(x % 2 === 0 ? 100 : 110)).sharpness).toBeCloseTo(400, 6);
    expect(of((_, y) => grey(y % 2 === 0 ? 100 : 110)).sharpness).toBeCloseTo(400, 6);
    expect(of((x, y) => grey(x + y)).sharpness).toBeCloseTo(0, 9);
  });

  it("sees every neighbour of a pixel once", () => {
    // 0, 30, 90 in turn: what the neighbours add up to is 120, 30 and -150 more than the pixel itself.
    const turn = (place: number) => grey([0, 30, 90][place % 3] ?? 0);
    const sharpness = (colour: (x: number, y: number) => Colour) =>
      rasterQuality(painted(colour), landmarks()).sharpness;
    expect(sharpness((x) => turn(x))).toBeCloseTo(12_600, 3);
    expect(sharpness((_, y) => turn(y))).toBeCloseTo(12_600, 3);
  });

  it("is not sharp where brightness bends evenly", () => {
    const narrow = landmarks({ [RIGHT.malar]: [40, 60], [LEFT.malar]: [59, 60] });
    const bent = painted((x) => grey((x - 50) ** 2));
    expect(rasterQuality(bent, narrow).sharpness).toBeCloseTo(0, 6);
  });

  it("reads skin up to the last row and column of each patch", () => {
    // Irises 50 pixels apart: patches reach 8 pixels each way, 17 by 17 in all.
    const wide = landmarks({ [RIGHT.iris]: [25, 45], [LEFT.iris]: [75, 45] });
    const black = (isBlack: (x: number, y: number) => boolean) =>
      rasterQuality(
        painted((x, y) => grey(isBlack(x, y) ? 0 : 100)),
        wide,
      ).black;
    expect(black((_, y) => y === 68)).toBeCloseTo(2 / 51, 9);
    expect(black((_, y) => y === 69)).toBe(0);
    expect(black((_, y) => y === 12)).toBeCloseTo(1 / 51, 9);
    expect(black((x, y) => x === 39 && y > 40)).toBeCloseTo(1 / 51, 9);
    expect(black((x, y) => x === 23 && y > 40)).toBeCloseTo(1 / 51, 9);
    expect(black((x, y) => x === 22 && y > 40)).toBe(0);
  });

  it("reads texture inside the face box and one pixel around it, nowhere else", () => {
    const inside = (x: number, y: number) => x >= 19 && x <= 80 && y >= 29 && y <= 90;
    const noisy = painted((x, y) => (inside(x, y) ? grey(100) : grey((x * 37 + y * 91) % 200)));
    expect(rasterQuality(noisy, landmarks())).toMatchObject({ sharpness: 0, flat: 1 });
    const edge = (x: number, y: number) => x === 79 && y === 60;
    expect(
      rasterQuality(
        painted((x, y) => grey(edge(x, y) ? 140 : 100)),
        landmarks(),
      ).sharpness,
    ).toBeGreaterThan(0);
  });

  it("counts equal neighbours to the right as flat, and one channel is enough to differ", () => {
    const flat = (colour: (x: number, y: number) => Colour) =>
      rasterQuality(painted(colour), landmarks()).flat;
    expect(flat((_, y) => grey(y))).toBe(1);
    expect(flat((x) => [x, 0, 0])).toBe(0);
    expect(flat((x) => [0, x, 0])).toBe(0);
    expect(flat((x) => [0, 0, x])).toBe(0);
    expect(flat((x) => grey(x - (x % 2)))).toBeCloseTo(0.5, 2);
    // Only the last column has an equal neighbour to its right.
    expect(flat((x) => grey(x === 80 ? 79 : x))).toBeCloseTo(1 / 60, 9);
  });

  it("stays inside the crop when the face reaches out of it", () => {
    const cut = landmarks({ [RIGHT.malar]: [-40, 60], [LEFT.malar]: [180, 60], [MIDLINE.menton]: [50, 300] });
    const chess = painted((x, y) => grey((x + y) % 2 === 0 ? 100 : 110));
    expect(rasterQuality(chess, cut).sharpness).toBeCloseTo(1600, 6);
    const corner = landmarks({ 50: [0, 0], 205: [0, 0], 280: [99, 99], 425: [99, 99] });
    const quality = rasterQuality(
      painted(() => grey(100)),
      corner,
    );
    expect(quality).toMatchObject({ luma: 100, sideLight: 0, black: 0 });
  });

  it("has no skin to read where a cheek lies outside the crop", () => {
    const away = landmarks({ 50: [400, 400], 205: [400, 400] });
    const quality = rasterQuality(
      painted(() => grey(100)),
      away,
    );
    expect(quality.luma).toBeCloseTo(100, 9);
    expect(quality.sideLight).toBe(2);
    const nowhere = landmarks({ 50: [400, 400], 205: [400, 400], 280: [400, 400], 425: [400, 400], 9: [400, 400], 10: [400, 400] }); // prettier-ignore
    expect(
      rasterQuality(
        painted(() => grey(100)),
        nowhere,
      ),
    ).toMatchObject({ luma: 0, burnt: 0, black: 0, sideLight: 0 });
  });

  it("calls a box without pixels flat and without sharpness", () => {
    const upsideDown = landmarks({ [MIDLINE.glabella]: [50, 89], [MIDLINE.menton]: [50, 30] });
    const quality = rasterQuality(
      painted((x, y) => grey((x + y) % 2 === 0 ? 100 : 110)),
      upsideDown,
    );
    expect(quality).toMatchObject({ sharpness: 0, flat: 1 });
  });
});
