import type { PixelBox } from "../../core/report.ts";
import { PLACEABLE } from "../../core/score/corrected.ts";
import { dotsPath } from "../measure/contours.ts";
import type { Placing } from "./use-placing.ts";
import "./placing-panel.css";

/** The ring around the chosen landmark, as a share of the window's width. */
const RING = 0.028;

interface PlacingDotsProps {
  readonly placing: Pick<Placing, "points" | "chosen">;
  /** Landmarks that were placed. */
  readonly placed: readonly number[];
  readonly view: PixelBox;
}

/** The landmarks that can be placed: those that were are hollow; the chosen one has a ring, and nothing hides what lies below it. */
export function PlacingDots({ placing: { points, chosen }, placed, view }: PlacingDotsProps) {
  const dots = (indices: readonly number[]) => dotsPath(indices.flatMap((index) => points[index] ?? []));
  const others = PLACEABLE.filter((index) => index !== chosen);
  const at = chosen === null ? undefined : points[chosen];
  const ring = at && { cx: at.x, cy: at.y, r: RING * view.width };
  return (
    <g className="placing-dots">
      <path className="placing-dots__halo" d={dots(others)} />
      <path className="placing-dots__dot" d={dots(others)} />
      <path className="placing-dots__hollow" d={dots(placed.filter((index) => index !== chosen))} />
      {ring && <circle className="placing-dots__ring placing-dots__ring--halo" {...ring} />}
      {ring && <circle className="placing-dots__ring" {...ring} />}
      {chosen !== null && <path className="placing-dots__centre" d={dots([chosen])} />}
    </g>
  );
}
