import { afterEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { bitmapSource } from "./photo-source.ts";

const bitmap = { width: 400, height: 200 } as ImageBitmap;

/** A canvas that writes down what is drawn; Node has none. */
function stubCanvas(hasContext = true) {
  const calls: unknown[][] = [];
  const canvases: { readonly width: number; readonly height: number }[] = [];
  class FakeCanvas {
    readonly width: number;
    readonly height: number;
    constructor(width: number, height: number) {
      [this.width, this.height] = [width, height];
      canvases.push(this);
    }
    getContext(...asked: unknown[]) {
      calls.push(["context", ...asked]);
      const context = {
        fillStyle: "",
        imageSmoothingQuality: "low",
        fillRect: (...at: unknown[]) => void calls.push(["fill", context.fillStyle, ...at]),
        drawImage: (...at: unknown[]) => void calls.push(["draw", context.imageSmoothingQuality, ...at]),
        getImageData: (...at: unknown[]) => {
          calls.push(["read", ...at]);
          return { data: Uint8ClampedArray.of(1, 2, 3, 4) };
        },
      };
      return hasContext ? context : null;
    }
  }
  vi.stubGlobal("OffscreenCanvas", FakeCanvas as unknown as typeof OffscreenCanvas);
  return { calls, canvases };
}

afterEach(() => void vi.unstubAllGlobals());

describe("a photo that is read piecewise", () => {
  it("has the size of its bitmap", () => {
    expect(bitmapSource(bitmap)).toMatchObject({ width: 400, height: 200 });
  });

  it("draws the whole photo so that the box fills the canvas, over middle grey", () => {
    const { calls, canvases } = stubCanvas();
    const image = bitmapSource(bitmap).read({ x: 100, y: -10, width: 200, height: 40 }, 50, 20);
    expect(canvases).toMatchObject([{ width: 50, height: 20 }]);
    expect(calls).toEqual([
      ["context", "2d", { willReadFrequently: true }],
      ["fill", "rgb(128, 128, 128)", 0, 0, 50, 20],
      // A quarter as wide and half as high as it is; the box's corner comes to (0, 0).
      ["draw", "high", bitmap, -25, 5, 100, 100],
      ["read", 0, 0, 50, 20],
    ]);
    expect(image).toEqual({ data: Uint8ClampedArray.of(1, 2, 3, 4), width: 50, height: 20 });
  });

  it("is a fault where the browser gives no canvas of that size", () => {
    stubCanvas(false);
    expect(() => bitmapSource(bitmap).read({ x: 0, y: 0, width: 1, height: 1 }, 50, 20)).toThrow(
      new FaultError("engine-out-of-memory", "no canvas of 50 x 20"),
    );
  });
});
