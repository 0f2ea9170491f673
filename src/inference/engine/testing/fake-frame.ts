/** Frames of a camera and canvases for tests in Node, which has neither. */
import { vi } from "vitest";
import type { CameraFrame } from "../../protocol/protocol.ts";

/** What a fake frame may say of itself; by default an I420 frame of 8 x 4 pixels that is shown as it is. */
export interface FrameFacts {
  readonly format: string | null;
  readonly visibleRect: { readonly width: number; readonly height: number } | null;
  readonly displayWidth: number;
  readonly displayHeight: number;
  readonly rotation?: number;
  readonly flip?: boolean;
  readonly colorSpace: { readonly fullRange: boolean | null };
  /** Bytes of all planes; copying fails without them. */
  readonly bytes: Uint8Array | null;
  readonly layout: readonly { readonly offset: number; readonly stride: number }[];
}

class FakeVideoFrame {
  constructor(facts: FrameFacts) {
    Object.assign(this, facts);
  }
  allocationSize(this: FrameFacts): number {
    return this.bytes?.length ?? 0;
  }
  copyTo(this: FrameFacts, target: Uint8Array) {
    if (!this.bytes) return Promise.reject(new Error("cannot copy"));
    target.set(this.bytes);
    return Promise.resolve(this.layout);
  }
}

/** Let this thread have video frames and canvases; what is drawn is written down. End it by `vi.unstubAllGlobals()`. */
export function stubFramesAndCanvases() {
  const calls: unknown[][] = [];
  class FakeCanvas {
    static made = 0;
    width: number;
    height: number;
    constructor(width: number, height: number) {
      [this.width, this.height] = [width, height];
      FakeCanvas.made += 1;
    }
    getContext(...asked: unknown[]) {
      const context = {
        fillStyle: "",
        resetTransform: () => void calls.push(["reset"]),
        fillRect: (...at: unknown[]) => void calls.push(["fill", context.fillStyle, ...at]),
        setTransform: (map: unknown) => void calls.push(["map", map]),
        drawImage: (_frame: unknown, ...at: unknown[]) => void calls.push(["draw", ...at]),
        getImageData: (...at: unknown[]) => {
          calls.push(["read", this.width, this.height, ...at]);
          return { data: new Uint8ClampedArray(4 * this.width * this.height) };
        },
      };
      calls.push(["context", ...asked]);
      return context;
    }
  }
  vi.stubGlobal("VideoFrame", FakeVideoFrame);
  vi.stubGlobal("OffscreenCanvas", FakeCanvas);
  return { calls, canvases: () => FakeCanvas.made };
}

/** Return a frame whose brightness is `luma` everywhere and whose colour is none, changed as the test wants. */
export function fakeFrame(changes: Partial<FrameFacts> = {}, luma = 100): CameraFrame {
  const { width, height } = changes.visibleRect ?? { width: 8, height: 4 };
  const chroma = (width / 2) * (height / 2);
  const bytes = new Uint8Array(width * height + 2 * chroma)
    .fill(luma, 0, width * height)
    .fill(128, width * height);
  const facts: FrameFacts = {
    format: "I420",
    visibleRect: { width, height },
    displayWidth: width,
    displayHeight: height,
    colorSpace: { fullRange: true },
    bytes,
    layout: [
      { offset: 0, stride: width },
      { offset: width * height, stride: width / 2 },
      { offset: width * height + chroma, stride: width / 2 },
    ],
    ...changes,
  };
  return new FakeVideoFrame(facts) as unknown as CameraFrame;
}
