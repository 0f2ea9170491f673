/** One copy of what thousands of reports say alike: what crosses threads brings a copy of each word. */
import type { AppearanceAnswer, Blend, FaceReading, GeometricScore, QualityNote } from "./report.ts";

const known = new Map<string, unknown>();

/**
 * Return a word or a small object, always the same one for equal ones.
 *
 * Only for what has few different values: a copy of each is kept for good.
 */
export function shared<T>(value: T): T {
  const text = JSON.stringify(value);
  if (!known.has(text)) known.set(text, value);
  return known.get(text) as T;
}

/** The small parts of a report, with what nearly all reports say alike shared between them. */
export const lean = {
  face: (face: FaceReading): FaceReading =>
    face.distance.kind === "measured" ? face : { ...face, distance: shared(face.distance) },
  geometry: (geometry: GeometricScore): GeometricScore => ({
    ...geometry,
    band: shared(geometry.band),
    landmarkModel: shared(geometry.landmarkModel),
  }),
  blend: (blend: Blend): Blend => ({
    ...blend,
    kind: shared(blend.kind),
    band: shared(blend.band),
    weights: shared(blend.weights),
    models: shared(blend.models),
  }),
  answer: (answer: AppearanceAnswer): AppearanceAnswer =>
    answer.kind === "silent"
      ? answer
      : { ...answer, kind: shared(answer.kind), model: shared(answer.model), band: shared(answer.band) },
  note: (note: QualityNote): QualityNote =>
    note.value === undefined
      ? shared(note)
      : { ...note, code: shared(note.code), severity: shared(note.severity) },
};
