/**
 * The stages of scoring one photo, in order: landmarks, quality, measurements, geometry, appearance, blend.
 *
 * The appearance networks look already in the quality stage, because one of them estimates the perceived age: a face that
 * looks under 18, or whose age could not be judged, is refused before any score is computed, and so is one asked about
 * that might be a younger one's. Their raw answers become scores in the appearance stage.
 *
 * [Note: Age before faults of the photo]
 * A photo that gets no score for a fault of its own has its age judged all the same. Where the face looks under 18, that is
 * what is said: "hold your head straight" would send a child, and whoever opened the photo, to a next one that ends there too.
 * Every other age leaves the photo's own fault standing, and nobody is asked who gets no score anyway. A face that is not steady
 * where the networks look has no age: [Note: Steady enough for an age] in `core/quality/age-anchors.ts`.
 */
import { cameraDistance } from "../../core/geometry/distance.ts";
import type { Lens } from "../../core/geometry/distance.ts";
import { boxAround, flatLandmarks } from "../../core/geometry/points.ts";
import { transformedLandmarks } from "../../core/geometry/similarity.ts";
import { readMeasurements } from "../../core/measure/read.ts";
import { anchorJitter } from "../../core/quality/age-anchors.ts";
import type { AgeCheck } from "../../core/quality/age-check.ts";
import { judge as judgeQuality } from "../../core/quality/gates.ts";
import { withNetworkNotes } from "../../core/quality/network-notes.ts";
import { photoRaster } from "../../core/quality/raster-quality.ts";
import { THRESHOLDS } from "../../core/quality/thresholds.ts";
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
import { distinct } from "./tile-look.ts";
import { readFace } from "./read-face.ts";

type OnStage = (stage: Stage) => void;

/** What the stages that may refuse found. */
interface Judged {
  readonly face: FaceFound;
  readonly reading: FaceReading;
  readonly notes: readonly QualityNote[];
  readonly looks: readonly AppearanceLook[];
  readonly silent: Networks["silent"];
  /** Whether it took the word of whoever opened the photo. */
  readonly saidAdult: boolean;
  /** Whether networks that come late have still to say what they see. */
  readonly isOwed: boolean;
}

/** A photo that gets no score, or none yet. */
interface Ended {
  readonly ends: Refusal | "asked";
  readonly notes: readonly QualityNote[];
  /** Absent where the age was not asked for. */
  readonly age?: AgeCheck;
}

/** What a report becomes when the networks that came late have seen the face too; see [Note: Late networks]. */
export type LateReport = (late: Networks) => Promise<Report>;

/** Who is told what while a photo is scored. */
export interface ScoreListeners {
  readonly onStage: OnStage;
  /** Told where a photo was scored before all networks had come. */
  readonly onOwed?: (late: LateReport) => void;
}

/**
 * Return how scoring a photo ended. Tells each stage as it begins.
 *
 * A face that the early networks are sure of is scored without those that come late, unless `facts.waitsForAll`; every other
 * face waits for them. Throws a `FaultError` when the engine itself fails; an appearance model that fails is silent in the report instead.
 */
export async function scorePhoto(
  photo: PhotoSource,
  facts: PhotoFacts,
  models: LoadedModels,
  { onStage, onOwed }: ScoreListeners,
): Promise<Outcome> {
  const clock = createClock(onStage, facts.decodeMs);
  clock.begin("landmarks");
  const face = readFace(photo, models.landmarker, { goesOn: clock.goesOn, chosen: facts.face?.box ?? null });
  // A face of which some looks saw black is none, and no number comes of it.
  await models.landmarker.confirmSight();
  const size = { width: photo.width, height: photo.height };
  const outcome = await scoreFace(face, { photo: size, facts, models, clock, ...(onOwed && { onOwed }) });
  const faces = facts.face || !face ? [] : distinct(face.faces).map(({ points }) => boxAround(points));
  return faces.length > 1 ? { ...outcome, faces } : outcome;
}

/** What scoring a face takes besides the face. */
export interface FaceParts {
  readonly photo: { readonly width: number; readonly height: number };
  readonly facts: PhotoFacts;
  readonly models: LoadedModels;
  readonly clock: Clock;
  readonly onOwed?: ScoreListeners["onOwed"];
}

/** Return how scoring a photo ended whose face was read, or not found: all stages but the first. Throws as `scorePhoto`. */
export async function scoreFace(face: FaceFound | null, parts: FaceParts): Promise<Outcome> {
  const { photo, models, clock, onOwed } = parts;
  const ended = ({ ends, notes, age }: Ended): Outcome => {
    const seen = { photo, quality: notes, times: clock.times() };
    if (ends === "asked") return { kind: "asked", ...seen };
    return { kind: "refused", reason: ends, ...seen, ...(age && { age }) };
  };

  if (!face) return ended({ ends: "no-face", notes: [] });

  clock.begin("quality");
  const judged = await judge(face, parts);
  if ("ends" in judged) return ended(judged);

  const report = scored(judged, models, clock);
  if (!report) return ended({ ends: "no-face", notes: judged.notes });
  const { framedByHand } = parts.facts;
  const about = { photo, times: clock.times(), ...(framedByHand && { framedByHand }) };
  if (judged.isOwed)
    onOwed?.(async (late) => {
      const seen = await withLateLooks(judged, late);
      const silent = createClock(() => undefined);
      return { ...(scored(seen, models, silent) ?? report), ...about };
    });
  return { kind: "scored", report: { ...report, ...about } };
}

