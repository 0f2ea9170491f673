/** Whether a variant does what the model must do: its answers against the goldens, and against the truest variant. */
import { cosineBetween } from "../../../src/core/image/self-test-picture.ts";
import { calibratedRaw, type AppearanceCalibration } from "../../../src/core/score/appearance-calibration.ts";
import { SCALE } from "../../../src/core/score/scale.ts";
import type { Goldens } from "./goldens.ts";

/** What a variant said of one picture. */
export interface Said {
  readonly embedding: Float32Array;
  readonly raw: number;
  readonly ms: number;
}

/** How far a variant may be from float32 and still be it: the least cosine of embeddings, the most of the raw output. */
interface Tolerance {
  readonly cosine: number;
  readonly raw: number;
}

/** Of float32 itself, on the goldens' own pixels: what is left is the order of additions. */
const EXACT: Tolerance = { cosine: 0.99999, raw: 0.00005 };
/** Of float32 and float16 on pixels that another decoder made. */
const FINE: Readonly<Record<string, Tolerance>> = {
  fp32: { cosine: 0.9999, raw: 0.003 },
  fp16: { cosine: 0.999, raw: 0.003 },
};
/** Of coarser weights: others found .92 to .99 of the true ones; a raw SD of the reference faces is .093. */
const COARSE: Tolerance = { cosine: 0.9, raw: 0.06 };

/** Number formats from the truest to the coarsest: the first that is there is what the others are held against. */
const BY_TRUTH = ["fp32", "fp16", "q4", "q4f16", "quantized", "uint8"];

/** A variant that strays by more than this, in points, knows no more than chance. */
const LEAST_USE_SD = SCALE.sd;

/** Return the variants' ids from the truest on; ids that nobody knows come last. */
export function byTruth(ids: readonly string[]): string[] {
  const place = (id: string) => (BY_TRUTH.includes(id) ? BY_TRUTH.indexOf(id) : BY_TRUTH.length);
  return [...ids].sort((a, b) => place(a) - place(b));
}

function toleranceOf(id: string, isExact: boolean): Tolerance {
  if (isExact && id === "fp32") return EXACT;
  return FINE[id] ?? COARSE;
}

/** How a variant did on the goldens. */
export interface GoldenResult {
  /** The least cosine with a golden embedding; null where no golden has one. */
  readonly cosine: number | null;
  /** The largest difference from a golden raw output; null where no golden has one. */
  readonly rawError: number | null;
  readonly faults: readonly string[];
}

/** Return how a variant's answers to the goldens' pictures, in their order, agree with them. */
export function againstGoldens(
  id: string,
  said: readonly Said[],
  { goldens, calibration }: { readonly goldens: Goldens; readonly calibration: AppearanceCalibration },
): GoldenResult {
  const most = toleranceOf(id, goldens.isExact);
  const faults: string[] = [];
  const cosines: number[] = [];
  const rawErrors: number[] = [];
  goldens.cases.forEach(({ name, embedding, raw, percentile }, at) => {
    const answer = said[at];
    if (answer === undefined) throw new RangeError(`no answer to ${name}`);
    if (embedding !== undefined) {
      const cosine = cosineBetween(
        [...embedding.keys()].map((i) => answer.embedding[i] ?? NaN),
        [...embedding.values()],
      );
      cosines.push(cosine);
      if (!(cosine >= most.cosine))
        faults.push(`${name}: cosine ${cosine.toFixed(5)}, at least ${most.cosine}`);
    }
    if (raw === undefined) return;
    const error = Math.abs(answer.raw - raw);
    rawErrors.push(error);
    if (!(error <= most.raw)) faults.push(`${name}: raw ${answer.raw.toFixed(4)}, not ${raw.toFixed(4)}`);
    if (percentile === undefined) return;
    const found = calibratedRaw(raw, calibration).percentile;
    if (Math.abs(found - percentile) > 0.5)
      faults.push(`${name}: its raw output stands for percentile ${found.toFixed(1)}, not ${percentile}`);
  });
  return {
    cosine: cosines.length === 0 ? null : Math.min(...cosines),
    rawError: rawErrors.length === 0 ? null : Math.max(...rawErrors),
    faults,
  };
}

/** How a variant did beside the truest one. */
export interface FacesResult {
  /** The least cosine of the two embeddings over the faces. */
  readonly cosine: number;
  /** Root mean square of the difference of the two scores, in points of 100. */
  readonly scoreSd: number;
  /** The median time of a face. */
  readonly ms: number;
  readonly faults: readonly string[];
}

/** Return how a variant's answers to the faces agree with the truest variant's. */
export function againstTruest(
  id: string,
  said: readonly Said[],
  { truest, pointsPerRaw }: { readonly truest: readonly Said[]; readonly pointsPerRaw: number },
): FacesResult {
  const cosine = Math.min(
    ...said.map(({ embedding }, at) => cosineBetween(embedding, truest[at]?.embedding ?? [])),
  );
  const squares = said.map(({ raw }, at) => (pointsPerRaw * (raw - (truest[at]?.raw ?? NaN))) ** 2);
  const scoreSd = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  const times = said.map(({ ms }) => ms).sort((a, b) => a - b);
  const least = toleranceOf(id, false).cosine;
  const faults = [
    ...(cosine >= least ? [] : [`faces: cosine ${cosine.toFixed(5)}, at least ${least}`]),
    ...(scoreSd <= LEAST_USE_SD
      ? []
      : [`faces: the score strays by ${scoreSd.toFixed(1)} points, at most ${LEAST_USE_SD}`]),
  ];
  return { cosine, scoreSd, ms: times[Math.floor(times.length / 2)] ?? NaN, faults };
}

/**
 * Return the points of the score for a step of 1 in the raw output, in the middle of the reference. The score itself ends
 * where the reference does, where rendered faces may lie.
 */
export function pointsPerRaw(calibration: AppearanceCalibration): number {
  switch (calibration.kind) {
    case "linear":
      return SCALE.sd / calibration.sd;
    case "quantile": {
      const [low = NaN, high = NaN] = [calibration.percentiles[16], calibration.percentiles[84]];
      return (2 * SCALE.sd) / (high - low);
    }
    case "clamp":
      return 1;
    default:
      return calibration satisfies never;
  }
}
