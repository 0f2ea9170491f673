import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { createFrameOpener } from "./frame-source.ts";
import type { CameraFrame } from "../protocol/protocol.ts";
import { fakeFrame, stubFramesAndCanvases, type FrameFacts } from "./testing/fake-frame.ts";

let stub: ReturnType<typeof stubFramesAndCanvases>;
beforeEach(() => {
  stub = stubFramesAndCanvases();
});
afterEach(() => void vi.unstubAllGlobals());

/** Whether a frame is read from its planes: then nothing is drawn. */
async function isReadFromPlanes(changes: Partial<FrameFacts>): Promise<boolean> {
  const source = await createFrameOpener()(fakeFrame(changes));
  stub.calls.length = 0;
  source.small(2, 2);
  return stub.calls.length === 0;
}

const grey = (level: number) => Uint8ClampedArray.of(level, level, level, 255);

describe("a frame of a camera", () => {
  it("is read from its planes where the browser gives them", async () => {
    const source = await createFrameOpener()(fakeFrame());
    expect([source.width, source.height]).toEqual([8, 4]);
    const small = source.small(2, 1);
    expect([small.width, small.height]).toEqual([2, 1]);
    expect(small.data.slice(0, 4)).toEqual(grey(100));
    const crop = source.crop({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }, { x: 2, y: 1, width: 3, height: 2 });
    expect([crop.width, crop.height]).toEqual([3, 2]);
    expect(crop.data.slice(0, 4)).toEqual(grey(100));
    expect(stub.calls.filter(([name]) => name === "draw")).toEqual([]);
  });

  it("is brighter where its brightness uses 16 to 235 only", async () => {
    const opened = await createFrameOpener()(fakeFrame({ colorSpace: { fullRange: false } }));
    expect(opened.small(1, 1).data[0]).toBe(98);
    const untold = await createFrameOpener()(fakeFrame({ colorSpace: { fullRange: null } }));
    expect(untold.small(1, 1).data[0]).toBe(98);
  });

  it("has its colours in planes of their own, or taking turns in one", async () => {
    const [luma, u, v] = [new Array<number>(32).fill(100), 90, 200];
    const apart = fakeFrame({
      bytes: Uint8Array.from([...luma, ...new Array<number>(8).fill(u), ...new Array<number>(8).fill(v)]),
    });
    const inTurn = fakeFrame({
      format: "NV12",
      bytes: Uint8Array.from([...luma, ...Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? u : v))]),
      layout: [
        { offset: 0, stride: 8 },
        { offset: 32, stride: 8 },
      ],
    });
    const pictures = await Promise.all(
      [apart, inTurn].map(async (frame) => (await createFrameOpener()(frame)).small(2, 2).data),
    );
    expect(pictures[0]).toEqual(pictures[1]);
    // More red than blue.
    expect(pictures[0]?.[0]).toBeGreaterThan(150);
    expect(pictures[0]?.[2]).toBeLessThan(60);
  });

  it("is drawn instead where its planes cannot be had, or are not what is seen", async () => {
    expect(await isReadFromPlanes({})).toBe(true);
    expect(await isReadFromPlanes({ format: "RGBA" })).toBe(false);
    expect(await isReadFromPlanes({ format: null })).toBe(false);
    expect(await isReadFromPlanes({ visibleRect: null })).toBe(false);
    expect(await isReadFromPlanes({ displayWidth: 9 })).toBe(false);
    expect(await isReadFromPlanes({ displayHeight: 3 })).toBe(false);
    expect(await isReadFromPlanes({ rotation: 90 })).toBe(false);
    expect(await isReadFromPlanes({ rotation: 0, flip: false })).toBe(true);
    expect(await isReadFromPlanes({ flip: true })).toBe(false);
    expect(await isReadFromPlanes({ bytes: null })).toBe(false);
    expect(await isReadFromPlanes({ layout: [] })).toBe(false);
    expect(await isReadFromPlanes({ layout: [{ offset: 0, stride: 8 }] })).toBe(false);
    const two = [
      { offset: 0, stride: 8 },
      { offset: 32, stride: 4 },
    ];
    expect(await isReadFromPlanes({ layout: two })).toBe(false);
  });

  it("is copied into the same memory as the one before if it fits", async () => {
    const open = createFrameOpener();
    const copies: Uint8Array[] = [];
    const noted = (frame: CameraFrame) => {
      const { copyTo } = frame as VideoFrame;
      return Object.assign(frame, {
        copyTo(target: Uint8Array<ArrayBuffer>) {
          copies.push(target);
          return copyTo.call(this as unknown as VideoFrame, target);
        },
      });
    };
    await open(noted(fakeFrame()));
    await open(noted(fakeFrame()));
    await open(noted(fakeFrame({ visibleRect: { width: 16, height: 8 } })));
    expect(copies[1]).toBe(copies[0]);
    expect(copies[2]).toHaveLength(192);
  });

  it("is drawn so that it fills the copy, over black, on a canvas that is kept", async () => {
    const open = createFrameOpener();
    expect(stub.calls).toEqual([
      ["context", "2d", { willReadFrequently: true, alpha: false }],
      ["context", "2d", { willReadFrequently: true, alpha: false }],
    ]);
    stub.calls.length = 0;
    const source = await open({ width: 640, height: 320 } as ImageBitmap);
    expect([source.width, source.height]).toEqual([640, 320]);
    const small = source.small(64, 16);
    expect(small).toMatchObject({ width: 64, height: 16 });
    expect(small.data).toHaveLength(4 * 64 * 16);
    expect(stub.calls).toEqual([
      ["reset"],
      ["fill", "black", 0, 0, 64, 16],
      ["map", { a: 0.1, b: 0, c: 0, d: 0.05, e: 0, f: 0 }],
      ["draw", 0, 0],
      ["read", 64, 16, 0, 0, 64, 16],
    ]);
    expect(stub.canvases()).toBe(2);
  });

  it("is drawn at the size at which a video frame is shown", async () => {
    const source = await createFrameOpener()(
      fakeFrame({ format: "RGBA", displayWidth: 20, displayHeight: 10 }),
    );
    expect([source.width, source.height]).toEqual([20, 10]);
  });

  it("is cut where the box lies in what the map leads to, at least one pixel", async () => {
    const source = await createFrameOpener()({ width: 640, height: 320 } as ImageBitmap);
    stub.calls.length = 0;
    const crop = source.crop(
      { a: 2, b: 0, c: 0, d: 2, e: 5, f: 7 },
      { x: 10, y: 20, width: 30.4, height: 0.2 },
    );
    expect([crop.width, crop.height]).toEqual([30, 1]);
    expect(stub.calls[2]).toEqual(["map", { a: 2, b: 0, c: 0, d: 2, e: -5, f: -13 }]);
  });

  it("is a bitmap where the browser has no video frames", async () => {
    vi.stubGlobal("VideoFrame", undefined);
    const source = await createFrameOpener()({ width: 4, height: 2 } as ImageBitmap);
    expect([source.width, source.height]).toEqual([4, 2]);
  });

  it("cannot be read where there is no canvas", () => {
    vi.stubGlobal(
      "OffscreenCanvas",
      class {
        getContext = () => null;
      },
    );
    expect(() => createFrameOpener()).toThrow(
      new FaultError("engine-out-of-memory", "no canvas for the camera"),
    );
  });
});