/** Return what was judged together with what late networks see of the face. */
async function withLateLooks(judged: Judged, late: Networks): Promise<Judged> {
  const looks = [...judged.looks, ...(await lookAtFace(judged.face, late.appearance))];
  const silent = [...judged.silent, ...late.silent];
  return { ...judged, looks, silent, notes: withNetworkNotes(judged.notes, smilesOf(looks)), isOwed: false };
}

function smilesOf(looks: readonly AppearanceLook[]): number[] {
  return looks.flatMap(({ smile }) => smile ?? []);
}

async function judge(face: FaceFound, parts: FaceParts): Promise<Judged | Ended> {
  const { photo, facts } = parts;
  const { landmarks, jitter, pose } = face;
  const faceCount = facts.face?.of ?? face.faces.length;
  const distance = cameraDistance(landmarks, lensOf(facts, photo));
  const seen = { jitter, box: boxAround(landmarks.points), pose, distance, faceCount };
  const reading: FaceReading = { landmarks: flatLandmarks(landmarks), ...seen };
  const { image, toFrame } = face.frame;
  const raster = photoRaster(image, transformedLandmarks(toFrame, landmarks));
  const quality = judgeQuality({
    ...seen,
    landmarks,
    photo,
    raster,
    blendshapes: null,
    ...(facts.lacksEnd === true ? { lacksEnd: true } : {}),
  });
  const { refusal, notes } = quality;
  if (refusal !== null && !tellsAge(face, refusal)) return { ends: refusal, notes };
  const judged = await withLooks({ face, reading, notes }, parts, refusal !== null);
  const age = perceivedAge(judged.looks);
  // See: [Note: Age before faults of the photo].
  if (refusal !== null)
    return { ends: age === "young" ? "looks-under-18" : refusal, notes: judged.notes, age };
  return byAge(judged, age, facts.saidAdult === true);
}

/** Whether the age of a face is judged though its photo is refused; see [Note: Age before faults of the photo]. */
function tellsAge({ passes }: FaceFound, refusal: Refusal): boolean {
  return refusal !== "no-face" && anchorJitter(passes) <= THRESHOLDS.ageAnchorJitter;
}

/** See: [Note: Age fails closed] and [Note: Two thresholds] in `core/quality/age-check.ts`. */
function byAge(judged: Judged, age: AgeCheck, saidAdult: boolean): Judged | Ended {
  const { notes } = judged;
  switch (age) {
    case "adult":
      return judged;
    case "perhaps-young":
      return saidAdult ? { ...judged, saidAdult: true } : { ends: "asked", notes };
    case "young":
      return { ends: "looks-under-18", notes, age };
    case "not-judged":
      return { ends: "age-not-judged", notes, age };
    default:
      return age satisfies never;
  }
}

/**
 * Return what the networks see of a face: the early ones alone where they are sure of an adult and nothing else is wanted, else
 * all. For a photo that is refused anyway only its age is wanted.
 */
async function withLooks(
  seen: Pick<Judged, "face" | "reading" | "notes">,
  { facts, models, clock }: FaceParts,
  isRefused: boolean,
): Promise<Judged> {
  const { appearance, silent } = await models.networks;
  const looks = await lookAtFace(seen.face, appearance);
  const early: Judged = { ...seen, looks, silent, saidAdult: false, isOwed: true };
  const isSure = perceivedAge(looks) === "adult";
  if (isSure && isRefused) return early;
  const late =
    isSure && facts.waitsForAll !== true ? models.late.here() : await models.late.load(clock.goesOn);
  return late ? withLateLooks(early, late) : early;
}

/** Return the report of a face that was not refused; null when too few measurements could be taken for a score. */
function scored(judged: Judged, models: LoadedModels, clock: Clock): Omit<Report, "photo" | "times"> | null {
  const { face, reading, notes, looks, silent, saidAdult } = judged;
  clock.begin("measurements");
  const table = GEOMETRY_TABLES[models.landmarkModel];
  const raw = readMeasurements(face.passes);
  const measurements = withReference(raw, models.landmarkModel);

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
  const report = { face: reading, quality: notes, measurements, geometry, appearance, psl, extraSd, backend };
  return saidAdult ? { ...report, saidAdult } : report;
}

function lensOf(facts: PhotoFacts, photo: { readonly width: number; readonly height: number }): Lens {
  return facts.focalLength35 === undefined
    ? { kind: "unknown" }
    : { kind: "exif", focal35mm: facts.focalLength35, ...photo };
}

/** The stages of one photo: which is under way, and how long each took, in milliseconds. */
export interface Clock {
  begin(stage: Stage): void;
  /** Tell the stage again: what it waits for is still coming. */
  readonly goesOn: () => void;
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
    goesOn() {
      if (current) onStage(current);
    },
    times(): StageTimes {
      end();
      current = null;
      return { ...times };
    },
  };
}
