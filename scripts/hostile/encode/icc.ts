/** ICC profiles of displays, as small as version 2 of the format allows. */
import { be16, be32, concatenated, latin1 } from "./bytes.ts";

type Xyz = readonly [x: number, y: number, z: number];

/** Columns of the matrix from linear light to XYZ, adapted to D50, as the profiles of Display P3 state them. */
const DISPLAY_P3: readonly Xyz[] = [
  [0.51512, 0.2412, -0.00105],
  [0.29198, 0.69225, 0.04189],
  [0.1571, 0.06657, 0.78407],
];
const D50: Xyz = [0.9642, 1, 0.82491];

const fixed = (value: number): Uint8Array => be32(Math.round(value * 65_536) >>> 0);
const xyz = (values: Xyz): Uint8Array => concatenated([latin1("XYZ \0\0\0\0"), ...values.map(fixed)]);
const padded = (bytes: Uint8Array): Uint8Array =>
  concatenated([bytes, new Uint8Array((4 - (bytes.length % 4)) % 4)]);

/** Return a profile of Display P3 whose curve is a plain power of 2.2. */
export function displayP3Profile(): Uint8Array {
  const name = "Display P3";
  const description = concatenated([
    latin1("desc\0\0\0\0"),
    be32(name.length + 1),
    latin1(`${name}\0`),
    new Uint8Array(78),
  ]);
  const curve = concatenated([latin1("curv\0\0\0\0"), be32(1), be16(Math.round(2.2 * 256))]);
  const [red = D50, green = D50, blue = D50] = DISPLAY_P3;
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ["desc", description],
    ["cprt", latin1("text\0\0\0\0none\0")],
    ["wtpt", xyz(D50)],
    ["rXYZ", xyz(red)],
    ["gXYZ", xyz(green)],
    ["bXYZ", xyz(blue)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  let at = 128 + 4 + 12 * tags.length;
  const table: Uint8Array[] = [];
  for (const [tag, content] of tags) {
    table.push(latin1(tag), be32(at), be32(content.length));
    at += padded(content).length;
  }
  const header = concatenated([
    be32(at),
    latin1("none"),
    be32(0x02400000),
    latin1("mntrRGB XYZ "),
    new Uint8Array(12),
    latin1("acsp"),
    new Uint8Array(28),
    ...D50.map(fixed),
    new Uint8Array(48),
  ]);
  return concatenated([header, be32(tags.length), ...table, ...tags.map(([, content]) => padded(content))]);
}
