/**
 * What to say to somebody in front of the camera: the one most important thing, steadily.
 *
 * [Note: Steady advice]
 * Every quantity has one limit. A complaint begins at the limit and ends at LEAVE of it, so a value that trembles about
 * the limit does not switch it on and off. What is shown changes once another complaint has stood at the top for
 * DWELL_MS (two frames at 15 to 25 a second), so one odd frame changes nothing and a real change is said within 200 ms. Closed
 * eyes wait longer, because a blink (100-400 ms) is no mistake; the time that all has been well starts anew at once for
 * them too.
 */
import type { FrameReading, GuidedFace } from "./guidance-reading.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** Everything that guidance may ask for, the most important first. Left and right are the person's own. */
export const ADVICE = [
  "no-face",
  "several-faces",
  "too-near",
  "too-far",
  "move-left",
  "move-right",
  "move-up",
  "move-down",
  "turn-left",
  "turn-right",
  "chin-down",
  "chin-up",
  "lean-left",
  "lean-right",
  "too-dark",
  "too-bright",
  "light-left",
  "light-right",
  "eyes-closed",
  "mouth-open",
  "smile",
  "blurred",
] as const;
/** One of `ADVICE`. */
export type Advice = (typeof ADVICE)[number];

/** The limits of guidance, in one table, with their reasons. Stricter than the gates: here it costs a second to do better. */
export const GUIDANCE_LIMITS = {
  /** Iris per long side. With the lens of a usual webcam (focal length .9 of the long side) 50 cm; on a phone 40 to 45. */
  nearIris: 0.0212,
  /** The same at 1 m: further away the light and the lens, not the person, decide the picture. */
  farIris: 0.0104,
  /** Share of the frame's width or height that the face may fill, whatever the lens. */
  fill: 0.78,
  /** Pixels between the irises that the measurements want, but no more than this share of the long side (a coarse camera). */
  irisPixels: THRESHOLDS.guideIrisPixels,
  irisPixelsShare: 0.075,
  /** Offset from the middle per short side, across and down. */
  across: 0.16,
  down: 0.15,
  /** Gap to the edge per face width: hair and chin want some room. */
  gap: 0.06,
  /** Degrees. The gates note 5 and warn at 10. */
  yaw: 6,
  pitch: 8,
  roll: 8,
  /** Skin luma 0-255, the share of it that is clipped, and the difference of the cheeks. */
  dark: 68,
  bright: 215,
  clipped: 0.18,
  uneven: 0.34,
  /** Lid gap per eye length; lip gap per mouth width (measurements of the lower face stop at .25). */
  eyes: 0.15,
  mouth: 0.22,
  smile: 0.95,
  /** Variance of the Laplacian in the canonical crop; the gates warn at 12. */
  sharpness: 16,
} as const;

/** A complaint ends when its quantity is back at this share of the limit. See: [Note: Steady advice]. */
export const LEAVE = 0.82;

/** For how long another complaint must stand at the top before it is shown. See: [Note: Steady advice]. */
export const DWELL_MS = 40;
const BLINK_MS = 450;

/** All must have been well for this long before a photo is taken by itself. */
export const STEADY_MS = 600;

/** What guidance knows after some frames. Plain data; times are of the clock that `guided` is given, in milliseconds. */
export interface Guidance {
  /** Every complaint that stands, in the order of ADVICE. */
  readonly active: readonly Advice[];
  /** The one to show, or that all is well. */
  readonly shown: Advice | "good";
  /** What stands at the top instead of it, and since when; null when that is what is shown. */
  readonly rising: { readonly advice: Advice | "good"; readonly since: number } | null;
  /** Since when nothing has been amiss; null when something is. */
  readonly goodSince: number | null;
}

/** How far each quantity is, where 1 is its limit; a complaint that cannot apply is absent. */
type Amounts = Readonly<Partial<Record<Advice, number>>>;

