/**
 * How much a score moves when the same photo is saved, lit, sized or framed otherwise: through the whole app, so that
 * the landmarks are found anew each time.
 */
import { readFileSync } from "node:fs";
import type { RgbaImage } from "../../src/core/image/raster.ts";
import { meanOf, sdOf } from "../../src/core/statistics.ts";
import { jpegOf, pictureIn, pngOf } from "../../fixtures/picture.ts";
import { brightened, cropped, mirrored, paddedBy, resized } from "../transforms.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import type { RepeatabilityFigures, RepeatedChange, RepeatedPart } from "../../src/core/validity/report.ts";
import type { RatedPhoto } from "./ratings.ts";

/** A kind of change, and the files that it makes of a photo. */
const CHANGES: Readonly<Record<Exclude<RepeatedChange, "all">, (photo: RgbaImage) => Uint8Array[]>> = {
  jpeg: (photo) => [75, 85, 95].map((quality) => jpegOf(photo, quality)),
  brightness: (photo) => [0.8, 0.9, 1.1, 1.2].map((gain) => pngOf(brightened(photo, gain))),
  size: (photo) =>
    [256, 384, 1024, 2048].map((side) => pngOf(resized(photo, side / Math.max(photo.width, photo.height)))),
  framing: (photo) => [
    pngOf(cropped(photo, 0.06)),
    pngOf(paddedBy(photo, 0.25, [128, 128, 128])),
    pngOf(mirrored(photo)),
  ],
};

type Scores = Readonly<Record<RepeatedPart, number>>;

/** What one face scored: the plain photo, and the photos of each kind of change. */
interface Versions {
  readonly plain: Scores;
  readonly changed: readonly (readonly Scores[])[];
}

/** Score every photo in all its versions with the engine that is started here. Throws when the engine fails. */
export async function repeatability(
  tools: Tools,
  photos: readonly RatedPhoto[],
): Promise<RepeatabilityFigures> {
  const started = await tools.start();
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  const perFace: Versions[] = [];
  for (const { file } of photos) {
    const scored = await scoredVersions(tools, pictureIn(readFileSync(file)));
    if (scored) perFace.push(scored);
  }
  const single = Object.keys(CHANGES) as (keyof typeof CHANGES)[];
  const rows = [...single, "all" as const].map((change, index) => {
    const sets = perFace.map(({ plain, changed }) => [plain, ...(changed[index] ?? changed.flat())]);
    const moved = (part: RepeatedPart) =>
      Math.sqrt(meanOf(sets.map((set) => sampleVariance(set.map((scores) => scores[part])))));
    return { change, geometry: moved("geometry"), appearance: moved("appearance"), psl: moved("psl") };
  });
  return { faces: perFace.length, rows };
}

/** Variance with n - 1 in the denominator. */
function sampleVariance(values: readonly number[]): number {
  return (sdOf(values) ** 2 * values.length) / (values.length - 1);
}

/** Return the scores of a photo and its versions; null when one gets no score. */
async function scoredVersions(tools: Tools, photo: RgbaImage): Promise<Versions | null> {
  const plain = await scoresOf(tools, pngOf(photo));
  if (!plain) return null;
  const changed: Scores[][] = [];
  for (const make of Object.values(CHANGES)) {
    const set: Scores[] = [];
    for (const bytes of make(photo)) {
      const scores = await scoresOf(tools, bytes);
      if (!scores) return null;
      set.push(scores);
    }
    changed.push(set);
  }
  return { plain, changed };
}

async function scoresOf(tools: Tools, bytes: Uint8Array): Promise<Scores | null> {
  const file = { name: bytes[0] === 0x89 ? "face.png" : "face.jpg", bytes };
  const answer = await tools.score(file, { saidAdult: true });
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.detail}`);
  if (answer.value.kind !== "scored") return null;
  const { geometry, psl } = answer.value.report;
  if (psl.appearance === null) throw new Error("no appearance model answered");
  return { geometry: geometry.score, appearance: psl.appearance, psl: psl.score };
}
