/** Colours as they are given and as light mixes them. */

/** A colour as in style sheets: red, green and blue, 0..255, sRGB. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Red, green and blue in proportion to light, 0..1. */
export type LinearColour = readonly [red: number, green: number, blue: number];

/** Return the light that an sRGB value 0..255 stands for, 0..1 (IEC 61966-2-1). */
function toLinear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Return the colour in proportion to light. */
export function linearColour([red, green, blue]: Colour): LinearColour {
  return [toLinear(red), toLinear(green), toLinear(blue)];
}

/** Return the sRGB value 0..255 (not rounded) of an amount of light; light beyond 0..1 is clipped. */
export function toSrgb(light: number): number {
  const clipped = Math.min(1, Math.max(0, light));
  return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
}

/** Return the mix of two colours; `share` 0 is the first. */
export function mixed(from: LinearColour, to: LinearColour, share: number): LinearColour {
  if (share <= 0) return from;
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}
