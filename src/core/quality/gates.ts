/** The quality gates: what makes a photo unfit, and what disturbs it. */
import type { Distance, PixelBox, Pose, QualityCode, QualityNote, Refusal } from "../report.ts";
import { alignFace } from "../geometry/align.ts";
import { irisDistance } from "../geometry/distance.ts";
import type { Degrees, PixelLandmarks } from "../geometry/points.ts";
import { irisRoll, turnedPose } from "../geometry/pose.ts";
import type { Blendshapes } from "./expression.ts";
import { expressionOf } from "./expression.ts";
import type { Size } from "./framing.ts";
import { edgeGap, shareOutside } from "./framing.ts";
import type { PhotoRaster } from "./raster-quality.ts";
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
  readonly raster: PhotoRaster;
  readonly blendshapes: Blendshapes | null;
  /** Whether the file lacks its end mark, with every row of the photo there. */
  readonly lacksEnd?: boolean;
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
    ...poseNotes(uprightPose(seen)),
    ...rollNotes(irisRoll(seen.landmarks)),
    ...expressionNotes(seen),
    ...rasterNotes(seen),
    ...distanceNotes(seen),
    ...fileNotes(seen),
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
  const { yaw, pitch } = uprightPose(seen);
  if (Math.abs(yaw) > THRESHOLDS.refuseYaw || Math.abs(pitch) > THRESHOLDS.refusePitch) return "pose-too-far";
  // After the pose: half of a head that is turned far is guessed, and moves for that reason.
  return seen.jitter <= THRESHOLDS.refuseJitter ? null : "face-unclear";
}

/** The pose against the face's own upright: in a photo on its side, a head that is turned looks up or down. */
function uprightPose({ pose, landmarks }: Seen): Pose {
  return turnedPose(pose, -irisRoll(landmarks));
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
  const { noteTurn, warnTurn } = THRESHOLDS;
  const graded = (code: QualityCode, degrees: number): QualityNote[] =>
    when(Math.abs(degrees) > noteTurn, code, Math.abs(degrees) > warnTurn ? "warning" : "note", degrees);
  return [...graded("turned", pose.yaw), ...graded("tilted-up-or-down", pose.pitch)];
}

/** A roll is undone exactly; from some angle on it is the photo that lies on its side, and that is worth saying. */
function rollNotes(roll: Degrees): QualityNote[] {
  const lean = Math.abs(roll);
  if (lean > THRESHOLDS.photoTurned) return when(true, "photo-turned", "note", roll);
  return when(lean > THRESHOLDS.noteRoll, "rolled", "note", roll);
}

function expressionNotes(seen: Seen): QualityNote[] {
  const face = alignFace(seen.landmarks);
  if (face === null) return [];
  const expression = expressionOf(face, seen.blendshapes);
  const { eyeContrast, mouthContrast, lipColour } = seen.raster.covered;
  const eyesHidden = eyeContrast < THRESHOLDS.hiddenEyes;
  const mouthCovered = mouthContrast < THRESHOLDS.coveredMouth && lipColour < THRESHOLDS.coveredLips;
  return [
    ...when(eyesHidden, "eyes-hidden", "warning", eyeContrast),
    ...when(!eyesHidden && expression.eyesClosed, "eyes-closed", "warning", expression.eyeOpening),
    ...when(mouthCovered, "mouth-covered", "warning", mouthContrast),
    ...when(!mouthCovered && expression.mouthOpen, "mouth-open", "warning", expression.mouthOpening),
    ...when(!mouthCovered && expression.strongSmile, "strong-smile", "warning", expression.smile),
  ];
}

function rasterNotes({ raster }: Seen): QualityNote[] {
  const dark = raster.luma < THRESHOLDS.darkLuma || raster.black > THRESHOLDS.clippedShare;
  const bright = raster.luma > THRESHOLDS.brightLuma || raster.burnt > THRESHOLDS.clippedShare;
  const drawn = isDrawn(raster);
  const grey = !drawn && raster.skin.colour < THRESHOLDS.greyColour;
  return [
    ...when(drawn, "drawing-like", "warning", raster.skin.texture),
    ...when(grey, "black-and-white", "note", raster.skin.colour),
    ...when(raster.sharpness < THRESHOLDS.sharpness, "blurred", "warning", raster.sharpness),
    ...when(dark, "too-dark", "warning", raster.luma),
    ...when(bright, "too-bright", "warning", raster.luma),
    ...when(Math.abs(raster.sideLight) > THRESHOLDS.unevenLight, "uneven-light", "warning", raster.sideLight),
  ];
}

/** Whether a face was drawn, rendered, or is that of a mask: flat colours, white paper, or skin without any texture. */
function isDrawn({ flat, sharpness, skin }: PhotoRaster): boolean {
  const paper = skin.luma > THRESHOLDS.paperLuma && skin.colour < THRESHOLDS.paperColour;
  const isSharp = sharpness > THRESHOLDS.smoothSharpness;
  const smooth = isSharp && skin.texture < THRESHOLDS.smoothRatio * Math.sqrt(sharpness);
  return flat > THRESHOLDS.drawingFlat || paper || smooth;
}

/** An unknown distance is most often an ordinary one; it is worth a word where the face fills the photo, as from close up. */
function distanceNotes({ distance, box, photo }: Seen): QualityNote[] {
  if (distance.kind === "not-measured") {
    const share = Math.max(box.width, box.height) / Math.min(photo.width, photo.height);
    return when(share > THRESHOLDS.fillsPhoto, "distance-unknown", "note", share);
  }
  const { centimetres } = distance;
  return when(centimetres < THRESHOLDS.closeCentimetres, "too-close", "warning", centimetres);
}

function fileNotes({ lacksEnd }: Seen): QualityNote[] {
  return lacksEnd === true ? [{ code: "end-missing", severity: "note" }] : [];
}

function when(
  holds: boolean,
  code: QualityCode,
  severity: QualityNote["severity"],
  value: number,
): QualityNote[] {
  return holds ? [{ code, severity, value }] : [];
}
