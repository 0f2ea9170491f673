/** What the encoder must say of known pictures: published by others, or made by an implementation that is not ours. */
import { readFileSync } from "node:fs";
import { decode } from "jpeg-js";
import { PNG } from "pngjs";
import { clipPixels } from "../../../src/core/image/clip-preprocess.ts";
import { obtain, type ObtainContext } from "../obtain.ts";
import { FACESTATS_REPOSITORY, type Pin } from "../pins.ts";

/** One picture and what is known of it. */
export interface GoldenCase {
  readonly name: string;
  /** As the app cuts the whole picture for CLIP: 224 x 224, interleaved RGB. */
  readonly pixels: Uint8ClampedArray;
  /** The embedding's numbers from the first on, or some of them, by their place. */
  readonly embedding?: ReadonlyMap<number, number>;
  /** The head's raw output, and the percentile 0-100 that it stands for. */
  readonly raw?: number;
  readonly percentile?: number;
}

/** The cases of a check. */
export interface Goldens {
  readonly cases: readonly GoldenCase[];
  /** Whether the pixels are the very ones that the goldens were made of: then float32 must give the same to 1e-5. */
  readonly isExact: boolean;
}

/** FaceStats' own example photo, for which its authors' system published a score. */
export const PUBLISHED_PHOTO: Pin = {
  file: "upload_tmp.jpg",
  url: `https://raw.githubusercontent.com/jayklarin/FaceStats/${FACESTATS_REPOSITORY.revision}/data/processed/composites/upload_tmp.jpg`,
  bytes: 32_017,
  sha256: "9d33fca3a142ce781856042b908093308130a011a36333001c4bc2d79aa635ff",
};

/** scikit-image's astronaut (NASA, public domain), of which CLIP's embedding is published. */
export const PUBLISHED_PICTURE: Pin = {
  file: "astronaut.png",
  url: "https://raw.githubusercontent.com/scikit-image/scikit-image/e8a42ba85aaf5fd9322ef9ca51bc21063b22fcae/skimage/data/astronaut.png",
  bytes: 791_555,
  sha256: "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
};

/** What FaceStats gave for its example photo, whole, without a crop. */
export const PUBLISHED_SCORE = { raw: 1.222824, percentile: 36.61 } as const;

/** The first numbers of the astronaut's embedding as PyTorch gives it; the eleventh's sign is uncertain, so it is left out. */
const PUBLISHED_EMBEDDING: readonly (number | null)[] = [
  0.3181,
  0.3054,
  -0.1548,
  0.0767,
  -0.1699,
  0.132,
  -0.2974,
  -0.194,
  -0.3052,
  0.2299,
  null,
  -0.3025,
  0.3108,
  -0.2305,
  0.2368,
];

/** Bring the two published pictures and return what is published of them. Throws as `obtain` does. */
export async function publishedGoldens(context: ObtainContext): Promise<Goldens> {
  const photo = readFileSync((await obtain(PUBLISHED_PHOTO, context)).path);
  const picture = readFileSync((await obtain(PUBLISHED_PICTURE, context)).path);
  return publishedCases(photo, picture);
}

/** Return the published cases of the two files' bytes. */
export function publishedCases(photo: Uint8Array, picture: Uint8Array): Goldens {
  const jpeg = decode(photo, { useTArray: true });
  const png = PNG.sync.read(Buffer.from(picture));
  const embedding = PUBLISHED_EMBEDDING.flatMap((value, at) =>
    value === null ? [] : [[at, value] as const],
  );
  return {
    // The decoder of the JPEG differs from the publisher's by a level here and there.
    isExact: false,
    cases: [
      { name: "FaceStats' example photo", pixels: pixelsOf(jpeg), ...PUBLISHED_SCORE },
      { name: "astronaut", pixels: pixelsOf(png), embedding: new Map(embedding) },
    ],
  };
}

function pixelsOf({ data, width, height }: { data: Uint8Array; width: number; height: number }) {
  return clipPixels({ data: new Uint8ClampedArray(data), width, height }).data;
}
