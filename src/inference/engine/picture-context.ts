/**
 * What MediaPipe's graph takes for a graphics context, and which hands pictures on and draws nothing.
 *
 * [Note: Pictures without graphics]
 * The graph runs on the processor, yet its JavaScript puts each picture into a WebGL texture and its code reads it back from there at
 * once. That is two copies by way of another process, for which the engine waits, and a context that can be lost, after which the graph
 * sees black and says nothing. So its canvas gives it this instead: a texture is the picture that was put into it, and reading it
 * gives that picture's pixels, the very same ones. It has the calls that tasks-vision 0.10.35 makes on the CPU delegate and no others:
 * one that a later version makes besides is no function here, which every look then says.
 */

/** The numbers of WebGL that the graph's code uses by name. */
const NAMES = { TEXTURE_2D: 0x0de1, RGBA: 0x1908, UNSIGNED_BYTE: 0x1401 } as const;

/** What the graph's code asks a context for before it takes it for usable: its version, and who draws. */
const PARAMETERS: Readonly<Record<number, string>> = { 0x1f02: "WebGL 2.0", 0x1f01: "nobody" };

type Picture = Pick<ImageData, "data" | "width" | "height">;

/** Return a canvas for the graph whose context hands pictures on: asking it for WebGL 2 gives that one. */
export function pictureCanvas(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(1, 1);
  const context = pictureContext(canvas);
  const getContext = (kind: string): unknown => (kind === "webgl2" ? context : null);
  Object.defineProperty(canvas, "getContext", { value: getContext, writable: true });
  return canvas;
}

function pictureContext(canvas: OffscreenCanvas) {
  /** The one that was put in last: the graph reads each before it gets another. */
  let picture: Picture | null = null;
  return {
    ...NAMES,
    canvas,
    texImage2D(...put: readonly unknown[]): void {
      picture = pictureIn(put.at(-1));
    },
    readPixels(...[x, y, width, height, , , into, offset = 0]: ReadPixels): void {
      if (x !== 0 || y !== 0 || width !== picture?.width || height !== picture.height)
        throw new Error(`no picture of ${width} x ${height} was put in`);
      const { buffer, byteOffset, byteLength } = picture.data;
      // As plain bytes they are copied as one block; clamped ones one by one.
      into.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    },
    getParameter: (name: number) => PARAMETERS[name] ?? 0,
    getSupportedExtensions: () => [],
    getExtension: () => null,
    getContextAttributes: () => ({}),
    getError: () => 0,
    isContextLost: () => false,
    // Each texture, framebuffer and fence is one of its own to whoever holds it.
    createTexture: () => ({}),
    createFramebuffer: () => ({}),
    fenceSync: () => ({}),
    ...STEPS,
  };
}

type ReadPixels = readonly [
  x: number,
  y: number,
  width: number,
  height: number,
  format: number,
  type: number,
  into: Uint8Array,
  offset?: number,
];

const nothing = (): void => undefined;

/** Steps on the way between putting in and reading, which there is nothing to do for. */
const STEPS = {
  activeTexture: nothing,
  bindTexture: nothing,
  texParameteri: nothing,
  bindFramebuffer: nothing,
  framebufferTexture2D: nothing,
  deleteSync: nothing,
  deleteTexture: nothing,
  deleteFramebuffer: nothing,
} as const;

function pictureIn(put: unknown): Picture {
  if (put instanceof ImageData) return put;
  throw new Error("only pictures of plain pixels are handed on");
}
