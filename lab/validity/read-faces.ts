/** Reads many faces through the app's own pipeline in Chromium, and keeps the readings for the next run. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import type { PixelLandmarks } from "../../src/core/geometry/points.ts";
import { contentsHash, ROOT } from "../../scripts/site/build/ensure-built.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import type { FaceRecord } from "../../scripts/browser/reader-worker.ts";

/** What decides the landmarks that the app reads: a change elsewhere leaves kept readings valid. */
const READING_CODE = [
  "src/inference/engine/read-face.ts",
  "src/inference/engine/landmarker.ts",
  "src/inference/engine/photo-source.ts",
  "src/capture/file.ts",
  "src/capture/flatten.ts",
  "src/core/geometry",
  "src/core/image/warp.ts",
  "node_modules/@mediapipe/tasks-vision/package.json",
];

/** Return the passes of a record as landmarks in pixels of the photo. */
export function passesOf(record: FaceRecord): PixelLandmarks[] {
  return record.passes.map((flat) => ({
    space: "pixel",
    points: Array.from({ length: flat.length / 3 }, (_, index) => {
      const [x = NaN, y = NaN, z = NaN] = flat.slice(3 * index, 3 * index + 3);
      return { x: x / 1000, y: y / 1000, z: z / 1000 };
    }),
  }));
}

/** A photo's name and what was read of it; null when no face was found. */
export interface NamedFace {
  readonly image: string;
  readonly face: FaceRecord | null;
}

/**
 * Return what the app reads of each photo with the given landmark model, no score asked.
 *
 * Readings are kept in `.cache/` under a hash of the reading code and the file names, so the same run twice costs nothing.
 * Throws when the landmark model is not provisioned or a file cannot be opened.
 */
export async function readFaces(
  tools: Tools,
  photos: readonly { readonly image: string; readonly file: string }[],
  landmarkModel: LandmarkModelKind,
): Promise<NamedFace[]> {
  const key = createHash("sha256")
    .update(
      `${await contentsHash(READING_CODE)} ${landmarkModel} ${photos.map((photo) => path.resolve(photo.file)).join(" ")}`,
    )
    .digest("hex")
    .slice(0, 16);
  const cache = path.join(ROOT, ".cache", `faces-${landmarkModel}-${key}.json`);
  if (existsSync(cache)) return JSON.parse(readFileSync(cache, "utf8")) as NamedFace[];
  const started = await tools.startReader(landmarkModel);
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  const faces: NamedFace[] = [];
  for (const photo of photos) {
    const answer = await tools.read(photo.file);
    if (!answer.ok) throw new Error(`${photo.file}: ${answer.fault.code} (${answer.fault.detail})`);
    faces.push({ image: photo.image, face: answer.value });
    if (faces.length % 50 === 0)
      process.stderr.write(`${landmarkModel}: ${faces.length} of ${photos.length} read\n`);
  }
  mkdirSync(path.dirname(cache), { recursive: true });
  writeFileSync(cache, JSON.stringify(faces));
  return faces;
}
