/** Drawing the card on a canvas: the identity's typefaces and colours, no photo unless one is handed in. */
import { scaleLinear } from "d3-scale";
import { area, curveBasis, line } from "d3-shape";
import type { Interval, PixelBox } from "../../core/report.ts";
import type { CurvePoint } from "../measure/density.ts";
import { boxOfAspect, inside, withMargin, type Size } from "../measure/view.ts";
import { balanced, type Box, type CardLayout, type TextPlace } from "./card-layout.ts";

/** Every word and number of the card, ready to be drawn. */
export interface CardContent {
  readonly name: string;
  /** Where the site is, as people write it. */
  readonly address: string;
  readonly title: string;
  readonly label: string;
  readonly number: string;
  readonly interval: string;
  readonly facts: readonly string[];
  readonly meaning: string;
  readonly made: string;
  readonly curve: readonly CurvePoint[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly score: number;
  readonly interval68: Interval;
  readonly interval90: Interval;
}

/** The colours of the identity in one of the two themes. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly measure: string;
  readonly measureWash: string;
}

/** A photo to draw: the picture with its size, and where its face is in its own pixels. */
export interface CardPhoto {
  readonly image: CanvasImageSource;
  readonly size: Size;
  readonly face: PixelBox;
}

const SANS = '"Source Sans 3", "Segoe UI", system-ui, sans-serif';
const MONO = '"Source Code Pro", ui-monospace, Consolas, monospace';
const LEADING = 1.3;
/** A longer address is drawn narrower: the title stands to its right. */
const ADDRESS_WIDTH = 400;

/** The fonts that a card uses, to be loaded before it is drawn. */
export const CARD_FONTS = [
  `330 100px ${SANS}`,
  `400 30px ${SANS}`,
  `560 30px ${SANS}`,
  `400 20px ${MONO}`,
] as const;

type Context = CanvasRenderingContext2D;

/** Draw the whole card; the canvas has the size of the layout. */
export function drawCard(context: Context, { content, layout, palette, photo }: CardParts): void {
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, layout.width, layout.height);
  drawHeader(context, content, layout, palette);
  write(context, content.label, layout.label, { color: palette.inkSoft });
  write(context, content.number, layout.number, { color: palette.ink, weight: 330, tight: true });
  write(context, content.interval, layout.interval, { color: palette.measure });
  let { y } = layout.facts;
  for (const fact of content.facts)
    y = write(context, fact, { ...layout.facts, y }, { color: palette.inkSoft });
  drawCurve(context, content, layout.curve, palette);
  if (photo && layout.photo) drawPhoto(context, photo, layout.photo);
  write(context, content.meaning, layout.meaning, { color: palette.ink });
  write(context, content.made, layout.made, { color: palette.inkSoft });
}

export interface CardParts {
  readonly content: CardContent;
  readonly layout: CardLayout;
  readonly palette: Palette;
  readonly photo: CardPhoto | null;
}

interface Hand {
  readonly color: string;
  readonly weight?: number;
  readonly tight?: boolean;
  readonly align?: CanvasTextAlign;
}

/** Write a text into its place and return the baseline of the line after it. */
function write(context: Context, text: string, place: TextPlace, hand: Hand): number {
  context.font = `${hand.weight ?? 400} ${place.size}px ${SANS}`;
  context.fillStyle = hand.color;
  context.textAlign = hand.align ?? "left";
  context.letterSpacing = hand.tight ? `${-0.03 * place.size}px` : "0px";
  let { y } = place;
  for (const each of balanced(text, place.width, (candidate) => context.measureText(candidate).width)) {
    context.fillText(each, place.x, y);
    y += place.size * LEADING;
  }
  return y;
}