/** Return the guidance after one more frame. `before` is null for the first frame, whose advice is shown at once. */
export function guided(before: Guidance | null, reading: FrameReading, now: number): Guidance {
  const amounts = amountsOf(reading);
  const standing = new Set(before?.active ?? []);
  const active = ADVICE.filter((advice) => (amounts[advice] ?? 0) >= (standing.has(advice) ? LEAVE : 1));
  const top = active[0] ?? "good";
  const goodSince = active.length > 0 ? null : (before?.goodSince ?? now);
  if (before === null) return { active, shown: top, rising: null, goodSince };
  if (top === before.shown) return { active, shown: top, rising: null, goodSince };
  const since = before.rising?.advice === top ? before.rising.since : now;
  const isDue = now - since >= (top === "eyes-closed" ? BLINK_MS : DWELL_MS);
  return isDue
    ? { active, shown: top, rising: null, goodSince }
    : { active, shown: before.shown, rising: { advice: top, since }, goodSince };
}

/** Return for how long all has been well, in milliseconds. */
export function wellFor({ goodSince }: Guidance, now: number): number {
  return goodSince === null ? 0 : Math.max(0, now - goodSince);
}

function amountsOf({ frame, faces, face }: FrameReading): Amounts {
  if (!face) return { "no-face": 2 };
  return {
    ...(faces > 1 ? { "several-faces": 2 } : {}),
    ...distanceAmounts(face, Math.max(frame.width, frame.height)),
    ...placeAmounts(face),
    ...poseAmounts(face),
    ...lightAmounts(face),
    "eyes-closed": GUIDANCE_LIMITS.eyes / Math.max(1e-6, face.eyeOpening),
    "mouth-open": face.mouthOpening / GUIDANCE_LIMITS.mouth,
    smile: face.smile / GUIDANCE_LIMITS.smile,
    blurred: GUIDANCE_LIMITS.sharpness / Math.max(1e-6, face.light.sharpness),
  };
}

/** Near and far exclude each other: near wins, because it bends the measurements while far only coarsens them. */
function distanceAmounts(face: GuidedFace, longSide: number): Amounts {
  const { nearIris, farIris, fill, irisPixels, irisPixelsShare } = GUIDANCE_LIMITS;
  const near = Math.max(face.irisShare / nearIris, face.fill / fill);
  const wanted = Math.min(irisPixels, irisPixelsShare * longSide);
  const far = Math.max(farIris / face.irisShare, wanted / face.irisPixels);
  return near >= 1 ? { "too-near": near } : { "too-near": near, "too-far": far };
}

/** A face near an edge must move away from it, also when its middle is well placed. */
function placeAmounts({ offset, gap }: GuidedFace): Amounts {
  const { across, down, gap: wanted } = GUIDANCE_LIMITS;
  const [x, y] = [offset.x / across, offset.y / down];
  const cut = gap < wanted ? 1 + (wanted - gap) : 0;
  const sideways = Math.max(Math.abs(x), Math.abs(x) >= Math.abs(y) ? cut : 0);
  const upright = Math.max(Math.abs(y), Math.abs(y) > Math.abs(x) ? cut : 0);
  // The person's left is the picture's right.
  return { [x > 0 ? "move-right" : "move-left"]: sideways, [y > 0 ? "move-up" : "move-down"]: upright };
}

function poseAmounts({ yaw, pitch, roll }: GuidedFace): Amounts {
  const limits = GUIDANCE_LIMITS;
  return {
    [yaw > 0 ? "turn-right" : "turn-left"]: Math.abs(yaw) / limits.yaw,
    [pitch > 0 ? "chin-up" : "chin-down"]: Math.abs(pitch) / limits.pitch,
    // Counter-clockwise as seen is a lean to the person's right.
    [roll > 0 ? "lean-left" : "lean-right"]: Math.abs(roll) / limits.roll,
  };
}

function lightAmounts({ light: { luma, burnt, black, sideLight } }: GuidedFace): Amounts {
  const { dark, bright, clipped, uneven } = GUIDANCE_LIMITS;
  return {
    "too-dark": Math.max(dark / Math.max(1, luma), black / clipped),
    "too-bright": Math.max(luma / bright, burnt / clipped),
    [sideLight > 0 ? "light-left" : "light-right"]: Math.abs(sideLight) / uneven,
  };
}
