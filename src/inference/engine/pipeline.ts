/**
 * The stages of scoring one photo, in order: landmarks, quality, measurements, geometry, appearance, blend.
 *
 * The appearance networks look already in the quality stage, because one of them estimates the perceived age: a face that
 * looks under 18, or whose age could not be judged, is refused before any score is computed. Their raw answers become
 * scores in the appearance stage.
 */
import { cameraDistance } from "../../core/geometry/distance.ts";
import type { Lens } from "../../core/geometry/distance.ts";
import { flatLandmarks } from "../../core/geometry/points.ts";
import type { PixelLandmarks } from "../../core/geometry/points.ts";
import { transformedLandmarks } from "../../core/geometry/similarity.ts";
import { readMeasurements } from "../../core/measure/read.ts";
import { judge as judgeQuality } from "../../core/quality/gates.ts";
import { rasterQuality } from "../../core/quality/raster-quality.ts";
import type {
  FaceReading,
  Outcome,
  QualityNote,
  Refusal,
  Report,
  Stage,
  StageTimes,
} from "../../core/report.ts";
import { geometricScore, passSdOf, withReference } from "../../core/score/calibration.ts";
import { GEOMETRY_TABLES } from "../../core/score/tables.ts";
import { extraSdOf } from "../../core/score/uncertainty.ts";
import { blendOfAnswers } from "../../core/score/with-appearance.ts";
import { answersOf, lookAtFace, perceivedAge } from "./appearance.ts";
import type { AppearanceLook } from "./appearance.ts";
import type { LoadedModels, Networks } from "./load-models.ts";
import type { PhotoSource } from "./photo-source.ts";
import type { PhotoFacts } from "../protocol/protocol.ts";
import type { FaceFound } from "./read-face.ts";
import { readFace } from "./read-face.ts";

type OnStage = (stage: Stage) => void;

/** What the stages that may refuse found. */
interface Judged {
  readonly face: FaceFound;
  readonly reading: FaceReading;
  readonly notes: readonly QualityNote[];
  readonly looks: readonly AppearanceLook[];
  readonly silent: Networks["silent"];
}

/**
 * Return how scoring a photo ended. Tells each stage as it begins.
 *
 * Throws a `FaultError` when the engine itself fails; an appearance model that fails is silent in the report instead.
 */
export async function scorePhoto(
  photo: PhotoSource,
  facts: PhotoFacts,
  models: LoadedModels,
  onStage: OnStage,
): Promise<Outcome> {
  const clock = createClock(onStage, facts.decodeMs);
  clock.begin("landmarks");
  const face = readFace(photo, models.landmarker);
  if (!face) await models.landmarker.confirmSight();
  return scoreFace(face, { photo: { width: photo.width, height: photo.height }, facts, models, clock });
}

/** What scoring a face takes besides the face. */
export interface FaceParts {
  readonly photo: { readonly width: number; readonly height: number };
  readonly facts: PhotoFacts;
  readonly models: LoadedModels;
  readonly clock: Clock;
}

/** Return how scoring a photo ended whose face was read, or not found: all stages but the first. Throws as `scorePhoto`. */
export async function scoreFace(face: FaceFound | null, parts: FaceParts): Promise<Outcome> {
  const { photo, facts, models, clock } = parts;
  const refused = (reason: Refusal, quality: readonly QualityNote[]): Outcome => ({
    kind: "refused",
    reason,
    photo,
    quality,
    times: clock.times(),
  });

  if (!face) return refused("no-face", []);

  clock.begin("quality");
  const judged = await judge(face, photo, facts, models);
  if ("reason" in judged) return refused(judged.reason, judged.notes);

  const report = scored(judged, models, clock);
  if (!report) return refused("no-face", judged.notes);
  return { kind: "scored", report: { ...report, photo, times: clock.times() } };
}

async function judge(
  face: FaceFound,
  photo: FaceParts["photo"],
  facts: PhotoFacts,
  models: LoadedModels,
): Promise<Judged | { readonly reason: Refusal; readonly notes: readonly QualityNote[] }> {
  const { landmarks, jitter, pose, faceCount } = face;
  const distance = cameraDistance(landmarks, lensOf(facts, photo));
  const seen = { jitter, box: boxOf(landmarks), pose, distance, faceCount };
  const reading: FaceReading = { landmarks: flatLandmarks(landmarks), ...seen };
  const { image, toFrame } = face.frame;
  const raster = rasterQuality(image, transformedLandmarks(toFrame, landmarks));
  const quality = judgeQuality({ ...seen, landmarks, photo, raster, blendshapes: null });
  if (quality.refusal) return { reason: quality.refusal, notes: quality.notes };
  const { appearance, silent } = await models.networks;
  const looks = await lookAtFace(face, appearance);
  // See: [Note: Age fails closed] in `core/quality/age-check.ts`.
  const age = perceivedAge(looks);
  if (age.kind === "not-judged") return { reason: "age-not-judged", notes: quality.notes };
  if (age.tooYoung) return { reason: "looks-under-18", notes: quality.notes };
  return { face, reading, notes: quality.notes, looks, silent };
}

/** Return the report of a face that was not refused; null when too few measurements could be taken for a score. */
function scored(judged: Judged, models: LoadedModels, clock: Clock): Omit<Report, "photo" | "times"> | null {
  const { face, reading, notes, looks, silent } = judged;
  clock.begin("measurements");
  const table = GEOMETRY_TABLES[models.landmarkModel];
  const raw = readMeasurements(face.passes);
  const measurements = withReference(raw, table);

  clock.begin("geometry");
  const passes = face.passes.map((pass) => readMeasurements([pass]));
  const extraSd = extraSdOf(passSdOf(passes, table), notes);
  const geometry = geometricScore(raw, table, extraSd);
  if (!geometry) return null;

  clock.begin("appearance");
  const appearance = [
    ...answersOf(looks, extraSdOf(0, notes)),
    ...silent.map(({ model, fault }) => ({ kind: "silent" as const, model, fault })),
  ];

  clock.begin("blend");
  const psl = blendOfAnswers(geometry, appearance, extraSd);
  const { backend } = models;
  return { face: reading, quality: notes, measurements, geometry, appearance, psl, extraSd, backend };
}

function lensOf(facts: PhotoFacts, photo: { readonly width: number; readonly height: number }): Lens {
  return facts.focalLength35 === undefined
    ? { kind: "unknown" }
    : { kind: "exif", focal35mm: facts.focalLength35, ...photo };
}

function boxOf({ points }: PixelLandmarks) {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The stages of one photo: which is under way, and how long each took, in milliseconds. */
export interface Clock {
  begin(stage: Stage): void;
  times(): StageTimes;
}

/** Return a clock that tells each stage as it begins. */
export function createClock(onStage: OnStage, decodeMs?: number): Clock {
  const times: Partial<Record<Stage | "decode", number>> = decodeMs === undefined ? {} : { decode: decodeMs };
  let current: Stage | null = null;
  let since = 0;
  const end = () => {
    if (current) times[current] = performance.now() - since;
  };
  return {
    begin(stage: Stage) {
      end();
      current = stage;
      since = performance.now();
      onStage(stage);
    },
    times(): StageTimes {
      end();
      current = null;
      return { ...times };
    },
  };
}