function drawHeader(context: Context, content: CardContent, layout: CardLayout, palette: Palette): void {
  const { header, title } = layout;
  const unit = header.size / 20;
  const [x, y] = [header.x, header.y - 0.36 * header.size];
  stroke(context, palette.ink, 1.5 * unit, [
    [x + unit, y - 8 * unit, x + unit, y + 8 * unit],
    [x + 33 * unit, y - 8 * unit, x + 33 * unit, y + 8 * unit],
    [x + unit, y, x + 33 * unit, y],
  ]);
  dot(context, palette.measure, palette.paper, { x: x + 20 * unit, y, radius: 4 * unit });
  write(context, content.name, { ...header, x: x + 46 * unit }, { color: palette.ink, weight: 560 });
  const end = x + 46 * unit + context.measureText(content.name).width;
  context.font = `400 ${title.size}px ${SANS}`;
  context.fillStyle = palette.inkSoft;
  context.fillText(content.address, end + 0.5 * header.size, header.y, ADDRESS_WIDTH);
  write(context, content.title, title, { color: palette.inkSoft, align: title.align });
  stroke(context, palette.line, 2, [[header.x, layout.rule, layout.width - header.x, layout.rule]]);
}

/** The reference as a curve, the score and both intervals as a dimension line below it: the figure of the result. */
function drawCurve(context: Context, content: CardContent, box: Box, palette: Palette): void {
  const unit = box.height / 340;
  const base = box.y + box.height - 104 * unit;
  const dimension = base + 34 * unit;
  const x = scaleLinear([0, 100], [box.x, box.x + box.width]);
  const y = scaleLinear([0, Math.max(...content.curve.map((point) => point.y))], [base, box.y + 16 * unit]);
  const { interval90: wide, interval68: narrow, score } = content;
  context.fillStyle = palette.measureWash;
  context.fillRect(x(wide.low), box.y, x(wide.high) - x(wide.low), base - box.y);
  const fill = area<CurvePoint>(
    (p) => x(p.x),
    base,
    (p) => y(p.y),
  ).curve(curveBasis);
  const outline = line<CurvePoint>(
    (p) => x(p.x),
    (p) => y(p.y),
  ).curve(curveBasis);
  context.globalAlpha = 0.06;
  context.fillStyle = palette.ink;
  context.fill(new Path2D(fill([...content.curve]) ?? ""));
  context.globalAlpha = 1;
  context.strokeStyle = palette.inkSoft;
  context.lineWidth = 2;
  context.stroke(new Path2D(outline([...content.curve]) ?? ""));
  stroke(context, palette.lineStrong, 2, [[box.x, base, box.x + box.width, base]]);
  stroke(context, palette.measure, 2.5, [
    [x(wide.low), dimension, x(wide.high), dimension],
    [x(wide.low), dimension - 10 * unit, x(wide.low), dimension + 10 * unit],
    [x(wide.high), dimension - 10 * unit, x(wide.high), dimension + 10 * unit],
    [x(score), box.y, x(score), dimension],
  ]);
  stroke(context, palette.measure, 7, [[x(narrow.low), dimension, x(narrow.high), dimension]]);
  dot(context, palette.measure, palette.paper, { x: x(score), y: dimension, radius: 9 });
  context.font = `400 ${Math.max(20, 22 * unit)}px ${MONO}`;
  context.fillStyle = palette.inkSoft;
  content.ticks.forEach(({ at, label }, index, { length }) => {
    context.textAlign = index === 0 ? "left" : index === length - 1 ? "right" : "center";
    context.fillText(label, x(at), dimension + 48 * unit);
  });
}

/** The face with some room around it, filling its box; near an edge of the photo it stands off the middle. */
function drawPhoto(context: Context, { image, size, face }: CardPhoto, box: Box): void {
  const crop = inside(boxOfAspect(withMargin(face, 0.28), box.width / box.height), size);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.imageSmoothingQuality = "high";
  const scale = box.width / crop.width;
  context.translate(box.x - crop.x * scale, box.y - crop.y * scale);
  context.scale(scale, scale);
  context.drawImage(image, 0, 0);
  context.restore();
}

type Line = readonly [number, number, number, number];

function stroke(context: Context, color: string, width: number, lines: readonly Line[]): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  for (const [fromX, fromY, toX, toY] of lines) {
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
  }
  context.stroke();
}

function dot(
  context: Context,
  color: string,
  rim: string,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
  context.strokeStyle = rim;
  context.lineWidth = radius / 4;
  context.stroke();
}
