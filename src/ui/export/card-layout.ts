/** Where everything stands on the card, in pixels of the picture. */

export const CARD_SHAPES = ["wide", "tall"] as const;
export type CardShape = (typeof CARD_SHAPES)[number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place for text: its first baseline, its size, how wide a line may be. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
}

export interface CardLayout {
  readonly width: number;
  readonly height: number;
  readonly header: TextPlace;
  readonly title: TextPlace & { readonly align: "left" | "right" };
  /** Height of the hairline below the header. */
  readonly rule: number;
  readonly label: TextPlace;
  readonly number: TextPlace;
  readonly interval: TextPlace;
  readonly facts: TextPlace;
  readonly curve: Box;
  readonly photo: Box | null;
  readonly meaning: TextPlace;
  readonly made: TextPlace;
}

/** Return the layout of a card; the photo has a place only where it was asked for. */
export function cardLayout(shape: CardShape, withPhoto: boolean): CardLayout {
  return shape === "wide" ? wide(withPhoto) : tall(withPhoto);
}

/** 1200 by 630: the size that link previews use. */
function wide(withPhoto: boolean): CardLayout {
  const [edge, right] = [64, 1136];
  const text = (y: number, size: number, width: number) => ({ x: edge, y, size, width });
  return {
    width: 1200,
    height: 630,
    header: text(88, 34, 300),
    title: { x: right, y: 88, size: 25, width: 760, align: "right" },
    rule: 116,
    label: text(172, 26, withPhoto ? 400 : 420),
    number: text(316, 168, withPhoto ? 400 : 420),
    interval: text(376, withPhoto ? 29 : 33, withPhoto ? 410 : 480),
    facts: text(416, 22, withPhoto ? 410 : 480),
    curve: withPhoto
      ? { x: 484, y: 144, width: 330, height: 330 }
      : { x: 560, y: 140, width: 576, height: 340 },
    photo: withPhoto ? { x: 868, y: 144, width: 268, height: 335 } : null,
    meaning: text(530, 24, right - edge),
    made: text(598, 20, right - edge),
  };
}

/** 1080 by 1350: the upright size of photo feeds. */
function tall(withPhoto: boolean): CardLayout {
  const [edge, right] = [72, 1008];
  const text = (y: number, size: number, width: number) => ({ x: edge, y, size, width });
  const column = withPhoto ? 530 : right - edge;
  return {
    width: 1080,
    height: 1350,
    header: text(112, 42, 400),
    title: { x: edge, y: 172, size: 33, width: right - edge, align: "left" },
    rule: 206,
    label: text(282, 33, column),
    number: text(470, 216, column),
    interval: text(550, 42, column),
    facts: text(606, 31, column),
    curve: { x: edge, y: 730, width: right - edge, height: 350 },
    photo: withPhoto ? { x: 640, y: 240, width: 368, height: 460 } : null,
    meaning: text(1146, 31, right - edge),
    made: text(1292, 26, right - edge),
  };
}

/** Return text broken into as few lines as fit, of about the same length: no last line of a single word. */
export function balanced(text: string, width: number, widthOf: (line: string) => number): string[] {
  const fewest = wrapped(text, width, widthOf).length;
  let [narrow, fits] = [width / 2, width];
  for (let step = 0; step < 8; step += 1) {
    const middle = (narrow + fits) / 2;
    if (wrapped(text, middle, widthOf).length > fewest) narrow = middle;
    else fits = middle;
  }
  return wrapped(text, fits, widthOf);
}

/** Return text broken into lines that fit, by a measure of width. A word that is too long stands alone. */
export function wrapped(text: string, width: number, widthOf: (line: string) => number): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    return last === undefined || widthOf(longer) > width ? [...lines, word] : [...lines.slice(0, -1), longer];
  }, []);
}
