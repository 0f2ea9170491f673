import { useState, type PointerEvent, type RefObject } from "react";
import { clearHighlight, pointAt, togglePin, type HighlightStore } from "../../state/highlight.ts";
import { nearestMeasurement, type DrawnMeasurement } from "../measure/segments.ts";
import { placeIn, type Place } from "../measure/view.ts";
import { createGestures, type Finger, type Gesture } from "./gestures.ts";
import type { usePlateView } from "./use-plate-view.ts";
import { useWheelZoom } from "./use-wheel-zoom.ts";

/** How far from a line a pointer still means it, as a share of the window's width: a finger is less exact than a mouse. */
export const REACH = { mouse: 0.028, touch: 0.06 };
/** How much closer two taps bring a place. */
const CLOSER = 2.5;

const MIDDLE: Place = { x: 0.5, y: 0.5 };

interface PlatePointers {
  readonly plate: ReturnType<typeof usePlateView>;
  readonly drawn: readonly DrawnMeasurement[];
  readonly highlight: HighlightStore;
}

/**
 * Return the handlers of the photo's window for mouse, pen and fingers. A mouse that passes points at measurements and a
 * tap pins one; two taps bring it closer and back; a drag moves what is closer, a pinch and the wheel zoom.
 */
export function usePlatePointers(target: RefObject<HTMLElement | null>, parts: PlatePointers) {
  const { plate, drawn, highlight } = parts;
  const { view, isWhole, isResting } = plate;
  const [gestures] = useState(createGestures);
  const within = (place: Place) => shareOf(target.current, place);

  const measurementAt = (at: Place, pointerType: string) => {
    const reach = pointerType === "mouse" ? REACH.mouse : REACH.touch;
    return nearestMeasurement(placeIn(view, within(at)), drawn, view.width * reach);
  };
  useWheelZoom(target, {
    always: !isResting,
    onZoom: (factor, { clientX: x, clientY: y }) => {
      const at = within({ x, y });
      plate.shift({ from: at, to: at, factor });
    },
  });

  const act = (gesture: Gesture, pointerType: string) => {
    switch (gesture.kind) {
      case "tap": {
        const id = measurementAt(gesture.at, pointerType);
        if (id === null) clearHighlight(highlight);
        else togglePin(highlight, id);
        return;
      }
      case "double-tap":
        if (isResting) plate.shift({ from: within(gesture.at), to: MIDDLE, factor: CLOSER });
        else plate.goHome();
        return;
      case "drag": {
        // A finger on a photo at rest scrolls the page.
        const moves = pointerType === "touch" ? !isResting : !isWhole;
        if (moves) plate.shift({ from: within(gesture.from), to: within(gesture.to), factor: 1 });
        return;
      }
      case "pinch":
        plate.shift({ from: within(gesture.from), to: within(gesture.to), factor: gesture.factor });
        return;
      default:
        return gesture satisfies never;
    }
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) gestures.down(fingerOf(event));
    },
    onPointerMove: (event: PointerEvent) => {
      // A mouse that was let go outside of the window says so here.
      if (event.buttons === 0) gestures.cancel(event.pointerId);
      const gesture = gestures.move(fingerOf(event));
      if (gesture) act(gesture, event.pointerType);
      else if (event.pointerType !== "touch")
        pointAt(highlight, measurementAt(placeOf(event), event.pointerType));
    },
    onPointerUp: (event: PointerEvent) => {
      const gesture = gestures.up(fingerOf(event));
      if (gesture) act(gesture, event.pointerType);
    },
    onPointerCancel: (event: PointerEvent) => gestures.cancel(event.pointerId),
    onPointerLeave: () => pointAt(highlight, null),
  };
}

/** Return a place of the screen as shares of an element. */
export function shareOf(element: HTMLElement | null, { x, y }: Place): Place {
  const box = element?.getBoundingClientRect();
  return box ? { x: (x - box.left) / box.width, y: (y - box.top) / box.height } : MIDDLE;
}

function placeOf({ clientX, clientY }: PointerEvent): Place {
  return { x: clientX, y: clientY };
}

function fingerOf(event: PointerEvent): Finger {
  return { id: event.pointerId, time: event.timeStamp, ...placeOf(event) };
}
