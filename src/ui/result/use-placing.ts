import { useRef, useState, type PointerEvent, type RefObject } from "react";
import { pixelLandmarks } from "../../core/geometry/points.ts";
import type { PixelBox, Report } from "../../core/report.ts";
import type { PhotoId } from "../../state/photo.ts";
import { placeIn, type Place } from "../measure/view.ts";
import { usePhotoActions } from "../services.ts";
import { nearestPlaceable } from "./placeable.ts";
import { REACH, shareOf, type usePlatePointers } from "./use-plate-pointers.ts";

interface PlacingParts {
  readonly id: PhotoId;
  readonly report: Report;
  readonly view: PixelBox;
  readonly pointers: ReturnType<typeof usePlatePointers>;
}

interface Drag {
  readonly pointerId: number;
  readonly index: number;
  /** From where the pointer took hold to the landmark, in pixels of the photo: it moves by what the pointer moves. */
  readonly offset: Place;
  readonly hasMoved: boolean;
}

/**
 * Return the placing of landmarks on the photo's window: whether it is on, which landmark is chosen, what moves it, and the
 * handlers of the window, which leave everything that is no landmark to the usual ones.
 */
export function usePlacing(target: RefObject<HTMLElement | null>, parts: PlacingParts) {
  const { id, report, view, pointers } = parts;
  const { placeLandmark, takeBack, takeAllBack } = usePhotoActions();
  const [isOn, setOn] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const [hasFolded, setHasFolded] = useState(false);
  const drag = useRef<Drag | null>(null);
  const { points } = pixelLandmarks(report.face.landmarks);

  const placeOf = ({ clientX: x, clientY: y }: PointerEvent) =>
    placeIn(view, shareOf(target.current, { x, y }));
  const place = (index: number, { x, y }: Place, isSameStep = false) => {
    const { width, height } = report.photo;
    const inPhoto = { index, x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) };
    const isPlaced = placeLandmark(id, inPhoto, isSameStep);
    setHasFolded(!isPlaced);
    return isPlaced;
  };

  /** Move the chosen landmark by CSS pixels of the window. */
  const nudge = (right: number, down: number) => {
    const point = chosen === null ? undefined : points[chosen];
    if (chosen === null || !point) return;
    const perPixel = view.width / (target.current?.clientWidth ?? view.width);
    place(chosen, { x: point.x + right * perPixel, y: point.y + down * perPixel });
  };
  const end = (event: PointerEvent) => {
    if (drag.current?.pointerId !== event.pointerId) return false;
    drag.current = null;
    return true;
  };

  return {
    isOn,
    chosen,
    hasFolded,
    points,
    nudge,
    choose: setChosen,
    turn(on: boolean) {
      setOn(on);
      setChosen(null);
      setHasFolded(false);
    },
    undo() {
      takeBack(id);
      setHasFolded(false);
    },
    reset() {
      takeAllBack(id);
      setHasFolded(false);
    },
    pointers: isOn
      ? {
          ...pointers,
          onPointerDown: (event: PointerEvent) => {
            const at = placeOf(event);
            const reach = view.width * (event.pointerType === "mouse" ? REACH.mouse : REACH.touch);
            const index = event.button === 0 && !drag.current ? nearestPlaceable(at, points, reach) : null;
            const point = index === null ? undefined : points[index];
            if (index === null || !point) return pointers.onPointerDown(event);
            event.currentTarget.setPointerCapture(event.pointerId);
            const offset = { x: point.x - at.x, y: point.y - at.y };
            drag.current = { pointerId: event.pointerId, index, offset, hasMoved: false };
            setChosen(index);
          },
          onPointerMove: (event: PointerEvent) => {
            const held = drag.current;
            if (held?.pointerId !== event.pointerId) return pointers.onPointerMove(event);
            const at = placeOf(event);
            const to = { x: at.x + held.offset.x, y: at.y + held.offset.y };
            const isPlaced = place(held.index, to, held.hasMoved);
            drag.current = { ...held, hasMoved: held.hasMoved || isPlaced };
          },
          onPointerUp: (event: PointerEvent) => end(event) || pointers.onPointerUp(event),
          onPointerCancel: (event: PointerEvent) => end(event) || pointers.onPointerCancel(event),
        }
      : pointers,
  };
}

/** The placing of landmarks on one photo. */
export type Placing = ReturnType<typeof usePlacing>;
