/** How the age gate does on faces whose perceived age is known, each judged by a network that never saw it. */
import type { AgeGateFigures } from "../../src/core/validity/report.ts";
import type { OutOfFold } from "./out-of-fold.ts";

/** Return the gate's figures. `perceived` holds the raters' mean perceived age by image. */
export function ageGateFigures(
  predictions: ReadonlyMap<string, OutOfFold>,
  perceived: ReadonlyMap<string, number>,
  refuseBelow: number,
): AgeGateFigures {
  const faces = [...perceived].flatMap(([image, seen]) => {
    const estimated = predictions.get(image)?.age ?? null;
    return estimated === null ? [] : [{ seen, estimated }];
  });
  const share = (belongs: (seen: number) => boolean) => {
    const inside = faces.filter((face) => belongs(face.seen));
    const refused = inside.filter((face) => face.estimated < refuseBelow).length;
    return { faces: inside.length, refused: inside.length === 0 ? 0 : refused / inside.length };
  };
  const errors = faces.map((face) => Math.abs(face.estimated - face.seen));
  return {
    refuseBelow,
    under16: share((seen) => seen < 16),
    between: share((seen) => seen >= 16 && seen <= 25),
    over25: share((seen) => seen > 25),
    mae: errors.reduce((total, error) => total + error, 0) / errors.length,
  };
}
