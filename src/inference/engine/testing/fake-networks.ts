/** The compact model as the site lists it, over a network that answers as a test wants. */
import type { AppearanceModel } from "../../../models/manifest.ts";
import type { LoadedAppearance } from "../load-models.ts";
import type { FloatTensor, Tensors } from "../../runtime/runtime.ts";

/** A model of two outputs and four looks, whose age gate refuses below 19 and asks below 24. */
export const FAKE_MODEL: Extract<AppearanceModel, { kind: "single" }> = {
  id: "compact",
  name: "A model",
  version: "1",
  licence: "MIT",
  source: { url: "https://example.org/model" },
  role: "appearance",
  kind: "single",
  input: {
    name: "crop",
    dtype: "float32",
    shape: [-1, 3, 112, 96],
    preprocessing: { kind: "compact-crop", size: 112, mean: [0.5, 0.5, 0.5], sd: [0.25, 0.25, 0.25] },
  },
  outputs: { attractiveness: { tensor: "attractive", index: 0 }, age: { tensor: "age", index: 0 } },
  calibration: { kind: "linear", mean: 50, sd: 10 },
  ageGate: { output: "age", mean: 0, sd: 1, refuseBelow: 19, askBelow: 24 },
  passes: Array.from({ length: 4 }, () => ({ mirror: false, dx: 0, dy: 0, scale: 1, degrees: 0 })),
  parts: { network: { variants: [] } },
};

/** The same model, believed only where it is sure of an adult. */
export const SURE_MODEL = { ...FAKE_MODEL, ageGate: { output: "age", mean: 0, sd: 1, sureFrom: 35 } };

const HALVES = [0.5, 0.5, 0.5] as const;

/** A model that sees the face in two crops, comes late, decides on the age and recognises smiles. */
export const LATE_MODEL: Extract<AppearanceModel, { kind: "several-crops" }> = {
  id: "faces",
  name: "A late model",
  version: "1",
  licence: "MIT",
  source: { url: "https://example.org/late" },
  role: "appearance",
  kind: "several-crops",
  inputs: [32, 24].map((side) => ({
    name: `crop-${side}`,
    dtype: "float32",
    shape: [-1, 3, side, side],
    preprocessing: {
      kind: "face-crop",
      width: side,
      height: side,
      mean: [...HALVES],
      sd: [...HALVES],
      targets: { rightEye: [0.35, 0.4], leftEye: [0.65, 0.4], mouth: [0.5, 0.7] },
    },
  })),
  outputs: {
    attractiveness: { tensor: "attractive", index: 0 },
    age: { tensor: "age", index: 0 },
    smile: { tensor: "smile", index: 0 },
  },
  calibration: { kind: "linear", mean: 50, sd: 10 },
  ageGate: { output: "age", mean: 0, sd: 1, refuseBelow: 19, askBelow: 24 },
  parts: { network: { variants: [] } },
};

/** How far a look's age lies from one number for all: one that is the same to the last bit comes from no sound network. */
const APART = 2 ** -10;

/**
 * What the fake network answers: one number for every look, or one for each; `null` leaves the output out. One age for every
 * look is the mean of ages that differ a little.
 */
export interface FakeAnswers {
  readonly attractive?: number | readonly number[] | null;
  readonly age?: number | readonly number[] | null;
  readonly smile?: number | readonly number[] | null;
}

/** Return the model over a network that gives these answers, and what it was shown. */
export function fakeNetwork(
  { attractive = 60, age = 40, smile = null }: FakeAnswers = {},
  model: AppearanceModel = FAKE_MODEL,
): LoadedAppearance & { readonly shown: Tensors[] } {
  const shown: Tensors[] = [];
  return {
    model,
    shown,
    session: {
      run: async (feeds) => {
        shown.push(feeds);
        const looks = Object.values(feeds)[0]?.dims[0] ?? 0;
        const outputs: Record<string, FloatTensor> = {};
        for (const [name, answer] of Object.entries({ attractive, age, smile })) {
          if (answer === null) continue;
          const apart = name === "age" ? APART : 0;
          const numbers =
            typeof answer === "number"
              ? Array.from({ length: looks }, (_, look) => answer + (look % 2 === 0 ? apart : -apart))
              : answer;
          outputs[name] = { dims: [numbers.length, 1], data: Float32Array.from(numbers) };
        }
        return outputs;
      },
    },
  };
}
