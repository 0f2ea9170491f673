/** From what a network said of a face, in its own unit, to its answer in the report. */
import type { AppearanceAnswer } from "../report.ts";
import type { AppearanceCalibration } from "./appearance-calibration.ts";
import { calibratedRaw, uninformedReference } from "./appearance-calibration.ts";
import { appearancePhotoSd } from "./photo-sds.ts";
import { appearanceReference } from "./references.ts";
import { scoreOn } from "./scale.ts";

/** What one network said: the mean of its raw outputs over its looks, and the SD of that mean, in its own unit. */
export interface RawAnswer {
  readonly model: string;
  readonly calibration: AppearanceCalibration;
  readonly raw: number;
  readonly spread: number;
}

/**
 * Return a raw output as a score with its interval.
 *
 * `extraSd` is what the photo's quality adds to the usual error, in points. A model whose agreement with people was never
 * measured gets the interval of `uninformedReference`; every other one holds what other photos of the person would move.
 */
export function appearanceAnswer(
  { model, calibration, raw, spread }: RawAnswer,
  extraSd: number,
): AppearanceAnswer {
  const { points } = calibratedRaw(raw, calibration);
  const wider = calibratedRaw(raw + spread, calibration).points;
  const reference = appearanceReference(model);
  const photoSd = reference ? appearancePhotoSd(model) : 0;
  const error = Math.hypot(extraSd, wider - points, photoSd);
  const score = scoreOn(points, reference ?? uninformedReference(), error);
  return { kind: "answered", model, raw, spread, ...score };
}
