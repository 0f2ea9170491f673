/** Where the face should be in the frame. */
import { GUIDANCE_LIMITS } from "../../core/quality/guidance.ts";
import type { Size } from "../../core/quality/framing.ts";

/** Sizes of an average face oval per iris diameter, and where in the good range the oval stands (0 far, 1 near). */
const OVAL = { across: 6.1, down: 7.9, nearness: 0.75 } as const;

/** Return the oval that a well placed face fills, in pixels of the frame. */
export function targetOf({ width, height }: Size) {
  const { nearIris, farIris } = GUIDANCE_LIMITS;
  const iris = farIris * (nearIris / farIris) ** OVAL.nearness * Math.max(width, height);
  return { x: width / 2, y: height / 2, rx: OVAL.across * iris, ry: OVAL.down * iris };
}
