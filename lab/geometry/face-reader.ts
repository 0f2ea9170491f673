/**
 * Reads files with the app's own pipeline, once each.
 *
 * Readings are kept in `.cache/geometry/` under a hash of the reading code, the landmark model and the file's bytes, so
 * that a second run after a change elsewhere (cards, tables, limits) costs little.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { meanLandmarks } from "../../src/core/geometry/passes.ts";
import type { PixelLandmarks } from "../../src/core/geometry/points.ts";
import type { RawReading } from "../../src/core/measure/read.ts";
import { readMeasurements } from "../../src/core/measure/read.ts";
import type { LandmarkModelKind, Pose } from "../../src/core/report.ts";
import { termsOf, unclippedScore } from "../../src/core/score/calibration.ts";
import { GEOMETRY_TABLES } from "../../src/core/score/tables.ts";
import { contentsHash, ROOT } from "../../scripts/site/build/ensure-built.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import type { FaceRecord } from "../../scripts/browser/reader-worker.ts";
import { passesOf } from "../validity/read-faces.ts";

/** What decides the landmarks that the app reads. */
const READING_CODE = [
  "src/inference/engine/landmarker.ts",
  "src/inference/engine/photo-source.ts",
  "src/inference/engine/read-face.ts",
  "src/capture/file.ts",
  "src/capture/flatten.ts",
  "src/core/geometry",
  "src/core/image/warp.ts",
];

/** A face as the app reads it. */
export interface SeenFace {
  readonly landmarks: PixelLandmarks;
  readonly readings: readonly RawReading[];
  readonly pose: Pose;
  /** The geometric score before clipping to 0-100, so that an extreme face still shows every change. */
  readonly score: number;
}

/** Reads files with one landmark model. */
export interface FaceReader {
  readonly kind: LandmarkModelKind;
  /** Return the face in a file, or null when the app finds none. Throws when the app fails. */
  see(bytes: Uint8Array): Promise<SeenFace | null>;
  /** The same, read anew whatever is kept. */
  seeAgain(bytes: Uint8Array): Promise<SeenFace | null>;
}

/** Return a reader; throws when the landmark model is not provisioned. */
export async function openReader(tools: Tools, kind: LandmarkModelKind): Promise<FaceReader> {
  const started = await tools.startReader(kind);
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  const code = await contentsHash(READING_CODE);
  const folder = path.join(ROOT, ".cache", "geometry");
  mkdirSync(folder, { recursive: true });

  const readAnew = async (bytes: Uint8Array): Promise<FaceRecord | null> => {
    const answer = await tools.read({ name: bytes[0] === 0x89 ? "face.png" : "face.jpg", bytes });
    if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.detail}`);
    return answer.value;
  };
  const readOnce = async (bytes: Uint8Array): Promise<FaceRecord | null> => {
    const key = createHash("sha256").update(`${code} ${kind}`).update(bytes).digest("hex").slice(0, 20);
    const file = path.join(folder, `${key}.json.gz`);
    if (existsSync(file)) return JSON.parse(gunzipSync(readFileSync(file)).toString()) as FaceRecord | null;
    const record = await readAnew(bytes);
    writeFileSync(file, gzipSync(JSON.stringify(record), { level: 1 }));
    return record;
  };
  return {
    kind,
    see: async (bytes) => seenFace(await readOnce(bytes), kind),
    seeAgain: async (bytes) => seenFace(await readAnew(bytes), kind),
  };
}

function seenFace(record: FaceRecord | null, kind: LandmarkModelKind): SeenFace | null {
  if (!record) return null;
  const passes = passesOf(record);
  const readings = readMeasurements(passes);
  const score = unclippedScore(termsOf(readings, GEOMETRY_TABLES[kind]));
  return { landmarks: meanLandmarks(passes).landmarks, readings, pose: record.pose, score };
}

/** Return the value of a card among readings, or null when it was not measured. */
export function valueOf(readings: readonly RawReading[], id: string): number | null {
  const reading = readings.find((candidate) => candidate.id === id);
  return reading?.kind === "measured" ? reading.value : null;
}
