/** Everything that is measured, in order, for each landmark model. */
import { readFileSync } from "node:fs";
import type { RawReading } from "../../src/core/measure/read.ts";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import type { RatedPhoto } from "../validity/ratings.ts";
import { contributionFigures, type ContributionFigures } from "./contributions.ts";
import type { FaceReader } from "./face-reader.ts";
import { openReader } from "./face-reader.ts";
import type { ChangeFigures, Photo } from "./invariance.ts";
import { photoInvariance, yawInvariance } from "./invariance.ts";
import type { LandmarkFigures } from "./landmark-check.ts";
import { checkedLandmarks } from "./landmark-check.ts";
import { LIMITS } from "./limits.ts";
import { EXAMPLES, renderedScene, SMALL_EXAMPLES } from "./rendered.ts";
import type { RepeatFigures } from "./repeat.ts";
import { repeatedReadings, repeatedScores } from "./repeat.ts";
import type { CardFigures } from "./response.ts";
import { cardResponses } from "./response.ts";

/** What one landmark model reached. */
export interface ModelFigures {
  readonly landmarkModel: LandmarkModelKind;
  readonly landmarks: LandmarkFigures;
  readonly cards: readonly CardFigures[];
  /** Scored cards that do not follow the truth: they must be shown without being scored. */
  readonly scoredWithoutTruth: readonly string[];
  readonly rendered: readonly ChangeFigures[];
  /** Empty when no rated photos were given. */
  readonly rated: readonly ChangeFigures[];
  readonly repeat: RepeatFigures;
  /** Null when no rated photos were given. */
  readonly contributions: ContributionFigures | null;
}

/** The whole proof. */
export interface GeometryReport {
  readonly limits: typeof LIMITS;
  /** Faces on which the cards were changed, and rated photos that were changed. */
  readonly responseFaces: readonly string[];
  readonly ratedPhotos: number;
  readonly models: readonly ModelFigures[];
  /** The engine itself, with the landmark model that it prefers. */
  readonly engineRepeat: RepeatFigures;
  readonly passed: boolean;
}

/** What to measure. */
export interface ReportOptions {
  readonly kinds: readonly LandmarkModelKind[];
  readonly rated: readonly RatedPhoto[];
  /** Rated photos whose score is shared out to regions and measurements. */
  readonly shared: readonly RatedPhoto[];
  /** On how many example faces each card is changed, 1 to 6. */
  readonly responseFaces: number;
}

/** Measure everything through an open tools page. Progress goes to standard error. */
export async function geometryReport(tools: Tools, options: ReportOptions): Promise<GeometryReport> {
  const mesh = canonicalFace();
  const rated = options.rated.map(({ image, file }): Photo => ({ name: image, bytes: readFileSync(file) }));
  const examples: Photo[] = [];
  for (const { name, scene } of EXAMPLES) examples.push({ name, bytes: await renderedScene(mesh, scene) });
  const responseFaces = SMALL_EXAMPLES.slice(0, options.responseFaces);
  const models: ModelFigures[] = [];
  for (const kind of options.kinds) {
    const reader = await openReader(tools, kind);
    const say = (what: string): boolean => process.stderr.write(`${kind}: ${what}\n`);
    say("landmarks");
    const landmarks = await checkedLandmarks(mesh, reader);
    say("measurements");
    const cards = await cardResponses(mesh, reader, responseFaces);
    say("rendered photos, changed");
    const turned = await yawInvariance(mesh, reader, EXAMPLES);
    const rendered = [...(await photoInvariance(reader, examples)), ...turned];
    if (rated.length > 0) say("rated photos, changed");
    const ratedFigures = rated.length > 0 ? await photoInvariance(reader, rated) : [];
    const repeat = await repeatedReadings(reader, examples.slice(0, 3));
    const contributions = await contributionsOn(reader, options.shared);
    const scoredWithoutTruth = cards.filter((card) => card.scored && !card.follows).map((card) => card.id);
    models.push({
      landmarkModel: kind,
      landmarks,
      cards,
      scoredWithoutTruth,
      rendered,
      rated: ratedFigures,
      repeat,
      contributions,
    });
  }
  const engineRepeat = await repeatedScores(tools, examples.slice(0, 3));
  return {
    limits: LIMITS,
    responseFaces: responseFaces.map(({ name }) => name),
    ratedPhotos: rated.length,
    models,
    engineRepeat,
    passed: engineRepeat.passed && models.every(isWithinLimits),
  };
}

/**
 * Return an earlier report with the contributions measured anew, and nothing else: they depend on the tables alone, and need
 * no rendered face. A landmark model that is not asked for keeps its figures.
 */
export async function withContributions(
  tools: Tools,
  earlier: GeometryReport,
  { kinds, shared }: Pick<ReportOptions, "kinds" | "shared">,
): Promise<GeometryReport> {
  const models: ModelFigures[] = [];
  for (const model of earlier.models) {
    if (!kinds.includes(model.landmarkModel)) models.push(model);
    else {
      const reader = await openReader(tools, model.landmarkModel);
      models.push({ ...model, contributions: await contributionsOn(reader, shared) });
    }
  }
  return {
    ...earlier,
    limits: LIMITS,
    models,
    passed: earlier.engineRepeat.passed && models.every(isWithinLimits),
  };
}

async function contributionsOn(
  reader: FaceReader,
  photos: readonly RatedPhoto[],
): Promise<ContributionFigures | null> {
  if (photos.length === 0) return null;
  process.stderr.write(`${reader.kind}: contributions\n`);
  const faces: (readonly RawReading[])[] = [];
  for (const { file } of photos) {
    const face = await reader.see(readFileSync(file));
    if (face) faces.push(face.readings);
  }
  return contributionFigures(faces, reader.kind, LIMITS.contribution);
}

function isWithinLimits(model: ModelFigures): boolean {
  const { landmarks, scoredWithoutTruth, rendered, rated, repeat, contributions } = model;
  const still = [...rendered, ...rated].every((change) => change.passed);
  const told = contributions === null || contributions.passed;
  return landmarks.passed && scoredWithoutTruth.length === 0 && still && repeat.passed && told;
}
