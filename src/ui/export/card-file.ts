/** The card as a picture: drawn on a canvas, and as a file of pixels alone. */
import { cardLayout, type CardShape } from "./card-layout.ts";
import { CARD_FONTS, drawCard, type CardContent, type CardPhoto } from "./draw-card.ts";
import { paletteOf, type CardTheme } from "./palette.ts";
import { plainPng } from "./plain-png.ts";

export const CARD_NAME = "mien-card.png";

interface CardLook {
  readonly content: CardContent;
  readonly shape: CardShape;
  readonly theme: CardTheme;
  readonly photo: CardPhoto | null;
}

/** Resolve when the card's typefaces are there. */
export async function cardFonts(): Promise<void> {
  await Promise.all(CARD_FONTS.map((font) => document.fonts.load(font)));
}

/** Draw a card on a canvas, which takes its size; false where the browser lends no way to draw. */
export function drawOn(canvas: HTMLCanvasElement, { content, shape, theme, photo }: CardLook): boolean {
  const layout = cardLayout(shape, photo !== null);
  canvas.width = layout.width;
  canvas.height = layout.height;
  const context = canvas.getContext("2d");
  if (context) drawCard(context, { content, layout, palette: paletteOf(theme), photo });
  return context !== null;
}

/** Return what is on a canvas as a file of pixels alone; null when the browser gives none. */
export async function cardFile(canvas: HTMLCanvasElement | null): Promise<File | null> {
  const blob = await new Promise<Blob | null>((resolve) => {
    if (canvas) canvas.toBlob(resolve, "image/png");
    else resolve(null);
  });
  const plain = blob && plainPng(new Uint8Array(await blob.arrayBuffer()));
  return plain && new File([plain], CARD_NAME, { type: "image/png" });
}

/** Return a card that nobody looks at first, wide and without the face; null when it cannot be drawn. */
export async function unseenCard(content: CardContent, theme: CardTheme): Promise<File | null> {
  await cardFonts();
  const canvas = document.createElement("canvas");
  return drawOn(canvas, { content, shape: "wide", theme, photo: null }) ? cardFile(canvas) : null;
}
