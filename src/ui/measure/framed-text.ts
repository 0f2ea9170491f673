/** How a person framed a photo, in words. */
import type { TFunction } from "i18next";
import type { FramedByHand } from "../../core/framing.ts";

/** Return which face was chosen, that a part was cut out, and by how much the photo was turned. */
export function framedText({ isCropped, turns, face }: FramedByHand, t: TFunction): string {
  const what = [
    ...(face ? [t("framing.saidFace", { number: face.number, of: face.of })] : []),
    ...(isCropped ? [t("framing.saidCropped")] : []),
    ...(turns === 0 ? [] : [t("framing.saidTurned", { degrees: 90 * turns })]),
  ];
  return t("framing.said", { what: what.join(", ") });
}
