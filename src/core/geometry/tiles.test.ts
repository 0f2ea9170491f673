import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TILE_OVERLAP, tileLevels } from "./tiles.ts";

const LEAST = 640;
const size = fc.record({
  width: fc.integer({ min: 64, max: 8192 }),
  height: fc.integer({ min: 64, max: 8192 }),
});

describe("the squares of a photo", () => {
  it("are none for a photo that a look shows finely enough, and halves and quarters of a larger one", () => {
    expect(tileLevels({ width: 1279, height: 900 }, LEAST)).toEqual([]);
    const levels = tileLevels({ width: 4096, height: 3072 }, LEAST);
    expect(levels.map((level) => [level.length, level[0]?.width])).toEqual([
      [6, 2048],
      [24, 1024],
    ]);
  });

  it("hold every face whole that is no larger than what neighbours share, wherever it is", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(size, share, share, (photo, across, down) => {
        for (const level of tileLevels(photo, LEAST)) {
          const side = Math.max(level[0]?.width ?? 0, level[0]?.height ?? 0);
          const [w, h] = [photo.width, photo.height].map((length) => Math.min(length, side * TILE_OVERLAP));
          const face = { x: across * (photo.width - (w ?? 0)), y: down * (photo.height - (h ?? 0)) };
          const holders = level.filter(
            (tile) =>
              tile.x <= face.x + 1e-6 &&
              tile.y <= face.y + 1e-6 &&
              tile.x + tile.width >= face.x + (w ?? 0) - 1e-6 &&
              tile.y + tile.height >= face.y + (h ?? 0) - 1e-6,
          );
          expect(holders.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("stay inside the photo, and are few", () => {
    fc.assert(
      fc.property(size, (photo) => {
        const tiles = tileLevels(photo, LEAST).flat();
        for (const { x, y, width, height } of tiles) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(photo.width + 1e-6);
          expect(y + height).toBeLessThanOrEqual(photo.height + 1e-6);
        }
        expect(tiles.length).toBeLessThanOrEqual(9 + 36 + 144);
      }),
    );
  });
});
