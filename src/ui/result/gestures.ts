/** What fingers and the mouse mean on the photo: a tap, two taps, a drag, a pinch. No clock and no element: events say both. */
import type { Place } from "../measure/view.ts";

/** A finger, or the pressed mouse, at a place in CSS pixels. */
export interface Finger extends Place {
  readonly id: number;
  /** When, in milliseconds since whenever: only differences count. */
  readonly time: number;
}

export type Gesture =
  | { readonly kind: "tap" | "double-tap"; readonly at: Place }
  /** What was under `from` is to lie under `to`, this many times as large. */
  | { readonly kind: "drag" | "pinch"; readonly from: Place; readonly to: Place; readonly factor: number };

/** A finger that rests moves a little; less than this, in pixels, is no drag. */
const REST_PX = 8;
/** The second of two taps comes this soon, in milliseconds, and this near, in pixels. */
const TWICE_MS = 320;
const TWICE_PX = 32;

export interface Gestures {
  down(finger: Finger): void;
  /** Return what a movement means; null while it may still become a tap, and without a finger down. */
  move(finger: Finger): Gesture | null;
  up(finger: Finger): Gesture | null;
  /** The browser took the finger for itself, to scroll. */
  cancel(id: number): void;
}

/** Return the reader of one element's gestures. */
export function createGestures(): Gestures {
  const fingers = new Map<number, Place>();
  let start: Place | null = null;
  let tapped: Finger | null = null;

  /** Where the first two fingers are, and how far apart. */
  const pair = () => {
    const [a, b] = [...fingers.values()];
    return a && b ? { centre: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: apart(a, b) } : null;
  };

  return {
    down(finger) {
      fingers.set(finger.id, finger);
      start = fingers.size === 1 ? finger : null;
    },
    move(finger) {
      const last = fingers.get(finger.id);
      if (!last) return null;
      const before = pair();
      fingers.set(finger.id, finger);
      const after = pair();
      if (before && after)
        return {
          kind: "pinch",
          from: before.centre,
          to: after.centre,
          factor: before.apart > 0 ? after.apart / before.apart : 1,
        };
      if (start && apart(start, finger) <= REST_PX) return null;
      start = null;
      return { kind: "drag", from: last, to: finger, factor: 1 };
    },
    up(finger) {
      const isTap = fingers.delete(finger.id) && start !== null;
      start = null;
      if (!isTap) return null;
      const isSecond =
        tapped !== null && finger.time - tapped.time <= TWICE_MS && apart(tapped, finger) <= TWICE_PX;
      tapped = isSecond ? null : finger;
      return { kind: isSecond ? "double-tap" : "tap", at: { x: finger.x, y: finger.y } };
    },
    cancel(id) {
      fingers.delete(id);
      start = null;
    },
  };
}

function apart(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
