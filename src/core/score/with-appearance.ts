/** The blend of one photo from answers that are already there: no network, no photo, no time. */
import type { AppearanceAnswer, Blend, GeometricScore, Outcome, Report } from "../report.ts";
import { blendBasis } from "./blend-basis.ts";
import { pslPhotoSd } from "./photo-sds.ts";
import { blendOf } from "./scale.ts";

/** Return the blend of geometry with the answers that count. `extraSd` is what the photo adds to the error, in points. */
export function blendOfAnswers(
  geometry: GeometricScore,
  counted: readonly AppearanceAnswer[],
  extraSd: number,
): Blend {
  const models = counted.flatMap((answer) => (answer.kind === "answered" ? [answer.model] : []));
  const basis = blendBasis(geometry.landmarkModel, models);
  const reference = models.length === 0 ? null : basis.reference;
  const error = Math.hypot(extraSd, basis.extraSd, pslPhotoSd(geometry.landmarkModel, "blend"));
  const blend = blendOf(geometry, counted, { reference, extraSd: error });
  return basis.unmeasured.length === 0 ? blend : { ...blend, unmeasured: basis.unmeasured };
}

/** Return the answers with one more, which takes the place of an earlier one of the same model. */
export function withAnswer(
  answers: readonly AppearanceAnswer[],
  answer: AppearanceAnswer,
): readonly AppearanceAnswer[] {
  const known = answers.some(({ model }) => model === answer.model);
  return known
    ? answers.map((other) => (other.model === answer.model ? answer : other))
    : [...answers, answer];
}

/**
 * Return the report with these answers, of which only those of the enabled models count in the blend.
 *
 * Answers of models that are switched off stay in the report, so switching one on again needs no network. The geometric
 * score, its measurements and the quality notes are untouched. With no counted answer the result is the geometric score
 * alone, and says so.
 */
export function withAppearance(
  report: Report,
  answers: readonly AppearanceAnswer[],
  isEnabled: (model: string) => boolean = () => true,
): Report {
  const counted = answers.filter(({ model }) => isEnabled(model));
  const psl = blendOfAnswers(report.geometry, counted, report.extraSd);
  return { ...report, appearance: answers, psl };
}

/** Return the outcome with only the enabled models counted: the very same where every model that looked is enabled. */
export function countedOutcome(outcome: Outcome, isEnabled: (model: string) => boolean): Outcome {
  if (outcome.kind !== "scored") return outcome;
  const { report } = outcome;
  if (report.appearance.every(({ model }) => isEnabled(model))) return outcome;
  return { kind: "scored", report: withAppearance(report, report.appearance, isEnabled) };
}
