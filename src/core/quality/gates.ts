/** The quality gates: what makes a photo unfit, and what disturbs it. */
import type { Distance, PixelBox, Pose, QualityCode, QualityNote, Refusal } from "../report.ts";
import { alignFace } from "../geometry/align.ts";
import { irisDistance } from "../geometry/distance.ts";
import type { PixelLandmarks } from "../geometry/points.ts";
import type { Blendshapes } from "./expression.ts";
import { expressionOf } from "./expression.ts";
import type { Size } from "./framing.ts";
import { edgeGap, shareOutside } from "./framing.ts";
import type { RasterQuality } from "./raster-quality.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** What is known of a photo once its face was read. */
export interface Seen {
  readonly photo: Size;
  readonly faceCount: number;
  /** Mean landmarks in pixels of the photo, and their spread per iris distance. */
  readonly landmarks: PixelLandmarks;
  readonly jitter: number;
  readonly box: PixelBox;
  readonly pose: Pose;
  readonly distance: Distance;
  readonly raster: RasterQuality;
  readonly blendshapes: Blendshapes | null;
}

/** Whether a photo gets a score, and what is to be said of it. */
export interface Judgement {
  /** Why there is no score; null when there is one. */
  readonly refusal: Refusal | null;
  readonly notes: readonly QualityNote[];
}

/**
 * Return the refusal, if any, and all notes, the gravest first.
 *
 * A photo without a face is refused here too (`seen` is null). Age is judged apart, in `age-check.ts`.
 */
export function judge(seen: Seen | null): Judgement {
  if (seen === null) return { refusal: "no-face", notes: [] };
  const notes = [
    ...framingNotes(seen),
    ...poseNotes(seen.pose),
    ...expressionNotes(seen),
    ...rasterNotes(seen),
    ...distanceNotes(seen.distance),
  ];
  const rank = (note: QualityNote): number => (note.severity === "warning" ? 0 : 1);
  return { refusal: refusalOf(seen), notes: notes.sort((a, b) => rank(a) - rank(b)) };
}

function refusalOf(seen: Seen): Refusal | null {
  const across = Math.max(seen.box.width, seen.box.height);
  if (alignFace(seen.landmarks) === null) return "no-face";
  if (shareOutside(seen.landmarks, seen.photo) > THRESHOLDS.refuseOutside) return "face-cut-off";
  if (across < THRESHOLDS.refuseFacePixels || irisDistance(seen.landmarks) < THRESHOLDS.refuseIrisPixels) {
    return "face-too-small";
  }
  const turned = Math.max(Math.abs(seen.pose.yaw), Math.abs(seen.pose.pitch));
  if (turned > THRESHOLDS.refuseTurn) return "pose-too-far";
  // After the pose: half of a head that is turned far is guessed, and moves for that reason.
  return seen.jitter <= THRESHOLDS.refuseJitter ? null : "face-unclear";
}

function framingNotes(seen: Seen): QualityNote[] {
  const across = Math.max(seen.box.width, seen.box.height);
  const irises = irisDistance(seen.landmarks);
  const gap = edgeGap(seen.box, seen.photo);
  return [
    ...when(seen.faceCount > 1, "several-faces", "note", seen.faceCount),
    ...when(
      across < THRESHOLDS.warnFacePixels || irises < THRESHOLDS.warnIrisPixels,
      "face-small",
      "warning",
      irises,
    ),
    ...when(gap < THRESHOLDS.nearEdge, "near-edge", gap < 0 ? "warning" : "note", gap),
  ];
}

function poseNotes(pose: Pose): QualityNote[] {
  const { noteTurn, warnTurn, noteRoll, warnRoll } = THRESHOLDS;
  const graded = (code: QualityCode, degrees: number, note: number, warn: number): QualityNote[] =>
    when(Math.abs(degrees) > note, code, Math.abs(degrees) > warn ? "warning" : "note", degrees);
  return [
    ...graded("turned", pose.yaw, noteTurn, warnTurn),
    ...graded("tilted-up-or-down", pose.pitch, noteTurn, warnTurn),
    ...graded("rolled", pose.roll, noteRoll, warnRoll),
  ];
}

function expressionNotes(seen: Seen): QualityNote[] {
  const face = alignFace(seen.landmarks);
  if (face === null) return [];
  const expression = expressionOf(face, seen.blendshapes);
  return [
    ...when(expression.eyesClosed, "eyes-closed", "warning", expression.eyeOpening),
    ...when(expression.mouthOpen, "mouth-open", "warning", expression.mouthOpening),
    ...when(expression.strongSmile, "strong-smile", "warning", expression.smileWidth),
  ];
}

function rasterNotes({ raster, jitter }: Seen): QualityNote[] {
  const dark = raster.luma < THRESHOLDS.darkLuma || raster.black > THRESHOLDS.clippedShare;
  const bright = raster.luma > THRESHOLDS.brightLuma || raster.burnt > THRESHOLDS.clippedShare;
  const unsteady = jitter > THRESHOLDS.drawingJitter;
  const drawn = raster.colours < THRESHOLDS.drawingColours / 10 || raster.flat > THRESHOLDS.drawingFlat;
  return [
    ...when(unsteady || drawn, "drawing-like", "warning", unsteady ? jitter : raster.flat),
    ...when(raster.sharpness < THRESHOLDS.sharpness, "blurred", "warning", raster.sharpness),
    ...when(dark, "too-dark", "warning", raster.luma),
    ...when(bright, "too-bright", "warning", raster.luma),
    ...when(Math.abs(raster.sideLight) > THRESHOLDS.unevenLight, "uneven-light", "warning", raster.sideLight),
  ];
}

function distanceNotes(distance: Distance): QualityNote[] {
  if (distance.kind === "not-measured") return [{ code: "distance-unknown", severity: "note" }];
  const { centimetres } = distance;
  return when(centimetres < THRESHOLDS.closeCentimetres, "too-close", "warning", centimetres);
}

function when(
  holds: boolean,
  code: QualityCode,
  severity: QualityNote["severity"],
  value: number,
): QualityNote[] {
  return holds ? [{ code, severity, value }] : [];
}
