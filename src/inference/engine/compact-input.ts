/** Whether a model is fed with the aligned crop that we make. */
import { FaultError } from "../../core/fault.ts";
import { ALIGNED_CROP, CROP } from "../../core/image/aligned-crop.ts";
import type { AppearanceModel } from "../../models/manifest.ts";

/** A model that sees one aligned crop. */
type SingleModel = AppearanceModel & { readonly kind: "single" };

/** Fractions of the crop's side that the manifest may differ by: a hundredth of a pixel. */
const TOLERANCE = 1e-4;

/**
 * Throw `engine-unsupported` unless the manifest describes exactly the crop that `core/image/aligned-crop.ts` makes: shape,
 * normalisation and, where it says so, the places of eyes and mouth. A model made for another crop would answer, wrongly.
 */
export function refuseOtherCrop({ id, input: { shape, preprocessing: wanted } }: SingleModel): void {
  const { mean, sd, targets } = ALIGNED_CROP;
  const isOurs =
    wanted.kind === "compact-crop" &&
    same(shape, [-1, 3, CROP.height, CROP.width]) &&
    wanted.size === CROP.height &&
    wanted.mean.every((value) => value === mean) &&
    wanted.sd.every((value) => value === sd) &&
    (["rightEye", "leftEye", "mouth"] as const).every((spot) => {
      const [x, y] = wanted.targets?.[spot] ?? [targets[spot].x, targets[spot].y];
      return same([x, y], [targets[spot].x, targets[spot].y]);
    });
  if (!isOurs) throw new FaultError("engine-unsupported", `${id}: other pixels than the aligned crop`);
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => Math.abs(value - (b[i] ?? NaN)) <= TOLERANCE);
}
