import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pictureCanvas } from "./picture-context.ts";

class FakePicture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    [this.data, this.width, this.height] = [data, width, height];
  }
}

/** The part of a context that carries a picture. */
interface Carrier {
  readonly TEXTURE_2D: number;
  readonly RGBA: number;
  readonly UNSIGNED_BYTE: number;
  texImage2D(...put: unknown[]): void;
  readPixels(...read: unknown[]): void;
}

beforeEach(() => {
  vi.stubGlobal("OffscreenCanvas", class {});
  vi.stubGlobal("ImageData", FakePicture);
});
afterEach(() => void vi.unstubAllGlobals());

const carrier = (): Carrier => pictureCanvas().getContext("webgl2") as unknown as Carrier;

function put(context: Carrier, bytes: readonly number[], width: number, height: number): void {
  const picture = new ImageData(Uint8ClampedArray.from(bytes), width, height);
  context.texImage2D(3553, 0, 6408, 6408, 5121, picture);
}

function read(context: Carrier, width: number, height: number): number[] {
  const memory = new Uint8Array(20);
  context.readPixels(0, 0, width, height, 6408, 5121, memory, 4);
  return [...memory];
}

describe("a context that hands pictures on", () => {
  it("gives back each picture as it was put in, where the reader wants it", () => {
    const context = carrier();
    put(context, [1, 2, 3, 255, 4, 5, 6, 255], 2, 1);
    expect(read(context, 2, 1)).toEqual([0, 0, 0, 0, 1, 2, 3, 255, 4, 5, 6, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
    put(context, [7, 8, 9, 255], 1, 1);
    expect(read(context, 1, 1).slice(4, 8)).toEqual([7, 8, 9, 255]);
  });

  it("gives no picture that nobody put in, and takes none that is not plain pixels", () => {
    const context = carrier();
    expect(() => read(context, 1, 1)).toThrow("no picture of 1 x 1 was put in");
    put(context, [1, 2, 3, 255, 4, 5, 6, 255], 2, 1);
    expect(() => read(context, 1, 2)).toThrow("no picture of 1 x 2 was put in");
    expect(() => context.texImage2D(3553, 0, 6408, 6408, 5121, {})).toThrow("plain pixels");
  });

  it("is the same one however often it is asked for, and only WebGL 2", () => {
    const canvas = pictureCanvas();
    expect(canvas.getContext("webgl2")).toBe(canvas.getContext("webgl2"));
    expect(canvas.getContext("webgl")).toBeNull();
    expect(carrier()).not.toBe(canvas.getContext("webgl2"));
  });
});
