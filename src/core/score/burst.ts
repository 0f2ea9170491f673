/**
 * One result from the frames of a burst.
 *
 * [Note: Mean of a burst]
 * The measurements are averaged and the geometric score is computed from the averages, so its contributions still add up
 * to it; because it is linear it is also the mean of the frames' scores (but for a measurement that some frames lack, or a
 * score cut at 0 or 100). Each appearance model's score is the mean over the frames that it answered. The blend is made of
 * these two as always. How far the frames disagree widens the interval: the standard error of the mean, `sd / sqrt(n)`,
 * takes the place that the spread of a photo's own passes has. Frames of half a second share pose, light and expression, so
 * what these do to a score is not in that spread: the SD between photos of one person and the quality notes stand for it, as for a
 * single photo.
 */
import { REFUSALS } from "../report.ts";
import type {
  AppearanceAnswer,
  BurstSpread,
  LandmarkModelKind,
  MeasurementReading,
  Outcome,
  QualityNote,
  Refusal,
  Report,
  StageTimes,
} from "../report.ts";
import { meanPose } from "../geometry/pose.ts";
import type { RawReading } from "../measure/read.ts";
import { meanOf, sdOfSample } from "../statistics.ts";
import { geometricScore, withReference } from "./calibration.ts";
import { uninformedReference } from "./appearance-calibration.ts";
import { appearancePhotoSd } from "./photo-sds.ts";
import { appearanceReference } from "./references.ts";
import { scoreOn } from "./scale.ts";
import { GEOMETRY_TABLES } from "./tables.ts";
import { extraSdOf } from "./uncertainty.ts";
import { blendOfAnswers } from "./with-appearance.ts";

/** How a burst ended, and which of its frames (by place) is the picture that goes with the result. */
export interface BurstOutcome {
  readonly outcome: Outcome;
  readonly pictured: number;
}

type Scored = Extract<Outcome, { kind: "scored" }>;
type Asked = Extract<Outcome, { kind: "asked" }>;
type Refused = Extract<Outcome, { kind: "refused" }>;

/**
 * Return one outcome from those of a burst's frames, in the order they were taken. See: [Note: Mean of a burst].
 *
 * Refused frames are left out. When more than half are refused the burst is, for the reason given most often. A face that
 * looks under 18 in half of the frames in which that was judged refuses all, and one that might in any of them is asked about:
 * a burst is no way to try until one passes.
 * Throws a RangeError when there is no frame.
 */
export function burstOutcome(outcomes: readonly Outcome[]): BurstOutcome {
  if (outcomes.length === 0) throw new RangeError("a burst needs one frame at least");
  const refused = outcomes.filter((outcome): outcome is Refused => outcome.kind === "refused");
  const scored = outcomes.filter((outcome): outcome is Scored => outcome.kind === "scored");
  const reason = refusalOfAll(refused, outcomes.length - refused.length);
  const without = (qualifies: (outcome: Outcome) => boolean): BurstOutcome => {
    const pictured = nearestToMiddle(outcomes, qualifies);
    const shown = outcomes[pictured] as Asked | Refused;
    return { outcome: { ...shown, times: totalTimes(outcomes.map(timesOf)) }, pictured };
  };
  if (reason) return without((outcome) => outcome.kind === "refused" && outcome.reason === reason);
  if (scored.length + refused.length < outcomes.length) return without(({ kind }) => kind === "asked");
  const pictured = nearestToMiddle(outcomes, (outcome) => outcome.kind === "scored");
  const shown = (outcomes[pictured] as Scored).report;
  const reports = scored.map(({ report }) => report);
  const report = burstReport(reports, shown, outcomes.length);
  if (!report) return { outcome: outcomes[pictured] as Scored, pictured };
  return {
    outcome: { kind: "scored", report: { ...report, times: totalTimes(outcomes.map(timesOf)) } },
    pictured,
  };
}

/** `others` counts the frames that were not refused. */
function refusalOfAll(refused: readonly Refused[], others: number): Refusal | null {
  const count = (reason: Refusal) => refused.filter((outcome) => outcome.reason === reason).length;
  const young = count("looks-under-18");
  if (young > 0 && young >= others) return "looks-under-18";
  if (refused.length <= others) return null;
  return [...REFUSALS].sort((a, b) => count(b) - count(a))[0] ?? null;
}

/** Return the place nearest to the middle whose outcome qualifies; the earlier of two. */
function nearestToMiddle(outcomes: readonly Outcome[], qualifies: (outcome: Outcome) => boolean): number {
  const middle = (outcomes.length - 1) / 2;
  const places = outcomes.flatMap((outcome, place) => (qualifies(outcome) ? [place] : []));
  return places.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)[0] ?? 0;
}

