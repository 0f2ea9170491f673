/** PQ, HLG and BT.2020 become sRGB: what a screen of ordinary brightness shows of a picture that holds more light or colour. */
import type { RgbaImage } from "../raster.ts";
import type { HeicColour } from "./picture.ts";

/** Light of diffuse white, in cd/m2, which is SDR's white. Source: ITU-R BT.2408. */
const WHITE = 203;
/** From here to SDR's white and beyond, light is rolled off; all below stays as it is. */
const KNEE = 0.9;
/** Steps of the table from linear light to sRGB values. */
const STEPS = 8192;
/** Linear BT.2020 to linear BT.709, row by row. Source: ITU-R BT.2087. */
const TO_BT709 = [
  [1.6605, -0.5876, -0.0728],
  [-0.1246, 1.1329, -0.0083],
  [-0.0182, -0.1006, 1.1187],
] as const;

/** Light of a PQ value of 0-1, where 1 is `WHITE`. Source: SMPTE ST 2084. */
function pqLight(value: number): number {
  const power = value ** (1 / 78.84375);
  return (
    (10_000 / WHITE) *
    (Math.max(power - 0.8359375, 0) / (18.8515625 - 18.6875 * power)) ** (1 / 0.1593017578125)
  );
}

/** Light before the camera of an HLG value, 0-1. Source: ITU-R BT.2100. */
function hlgLight(value: number): number {
  return value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12;
}

/** Light of an sRGB value. Source: IEC 61966-2-1. */
function srgbLight(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function srgbValue(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

const LIGHT: Readonly<Record<HeicColour["transfer"], (value: number) => number>> = {
  pq: pqLight,
  hlg: hlgLight,
  sdr: srgbLight,
};

/** Turn the pixels into sRGB in place, if they are anything else than SDR in its own or P3's primaries. Alpha stays. */
export function toSdr({ data }: RgbaImage, { transfer, bt2020 }: HeicColour): void {
  if (transfer === "sdr" && !bt2020) return;
  const light = Float64Array.from({ length: 256 }, (_, value) => LIGHT[transfer](value / 255));
  const values = Uint8Array.from({ length: STEPS + 1 }, (_, step) =>
    Math.round(255 * srgbValue(step / STEPS)),
  );
  const [toRed, toGreen, toBlue] = TO_BT709;
  const row = ([a, b, c]: readonly [number, number, number], r: number, g: number, bl: number) =>
    a * r + b * g + c * bl;
  for (let at = 0; at < data.length; at += 4) {
    let [r, g, b] = [0, 1, 2].map((i) => light[data[at + i] ?? 0] ?? 0) as [number, number, number];
    // A display of 1000 cd/m2 shows HLG with this gain, by its luminance. Source: ITU-R BT.2100.
    const gain = transfer === "hlg" ? (1000 / WHITE) * (0.2627 * r + 0.678 * g + 0.0593 * b) ** 0.2 : 1;
    if (bt2020) [r, g, b] = [row(toRed, r, g, b), row(toGreen, r, g, b), row(toBlue, r, g, b)];
    const most = gain * Math.max(r, g, b);
    const scale = gain * (most > KNEE ? rolledOff(most) / most : 1) * STEPS;
    data[at] = values[Math.max(0, Math.round(r * scale))] ?? 255;
    data[at + 1] = values[Math.max(0, Math.round(g * scale))] ?? 255;
    data[at + 2] = values[Math.max(0, Math.round(b * scale))] ?? 255;
  }
}

/** Light above the knee, bent so that it reaches 1 only at the end. All three colours take the same scale: hues stay. */
function rolledOff(light: number): number {
  return KNEE + (1 - KNEE) * (1 - Math.exp(-(light - KNEE) / (1 - KNEE)));
}
