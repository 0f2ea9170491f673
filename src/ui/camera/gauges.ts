/** The few things that guidance watches, each as a place on a line: where it is, and where it should be. */
import { ADVICE, GUIDANCE_LIMITS, type Advice } from "../../core/quality/guidance.ts";
import type { GuidedFace } from "../../core/quality/guidance-reading.ts";

export const GAUGES = ["distance", "place", "head", "light", "sharpness", "face"] as const;
export type GaugeId = (typeof GAUGES)[number];

export interface Gauge {
  readonly id: GaugeId;
  /** 0 is as it should be, 1 and -1 are the limits; cut at 2. Negative only where both sides can be wrong. */
  readonly place: number;
  /** Whether both sides of 0 can be wrong. */
  readonly twoSided: boolean;
  /** What is amiss, or null when it is good. */
  readonly advice: Advice | null;
}

/** Which gauge an advice belongs to. What concerns the whole picture belongs to the place in it. */
const GAUGE_OF: Readonly<Record<Advice, GaugeId>> = {
  "no-face": "place",
  "several-faces": "place",
  "too-near": "distance",
  "too-far": "distance",
  "move-left": "place",
  "move-right": "place",
  "move-up": "place",
  "move-down": "place",
  "turn-left": "head",
  "turn-right": "head",
  "chin-down": "head",
  "chin-up": "head",
  "lean-left": "head",
  "lean-right": "head",
  "too-dark": "light",
  "too-bright": "light",
  "light-left": "light",
  "light-right": "light",
  "eyes-closed": "face",
  "mouth-open": "face",
  smile: "face",
  blurred: "sharpness",
};

/** On which side of 0 an advice lies, on a gauge where both can be wrong. */
const SIDE_OF: Readonly<Partial<Record<Advice, -1 | 1>>> = {
  "too-near": -1,
  "too-far": 1,
  "too-dark": -1,
  "too-bright": 1,
};

/** Just past the limit. */
const PAST = 1.05;

/**
 * Return the place that agrees with the advice. A complaint stands a little longer than its cause, and has other causes than the one
 * that the gauge draws: too few pixels count as too far. Meanwhile the mark stands past the limit that the complaint is about.
 */
function agreeing(place: number, advice: Advice | null, twoSided: boolean): number {
  if (advice === null) return place;
  const side = twoSided ? SIDE_OF[advice] : 1;
  if (side === undefined) return place;
  return side * Math.max(PAST, side * place);
}

/** Return the gauges of a face, in their fixed order. `active` are the complaints that stand. */
export function gaugesOf(face: GuidedFace, active: readonly Advice[]): Gauge[] {
  const limits = GUIDANCE_LIMITS;
  const { light } = face;
  const middle = Math.sqrt(limits.nearIris * limits.farIris);
  const distance = Math.log(face.irisShare / middle) / Math.log(limits.nearIris / middle);
  const luma =
    light.luma < 130 ? (light.luma - 130) / (130 - limits.dark) : (light.luma - 130) / (limits.bright - 130);
  const places: Readonly<Record<GaugeId, number>> = {
    // Left is near and right is far, as on a rule that starts at the camera.
    distance: -distance,
    place: Math.max(Math.abs(face.offset.x) / limits.across, Math.abs(face.offset.y) / limits.down),
    head: Math.max(
      Math.abs(face.yaw) / limits.yaw,
      Math.abs(face.pitch) / limits.pitch,
      Math.abs(face.roll) / limits.roll,
    ),
    light: luma,
    sharpness: limits.sharpness / Math.max(1, light.sharpness),
    face: Math.max(
      limits.eyes / Math.max(0.01, face.eyeOpening),
      face.mouthOpening / limits.mouth,
      face.smile / limits.smile,
    ),
  };
  return GAUGES.map((id) => {
    const advice =
      ADVICE.find((candidate) => GAUGE_OF[candidate] === id && active.includes(candidate)) ?? null;
    const twoSided = id === "distance" || id === "light";
    const place = Math.min(2, Math.max(twoSided ? -2 : 0, agreeing(places[id], advice, twoSided)));
    return { id, place: Number.isFinite(place) ? place : 2, twoSided, advice };
  });
}