/** Null only when the averages hold too few measurements for a score, though each frame had enough. */
function burstReport(reports: readonly Report[], shown: Report, frames: number): Report | null {
  const table = GEOMETRY_TABLES[shown.geometry.landmarkModel];
  const measurements = meanMeasurements(reports, shown.geometry.landmarkModel);
  const quality = sharedNotes(reports);
  const blends = reports.map(({ psl }) => psl.score);
  const noteSd = extraSdOf(0, quality);
  const spread = Math.max(sdOfSample(reports.map(({ geometry }) => geometry.score)), sdOfSample(blends));
  // A lone frame tells nothing of a spread; what its own passes said then still holds.
  const extraSd = reports.length > 1 ? Math.hypot(noteSd, spread / Math.sqrt(reports.length)) : shown.extraSd;
  const geometry = geometricScore(measurements, table, extraSd);
  if (!geometry) return null;
  const appearance = meanAnswers(reports, noteSd);
  // A model that is switched off has answered, but counts in no frame's blend.
  const counted = new Set(reports.flatMap(({ psl }) => psl.models));
  const saidAdult = reports.some((report) => report.saidAdult === true);
  const burst: BurstSpread = { frames, used: reports.length, scores: blends, sd: sdOfSample(blends) };
  return {
    ...shown,
    face: {
      ...shown.face,
      jitter: meanOf(reports.map(({ face }) => face.jitter)),
      pose: meanPose(reports.map(({ face }) => face.pose)),
      faceCount: Math.max(...reports.map(({ face }) => face.faceCount)),
    },
    quality,
    measurements,
    geometry,
    appearance,
    psl: blendOfAnswers(
      geometry,
      appearance.filter(({ model }) => counted.has(model)),
      extraSd,
    ),
    extraSd,
    ...(saidAdult ? { saidAdult } : {}),
    burst,
  };
}

/** A measurement counts when at least half of the frames give it; its spread is that within and between frames. */
function meanMeasurements(
  reports: readonly Report[],
  landmarkModel: LandmarkModelKind,
): MeasurementReading[] {
  const ids = reports[0]?.measurements.map(({ id }) => id) ?? [];
  const raw = ids.map((id): RawReading => {
    const readings = reports.flatMap(({ measurements }) => measurements.find((r) => r.id === id) ?? []);
    const measured = readings.filter((reading) => reading.kind === "measured");
    const missing = readings.filter((reading) => reading.kind === "not-measured");
    if (measured.length < missing.length || measured.length === 0) {
      const reasons = missing.map(({ reason }) => reason);
      return { id, kind: "not-measured", reason: mostFrequent(reasons) ?? "degenerate" };
    }
    const values = measured.map(({ value }) => value);
    const within = meanOf(measured.map(({ spread }) => spread ** 2));
    return {
      id,
      kind: "measured",
      value: meanOf(values),
      spread: Math.hypot(Math.sqrt(within), sdOfSample(values)),
    };
  });
  return withReference(raw, landmarkModel);
}

/** Notes that at least half of the frames carry; a warning where at least half of those warn. */
function sharedNotes(reports: readonly Report[]): QualityNote[] {
  const codes = [...new Set(reports.flatMap(({ quality }) => quality.map(({ code }) => code)))];
  const notes = codes.flatMap((code): QualityNote[] => {
    const seen = reports.flatMap(({ quality }) => quality.find((note) => note.code === code) ?? []);
    if (2 * seen.length < reports.length) return [];
    const warnings = seen.filter(({ severity }) => severity === "warning").length;
    const values = seen.flatMap(({ value }) => (value === undefined ? [] : [value]));
    return [
      {
        code,
        severity: 2 * warnings >= seen.length ? "warning" : "note",
        ...(values.length === 0 ? {} : { value: meanOf(values) }),
      },
    ];
  });
  return notes.sort((a, b) => Number(a.severity === "note") - Number(b.severity === "note"));
}

/** Every model's mean over the frames that it answered; silent where it answered none. */
function meanAnswers(reports: readonly Report[], noteSd: number): AppearanceAnswer[] {
  const models = [...new Set(reports.flatMap(({ appearance }) => appearance.map(({ model }) => model)))];
  return models.flatMap((model): AppearanceAnswer[] => {
    const all = reports.flatMap(
      ({ appearance }) => appearance.find((answer) => answer.model === model) ?? [],
    );
    const answers = all.filter((answer) => answer.kind === "answered");
    if (answers.length === 0) return all.slice(0, 1);
    const scores = answers.map(({ score }) => score);
    const error = answers.length > 1 ? sdOfSample(scores) / Math.sqrt(answers.length) : 0;
    const reference = appearanceReference(model);
    const photoSd = reference ? appearancePhotoSd(model) : 0;
    const within = meanOf(answers.map(({ spread }) => spread ** 2)) / answers.length;
    return [
      {
        kind: "answered",
        model,
        raw: meanOf(answers.map(({ raw }) => raw)),
        spread: Math.sqrt(within),
        ...scoreOn(meanOf(scores), reference ?? uninformedReference(), Math.hypot(noteSd, error, photoSd)),
      },
    ];
  });
}

function timesOf(outcome: Outcome): StageTimes {
  return outcome.kind === "scored" ? outcome.report.times : outcome.times;
}

function totalTimes(all: readonly StageTimes[]): StageTimes {
  const total: Partial<Record<keyof StageTimes, number>> = {};
  for (const times of all) {
    for (const [stage, ms] of Object.entries(times) as [keyof StageTimes, number][])
      total[stage] = (total[stage] ?? 0) + ms;
  }
  return total;
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((other) => other === value).length;
  return [...values].sort((a, b) => count(b) - count(a))[0];
}
