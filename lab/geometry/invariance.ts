/** How far the geometric score moves when the photo changes and the face does not. */
import type { FaceMesh } from "../../fixtures/render/canonical-mesh.ts";
import type { RgbaImage } from "../../src/core/image/raster.ts";
import type { FaceReader } from "./face-reader.ts";
import type { ChangeKind } from "./limits.ts";
import { LIMITS, medianOf } from "./limits.ts";
import { jpegOf, pictureIn, pngOf } from "../../fixtures/picture.ts";
import type { NamedScene } from "./rendered.ts";
import { renderedScene, turnedScene } from "./rendered.ts";
import { doubled, halved, mirrored, paddedBy, paddedTo, rolled } from "../transforms.ts";

/** A file as the app gets it, and the file it is compared with. */
interface Pair {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** One change of a photo. */
export interface PhotoChange {
  readonly name: string;
  readonly kind: ChangeKind;
  readonly pair: (face: RgbaImage) => Pair;
}

const lossless =
  (change: (face: RgbaImage) => RgbaImage): PhotoChange["pair"] =>
  (face) => ({ before: pngOf(face), after: pngOf(change(face)) });

/** Every change of the picture itself. The paddings differ in colour, since photos' surroundings do. */
export const PHOTO_CHANGES: readonly PhotoChange[] = [
  { name: "half size", kind: "scale", pair: lossless(halved) },
  { name: "twice the size", kind: "scale", pair: lossless(doubled) },
  { name: "padded to 16:9, black", kind: "framing", pair: lossless((f) => paddedTo(f, 16 / 9, [0, 0, 0])) },
  {
    name: "padded to 9:16, white",
    kind: "framing",
    pair: lossless((f) => paddedTo(f, 9 / 16, [255, 255, 255])),
  },
  {
    name: "padded by half on every side, grey",
    kind: "framing",
    pair: lossless((f) => paddedBy(f, 0.5, [128, 128, 128])),
  },
  { name: "roll 5", kind: "roll", pair: lossless((f) => rolled(f, 5)) },
  { name: "roll -10", kind: "roll", pair: lossless((f) => rolled(f, -10)) },
  { name: "roll 15", kind: "roll", pair: lossless((f) => rolled(f, 15)) },
  { name: "mirrored", kind: "mirror", pair: lossless(mirrored) },
  {
    name: "JPEG quality 95 to 75",
    kind: "jpeg",
    pair: (f) => ({ before: jpegOf(f, 95), after: jpegOf(f, 75) }),
  },
];

/** Yaws at which rendered faces are drawn again, in degrees. */
export const YAWS = [4, 8, -8] as const;

/** What one change did over all faces. Changes are absolute, in points of the 0-100 score. */
export interface ChangeFigures {
  readonly name: string;
  readonly kind: ChangeKind;
  readonly faces: number;
  readonly median: number;
  readonly largest: number;
  /** Faces that were found before the change and not after it, or the other way round. */
  readonly lost: number;
  readonly limit: number;
  readonly passed: boolean;
}

/** A photo to be changed: its name and its file. */
export interface Photo {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Return what each change of the picture does to the score of the given photos. */
export async function photoInvariance(
  reader: FaceReader,
  photos: readonly Photo[],
  changes: readonly PhotoChange[] = PHOTO_CHANGES,
): Promise<ChangeFigures[]> {
  const moved = new Map<PhotoChange, (number | null)[]>(changes.map((change) => [change, []]));
  for (const { bytes } of photos) {
    const face = pictureIn(bytes);
    for (const [change, scores] of moved) scores.push(await scoreChange(reader, change.pair(face)));
  }
  return [...moved].map(([{ name, kind }, scores]) => figuresOf(name, kind, scores));
}

/** Return what turning the head does to the score of rendered faces. */
export async function yawInvariance(
  canonical: FaceMesh,
  reader: FaceReader,
  scenes: readonly NamedScene[],
  yaws: readonly number[] = YAWS,
): Promise<ChangeFigures[]> {
  const figures: ChangeFigures[] = [];
  for (const yaw of yaws) {
    const scores: (number | null)[] = [];
    for (const named of scenes) {
      const before = await renderedScene(canonical, named.scene);
      const after = await renderedScene(canonical, turnedScene(named, yaw).scene);
      scores.push(await scoreChange(reader, { before, after }));
    }
    figures.push(figuresOf(`yaw ${yaw}`, "yaw", scores));
  }
  return figures;
}

async function scoreChange(reader: FaceReader, { before, after }: Pair): Promise<number | null> {
  const [one, other] = [await reader.see(before), await reader.see(after)];
  return one && other ? Math.abs(other.score - one.score) : null;
}

function figuresOf(name: string, kind: ChangeKind, scores: readonly (number | null)[]): ChangeFigures {
  const moved = scores.filter((score) => score !== null);
  const median = medianOf(moved);
  const limit = LIMITS.scoreChange[kind];
  const lost = scores.length - moved.length;
  return {
    name,
    kind,
    faces: scores.length,
    median,
    largest: Math.max(...moved),
    lost,
    limit,
    passed: median <= limit && lost === 0,
  };
}
