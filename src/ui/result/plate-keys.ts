/** What keys do on the photo: zoom and pan, and move the chosen landmark while points are placed. */
import type { KeyboardEvent } from "react";
import { NUDGE_PX } from "./placing-panel.tsx";
import type { Placing } from "./use-placing.ts";
import type { usePlateView } from "./use-plate-view.ts";

/** How much closer a step of the zoom comes. */
export const STEP = 1.4;
/** With Shift an arrow moves a landmark by so many presses. */
const SHIFT_TIMES = 5;

/** Return the handler of the photo's window. */
export function plateKeys(plate: ReturnType<typeof usePlateView>, placing: Placing) {
  const { view, isWhole, zoom, move, fit } = plate;
  return (event: KeyboardEvent) => {
    const nudge = NUDGE_PX * (event.shiftKey ? SHIFT_TIMES : 1);
    const step = placing.chosen === null ? null : placing.nudge;
    const arrow = (right: number, down: number) => () =>
      step ? step(right * nudge, down * nudge) : move((right * view.width) / 8, (down * view.height) / 8);
    const acts: Record<string, () => void> = {
      "+": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      "0": fit,
      ArrowLeft: arrow(-1, 0),
      ArrowRight: arrow(1, 0),
      ArrowUp: arrow(0, -1),
      ArrowDown: arrow(0, 1),
      ...(placing.isOn && { Escape: () => placing.turn(false) }),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (!act || (isWhole && step === null && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act();
  };
}
