/** The picture inside the test files: soft colours with an edge, no face. */

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: Uint8Array;
}

/** Return a gradient with a dark corner at the top left, so that every turn of it can be told apart. */
export function testPicture(width: number, height: number, alpha = 255): Pixels {
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isCorner = x < width / 4 && y < height / 4;
      const colour = isCorner ? [10, 10, 10] : [80 + (120 * x) / width, 90 + (100 * y) / height, 150];
      data.set([...colour.map(Math.round), alpha], 4 * (y * width + x));
    }
  }
  return { width, height, data };
}
