/**
 * What a person chooses of a photo by hand: how it is turned, which part of it counts, and which of several faces.
 *
 * [Note: Framed by hand]
 * A choice is a new scoring of the same file: decoded, turned and cut before anything looks at it, so it is judged as if the photo
 * had come that way, its age included. Places are shares of what is shown, not pixels: they hold at every size a file is opened at.
 */
import type { QuarterTurns } from "./image/quarter-turn.ts";
import type { PixelBox } from "./report.ts";

/** Width and height in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** An axis-aligned box in shares of a picture's width and height, 0-1. */
export interface ShareBox extends Size {
  readonly x: number;
  readonly y: number;
}

/** Several faces of a picture of this size, the largest first. */
export interface FacesFound {
  readonly picture: Size;
  readonly boxes: readonly ShareBox[];
}

/** One of several faces: where it is in what is shown, and its number from 1 among all, the largest first. */
export interface ChosenFace {
  readonly box: ShareBox;
  readonly number: number;
  readonly of: number;
}

/** A choice: the photo is turned clockwise first, then the part of it is cut out, then the face is looked for in that. */
export interface Framing {
  readonly turns: QuarterTurns;
  /** Of the turned photo; null for all of it. */
  readonly part: ShareBox | null;
  /** Null for the largest face. */
  readonly face: ChosenFace | null;
}

/** What a report says of the choice that it was made with. */
export interface FramedByHand {
  readonly isCropped: boolean;
  readonly turns: QuarterTurns;
  /** Which face of how many was chosen; null where the largest was taken. */
  readonly face: { readonly number: number; readonly of: number } | null;
}

/** The photo as it came, with its largest face. */
export const AS_IT_CAME: Framing = { turns: 0, part: null, face: null };

/** Whether a choice chooses nothing. */
export function isAsItCame({ turns, part, face }: Framing): boolean {
  return turns === 0 && part === null && face === null;
}

/** Whether two choices show the same picture, whichever face is chosen in it. */
export function isSamePicture(a: Framing, b: Framing): boolean {
  const [p, q] = [a.part, b.part];
  const isSamePart =
    p === q || (p && q && p.x === q.x && p.y === q.y && p.width === q.width && p.height === q.height);
  return a.turns === b.turns && isSamePart === true;
}

/** Return what a report says of a choice. */
export function framedByHand({ turns, part, face }: Framing): FramedByHand {
  return {
    isCropped: part !== null,
    turns,
    face: face && { number: face.number, of: face.of },
  };
}

/** Return a box in pixels as shares of the picture; it may reach outside. */
export function sharesOf({ x, y, width, height }: PixelBox, picture: Size): ShareBox {
  return {
    x: x / picture.width,
    y: y / picture.height,
    width: width / picture.width,
    height: height / picture.height,
  };
}

/** Return a box in shares as pixels of the picture, unrounded. */
export function pixelsOf({ x, y, width, height }: ShareBox, picture: Size): PixelBox {
  return {
    x: x * picture.width,
    y: y * picture.height,
    width: width * picture.width,
    height: height * picture.height,
  };
}

/** Return a part as whole pixels inside the picture, at least one a side. */
export function wholePixelsOf(part: ShareBox, picture: Size): PixelBox {
  const box = pixelsOf(part, picture);
  const [x, width] = along(box.x, box.width, picture.width);
  const [y, height] = along(box.y, box.height, picture.height);
  return { x, y, width, height };
}

function along(start: number, length: number, whole: number): [start: number, length: number] {
  const from = Math.min(Math.max(Math.round(start), 0), whole - 1);
  const to = Math.min(Math.max(Math.round(start + length), from + 1), whole);
  return [from, to - from];
}

/** Return the size of a picture that was turned. */
export function turnedSize({ width, height }: Size, turns: QuarterTurns): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** Return a part of a picture as a part of the same picture turned once more, clockwise. */
export function turnedPart({ x, y, width, height }: ShareBox): ShareBox {
  return { x: 1 - y - height, y: x, width: height, height: width };
}
