/** The paints of the figure: skin, hair, eyes, the inside of the mouth, clothing. */
import type { FaceMesh } from "./canonical-mesh.ts";
import { type Colour, type LinearColour, linearColour, mixed } from "./colour.ts";
import { ramp } from "./deform.ts";
import { IRIS_RADIUS } from "./eyes.ts";
import { painted, skinPaint } from "./skin-paint.ts";
import type { Paint, Texel } from "./surface.ts";

/** The colours of one figure. */
export interface FaceColours {
  readonly skin: Colour;
  readonly lips: Colour;
  readonly hair: Colour;
  readonly brows: Colour;
  readonly iris: Colour;
  readonly clothing: Colour;
}

const PUPIL_RADIUS = 0.24;
const SCLERA = linearColour([232, 228, 222]);
const BLACK = linearColour([22, 17, 16]);
const WHITE: LinearColour = [1, 1, 1];

function fill(texel: Texel, colour: LinearColour, gloss: number): void {
  texel.red = colour[0];
  texel.green = colour[1];
  texel.blue = colour[2];
  texel.gloss = gloss;
}

/** Return the deeper tone that shadowed skin takes: redder as it gets darker. */
function darker(colour: LinearColour, by: number): LinearColour {
  if (by <= 0) return colour;
  return [colour[0] * (1 - by), colour[1] * (1 - by * 1.12), colour[2] * (1 - by * 1.18)];
}

/** Skin of the face. Coords: the unrolled face in x, y; in z how hollow the place is, 0..1. */
export function facePaint(mesh: FaceMesh, colours: FaceColours): Paint {
  const paint = skinPaint(mesh);
  const [skin, lips, brows] = [colours.skin, colours.lips, colours.brows].map(linearColour) as LinearColour[];
  if (!skin || !lips || !brows) throw new RangeError("a colour is missing");
  const flushed: LinearColour = [skin[0] * 1.02, skin[1] * 0.74, skin[2] * 0.72];
  return (x, y, hollow, texel) => {
    const lip = painted(paint.lip, paint.size, x, y);
    const brow = painted(paint.brow, paint.size, x, y);
    let colour = mixed(skin, flushed, painted(paint.flush, paint.size, x, y));
    colour = mixed(colour, lips, lip);
    colour = darker(colour, 0.62 * painted(paint.crease, paint.size, x, y) + 0.5 * hollow * (1 - 0.6 * lip));
    colour = mixed(colour, brows, brow * (0.84 + 0.16 * strands(x * 420 + y * 520, y * 60)));
    colour = mixed(colour, BLACK, painted(paint.dark, paint.size, x, y));
    fill(texel, colour, 0.16 + 0.3 * lip - 0.14 * brow);
  };
}

/** Bare skin or hair, by how far inside the hair the place is (x, in cm); y and z run across and along the strands. */
export function scalpPaint(colours: FaceColours): Paint {
  const [skin, hair] = [linearColour(colours.skin), linearColour(colours.hair)];
  return (depth, across, along, texel) => {
    const edge = depth + 0.4 * (strands(across * 11, along * 2) - 0.5);
    const cover = ramp(-0.3, 0.5, edge);
    const tone = 0.72 + 0.5 * strands(across * 5, along * 0.5);
    const strand: LinearColour = [hair[0] * tone, hair[1] * tone, hair[2] * tone];
    fill(texel, mixed(skin, strand, cover), 0.12 + 0.2 * cover);
  };
}

/** Skin with a deeper tone in hollows (x, 0..1). */
export function hollowSkinPaint(colours: FaceColours): Paint {
  const skin = linearColour(colours.skin);
  return (hollow, _y, _z, texel) => {
    fill(texel, darker(skin, 0.12 + 0.45 * hollow), 0.1);
  };
}

/** Neck and clothing: skin above the neckline (x below 0), shaded under the jaw (y is the height in cm). */
export function bodyPaint(colours: FaceColours): Paint {
  const [skin, cloth] = [linearColour(colours.skin), linearColour(colours.clothing)];
  return (below, height, _z, texel) => {
    const shadow = 0.6 * ramp(-14, -8.5, height);
    const collar = 0.25 * ramp(0.9, 0.75, below) * ramp(0, 0.1, below);
    fill(
      texel,
      mixed(darker(skin, shadow), darker(cloth, collar), ramp(-0.06, 0.06, below)),
      0.08 * ramp(0.1, 0, below),
    );
  };
}

/** An eye. Coords: x and y from the iris's centre, z below the upper lid, in cm. */
export function eyePaint(colours: FaceColours): Paint {
  const iris = linearColour(colours.iris);
  const rim = darker(iris, 0.72);
  return (x, y, belowLid, texel) => {
    const radius = Math.hypot(x, y);
    const fibres = 0.85 + 0.3 * strands(Math.atan2(y, x) * 9, radius * 3);
    const stroma = mixed(
      rim,
      [iris[0] * fibres, iris[1] * fibres, iris[2] * fibres],
      ramp(0.57, 0.44, radius),
    );
    let colour = mixed(stroma, SCLERA, ramp(IRIS_RADIUS - 0.04, IRIS_RADIUS + 0.03, radius));
    colour = mixed(BLACK, colour, ramp(PUPIL_RADIUS - 0.03, PUPIL_RADIUS + 0.03, radius));
    colour = darker(colour, 0.55 * ramp(0.3, 0.02, belowLid) + 0.3 * ramp(0.75, 1.5, radius));
    const glint = ramp(0.12, 0.07, Math.hypot(x + 0.17, y - 0.16));
    fill(texel, mixed(colour, WHITE, 0.9 * glint), 0.25);
  };
}

/** The inside of the mouth: dark, with the upper teeth showing where it stands open. Coords: y down the opening, 0..1. */
export const mouthPaint: Paint = (_x, y, _z, texel) => {
  fill(texel, mixed([0.52, 0.48, 0.42], [0.045, 0.012, 0.012], ramp(0.3, 0.42, y)), 0.05);
};

/** A smooth pattern 0..1 that varies quickly across the strands and slowly along them; always the same. */
function strands(across: number, along: number): number {
  const wave =
    Math.sin(across * 1.7 + 1.3 * Math.sin(along)) + Math.sin(across * 3.1 + 2.1 * Math.sin(along * 0.7 + 1));
  return 0.5 + 0.25 * wave;
}
