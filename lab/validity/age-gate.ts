/** How the age gate does on faces whose perceived age is known, each judged by a network that never saw it. */
import type { AgeGateFigures } from "../../src/core/validity/report.ts";
import type { OutOfFold } from "./out-of-fold.ts";

/** Ages in years: below the first no score, below the second a question. */
export type AgeThresholds = Pick<AgeGateFigures, "refuseBelow" | "askBelow">;

/** Return the gate's figures. `perceived` holds the raters' mean perceived age by image. */
export function ageGateFigures(
  predictions: ReadonlyMap<string, OutOfFold>,
  perceived: ReadonlyMap<string, number>,
  { refuseBelow, askBelow }: AgeThresholds,
): AgeGateFigures {
  const faces = [...perceived].flatMap(([image, seen]) => {
    const estimated = predictions.get(image)?.age ?? null;
    return estimated === null ? [] : [{ seen, estimated }];
  });
  const share = (belongs: (seen: number) => boolean) => {
    const inside = faces.filter((face) => belongs(face.seen));
    const below = (years: number) => inside.filter((face) => face.estimated < years).length;
    const of = Math.max(1, inside.length);
    const refused = below(refuseBelow);
    return { faces: inside.length, refused: refused / of, asked: (below(askBelow) - refused) / of };
  };
  const errors = faces.map((face) => Math.abs(face.estimated - face.seen));
  return {
    refuseBelow,
    askBelow,
    under16: share((seen) => seen < 16),
    between: share((seen) => seen >= 16 && seen <= 25),
    over25: share((seen) => seen > 25),
    mae: errors.reduce((total, error) => total + error, 0) / errors.length,
  };
}
