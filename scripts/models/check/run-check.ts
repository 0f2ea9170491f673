/** Runs every variant of FaceStats on every backend that may run it, and says yes or no. */
import type { ModelBackend, Variant } from "../../../src/models/manifest.ts";
import type { TwoPartModel } from "../../../src/inference/encoder/encoder.ts";
import type { Goldens } from "./goldens.ts";
import {
  againstGoldens,
  againstTruest,
  byTruth,
  pointsPerRaw,
  type FacesResult,
  type GoldenResult,
  type Said,
} from "./judge.ts";

/** The app's encoder with one variant loaded on one backend. */
export interface RunningEncoder {
  say(pixels: Uint8ClampedArray): Promise<Said>;
  end(): Promise<void>;
}

/** Starts the app's own encoder; null where this machine has no such backend, with the reason said. Throws in the app's words. */
export type StartEncoder = (
  variantId: string,
  backend: ModelBackend,
) => Promise<RunningEncoder | { readonly none: string }>;

/** What a check needs. */
export interface CheckPlan {
  readonly model: TwoPartModel;
  readonly goldens: Goldens;
  /** CLIP's pixels of rendered faces. */
  readonly faces: readonly Uint8ClampedArray[];
  readonly start: StartEncoder;
  readonly say: (line: string) => void;
}

/** How one variant did on one backend. */
export interface CheckRow {
  readonly variant: string;
  readonly backend: ModelBackend;
  readonly bytes: number;
  /** Null where this machine has no such backend. */
  readonly goldens: GoldenResult | null;
  /** Null where the goldens were failed already, or nothing ran. */
  readonly faces: FacesResult | null;
  readonly faults: readonly string[];
  /** Why it was not tried; null where it was. */
  readonly notTried: string | null;
}

/** What a check found. */
export interface CheckResult {
  readonly isRight: boolean;
  /** The variant that the others were held against; null where none passed the goldens. */
  readonly truest: string | null;
  readonly rows: readonly CheckRow[];
}

interface Answers {
  readonly variant: Variant;
  readonly backend: ModelBackend;
  readonly goldens: GoldenResult | null;
  readonly said: readonly Said[];
  readonly faults: readonly string[];
  readonly notTried: string | null;
}

/**
 * Return what a check of every variant found.
 *
 * The truest variant's answers to the faces are what the others' are held against. Right is a folder of which something
 * ran, everything that ran was right, and all that wasm may run did.
 */
export async function runCheck(plan: CheckPlan): Promise<CheckResult> {
  const { variants } = plan.model.parts.encoder;
  const ids = byTruth(variants.map(({ id }) => id));
  const tried: Answers[] = [];
  for (const variant of [...variants].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)))
    for (const backend of [...variant.backends].sort((a, b) => (a < b ? -1 : 1)))
      tried.push(await answersOf(plan, variant, backend));
  const truest = tried.find(({ said }) => said.length > 0);
  const perRaw = pointsPerRaw(plan.model.calibration);
  const rows = tried.map(({ variant, backend, goldens, said, faults, notTried }): CheckRow => {
    const faces =
      said.length === 0 || truest === undefined
        ? null
        : againstTruest(variant.id, said, { truest: truest.said, pointsPerRaw: perRaw });
    const all = [...faults, ...(goldens?.faults ?? []), ...(faces?.faults ?? [])];
    return { variant: variant.id, backend, bytes: variant.bytes, goldens, faces, faults: all, notTried };
  });
  const isRight =
    truest !== undefined &&
    rows.every(
      ({ faults, notTried, backend }) => faults.length === 0 && (notTried === null || backend !== "wasm"),
    );
  return { isRight, truest: truest?.variant.id ?? null, rows };
}

async function answersOf(plan: CheckPlan, variant: Variant, backend: ModelBackend): Promise<Answers> {
  const none = { variant, backend, goldens: null, said: [], faults: [], notTried: null };
  plan.say(`${variant.id} on ${backend}...`);
  try {
    const encoder = await plan.start(variant.id, backend);
    if ("none" in encoder) return { ...none, notTried: encoder.none };
    try {
      const golden = await askAll(
        encoder,
        plan.goldens.cases.map(({ pixels }) => pixels),
      );
      const goldens = againstGoldens(variant.id, golden, {
        goldens: plan.goldens,
        calibration: plan.model.calibration,
      });
      const said = goldens.faults.length === 0 ? await askAll(encoder, plan.faces) : [];
      return { ...none, goldens, said };
    } finally {
      await encoder.end();
    }
  } catch (error) {
    return { ...none, faults: [error instanceof Error ? error.message : String(error)] };
  }
}

async function askAll(encoder: RunningEncoder, pictures: readonly Uint8ClampedArray[]): Promise<Said[]> {
  const said: Said[] = [];
  for (const pixels of pictures) said.push(await encoder.say(pixels));
  return said;
}
