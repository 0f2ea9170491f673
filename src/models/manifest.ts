/**
 * The manifest: which models this site carries, how each is fed and read, and the hash of every byte of them.
 *
 * `models/manifest.json` is joined by `scripts/models/build-manifest.ts` from one `model.json` per model folder, so
 * a model that is not completely there is not listed. The room's README shows an example of each kind of entry.
 *
 * [Note: Parts, variants, chunks]
 * A model has one or two parts that are separate files (CLIP encoder and regressor head). A part has variants:
 * the same function in other number formats; which of those that a backend may run is its default is told by
 * `chosenVariant`. A variant is cut into chunks of at most 4 MiB, each with its own hash: they cache for ever, resume, and
 * fit hosts that cap a file.
 */
import * as v from "valibot";
import { FaultError } from "../core/fault.ts";

/** Version of the manifest's shape; a manifest of another version is refused. */
export const MANIFEST_VERSION = 1;

/** Largest chunk in bytes (4 MiB): what an interrupted download repeats at most. */
export const CHUNK_BYTES = 4 * 1024 * 1024;

const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9._-]*$/, "an id is lower-case letters, digits, dots, dashes"),
);
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "a sha256 is 64 lower-case hexadecimal digits"));
const ByteCount = v.pipe(v.number(), v.integer(), v.minValue(1));
const Text = v.pipe(v.string(), v.minLength(1));
const Index = v.pipe(v.number(), v.integer(), v.minValue(0));
const Positive = v.pipe(
  v.number(),
  v.check((n) => n > 0 && Number.isFinite(n), "must be above 0"),
);
const Finite = v.pipe(v.number(), v.finite());

/** A path below the manifest's folder: relative, forward slashes, no way out of the folder. */
const RelativePath = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/,
    "a path is relative and has no scheme, query or backslash",
  ),
  v.check((path) => !path.split("/").includes(".."), "a path stays below the manifest"),
);

const ChunkSchema = v.object({
  path: RelativePath,
  bytes: v.pipe(ByteCount, v.maxValue(CHUNK_BYTES)),
  sha256: Sha256,
});

/**
 * How far a variant is from the truest one of its site, as `npm run models -- --check` measured it there.
 *
 * `cosine` is the least between their embeddings over so many rendered `faces`, `scoreSd` the SD of the difference of their
 * scores in points of 100, `ms` the time of one face by backend on the machine that measured.
 */
const MeasuredSchema = v.object({
  against: Id,
  faces: ByteCount,
  cosine: Finite,
  scoreSd: v.pipe(Finite, v.minValue(0)),
  ms: v.object({ wasm: v.optional(Positive), webgpu: v.optional(Positive) }),
});

const VariantSchema = v.pipe(
  v.object({
    id: Id,
    /** Backends that may run this variant, and no others. */
    backends: v.pipe(v.array(v.picklist(["wasm", "webgpu"])), v.minLength(1)),
    /** Features that WebGPU must have besides; wasm needs none. */
    requires: v.optional(v.array(v.picklist(["shader-f16"])), []),
    /** The number format in words for people who read such things, like `4-bit weights, float32`. */
    dtype: Text,
    /** Size and hash of the whole file; the chunks joined in order must give exactly this. */
    bytes: ByteCount,
    sha256: Sha256,
    chunks: v.pipe(v.array(ChunkSchema), v.minLength(1)),
    /** What the right answer to the self-test picture is (an encoder's embedding); every backend is held against it. */
    golden: v.optional(v.pipe(v.array(Finite), v.minLength(1))),
    /** Absent where nobody measured. */
    measured: v.optional(MeasuredSchema),
  }),
  v.check(
    (variant) => variant.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0) === variant.bytes,
    "the chunks' bytes do not add up to the variant's",
  ),
);

const PartSchema = v.object({ variants: v.pipe(v.array(VariantSchema), v.minLength(1)) });

const Triple = v.tuple([Finite, Finite, Finite]);
const Spot = v.tuple([Finite, Finite]);

/**
 * How a photo becomes the input tensor. `size` is the height of the picture in pixels; `mean` and `sd` are of 0..1 values.
 * All of it is compared with what the code does: a model that was made for other pixels is refused.
 */
const PreprocessingSchema = v.variant("kind", [
  v.object({
    kind: v.literal("compact-crop"),
    size: ByteCount,
    mean: Triple,
    sd: Triple,
    /** Where the middles of the corners of the subject's right eye, left eye and mouth go, as fractions of width and height. */
    targets: v.optional(v.object({ rightEye: Spot, leftEye: Spot, mouth: Spot })),
  }),
  v.object({
    kind: v.literal("clip"),
    size: ByteCount,
    mean: Triple,
    sd: Triple,
    framing: v.picklist(["aligned", "whole-image"]),
  }),
]);

const InputSchema = v.object({
  name: Text,
  dtype: v.picklist(["float32"]),
  /** NCHW; -1 stands for an axis of any length. */
  shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(-1))),
  preprocessing: PreprocessingSchema,
});

/** One input of a network that sees a face in several crops; `core/image/face-crop.ts` says how each is made. */
const FaceCropInputSchema = v.object({
  name: Text,
  dtype: v.picklist(["float32"]),
  /** NCHW; -1 stands for an axis of any length. */
  shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(-1))),
  preprocessing: v.object({
    kind: v.literal("face-crop"),
    width: ByteCount,
    height: ByteCount,
    mean: Triple,
    sd: Triple,
    targets: v.object({ rightEye: Spot, leftEye: Spot, mouth: Spot }),
  }),
});

/** One number read from an output tensor: which tensor, and which element of its last axis. */
const OutputSchema = v.object({ tensor: Text, index: Index });

/** 101 raw values: the 0th to the 100th percentile of the raw output in the reference population, not falling. */
const PercentilesSchema = v.pipe(
  v.array(Finite),
  v.length(101, "percentiles are 101 numbers, from the 0th to the 100th"),
  v.check(
    (list) => list.every((value, i) => i === 0 || value >= (list[i - 1] ?? value)),
    "percentiles must not fall",
  ),
);

/** From the raw output to the 0-100 scale; `core/score/appearance-calibration.ts` says how each kind computes. */
const CalibrationSchema = v.variant("kind", [
  v.object({
    kind: v.literal("linear"),
    mean: Finite,
    sd: Positive,
    percentiles: v.optional(PercentilesSchema),
    source: v.optional(Text),
  }),
  v.object({ kind: v.literal("quantile"), percentiles: PercentilesSchema, source: v.optional(Text) }),
  v.object({ kind: v.literal("clamp"), source: v.optional(Text) }),
]);

const perceivedAge = { output: Text, mean: Finite, sd: Positive };

/**
 * Perceived age in years is `mean + sd * raw` of the named output. A model that decides has two thresholds: below
 * `refuseBelow` a face gets no score, below `askBelow` whoever opened the photo is asked. One that is believed only where it
 * is sure of an adult has `sureFrom`, and another must decide on the rest.
 */
const AgeGateSchema = v.union(
  [
    v.pipe(
      v.object({ ...perceivedAge, refuseBelow: Positive, askBelow: Positive }),
      v.check(({ refuseBelow, askBelow }) => refuseBelow <= askBelow, "the age gate refuses where it asks"),
    ),
    v.object({ ...perceivedAge, sureFrom: Positive }),
  ],
  "an age gate has refuseBelow and askBelow, or sureFrom",
);

/** One look at the face: shift in pixels of the crop, scale about its centre (> 1 shows more around), degrees, mirror. */
const PassSchema = v.object({
  mirror: v.optional(v.boolean(), false),
  dx: v.optional(Finite, 0),
  dy: v.optional(Finite, 0),
  scale: v.optional(Positive, 1),
  degrees: v.optional(Finite, 0),
});

/**
 * Where the model's scores lie among the reference faces and how far ratings are from them: `Reference` of
 * `core/score/reference.ts`. `quantiles` are scores, `residuals` the split-conformal half-widths in points.
 */
const ReferenceSchema = v.object({
  quantiles: PercentilesSchema,
  slope: Finite,
  residuals: v.object({ "68": Positive, "90": Positive }),
});

const common = {
  id: Id,
  /** The name people see. */
  name: Text,
  version: Text,
  licence: Text,
  /** Where the bytes come from: a page or file, the revision that is pinned, and what else a reader should know. */
  source: v.object({ url: Text, revision: v.optional(Text), note: v.optional(Text) }),
};

const FaceLandmarkerSchema = v.object({
  ...common,
  role: v.literal("face-landmarker"),
  kind: v.picklist(["official", "assembled"]),
  parts: v.object({ bundle: PartSchema }),
});

const appearance = {
  ...common,
  role: v.literal("appearance"),
  /** What is read: `attractiveness` always, `age` where there is an age gate. */
  outputs: v.objectWithRest({ attractiveness: OutputSchema }, OutputSchema),
  calibration: CalibrationSchema,
  ageGate: v.optional(AgeGateSchema),
  /** Looks whose raw outputs are averaged; without them, one plain look. */
  passes: v.optional(v.pipe(v.array(PassSchema), v.minLength(1))),
  /** Absent where no comparison with human ratings is known: then the interval promises nothing. */
  reference: v.optional(ReferenceSchema),
};

/** One file: pixels in, numbers out. It comes before the first score. */
const SingleAppearanceSchema = v.object({
  ...appearance,
  kind: v.literal("single"),
  input: InputSchema,
  parts: v.object({ network: PartSchema }),
});

/**
 * One file that sees the face in several crops. It is large, so it comes after what the first score needs: a face that needs no
 * more is scored without it, and its answer joins the report later; every other face waits for it.
 */
const SeveralCropsAppearanceSchema = v.object({
  ...appearance,
  kind: v.literal("several-crops"),
  inputs: v.pipe(v.array(FaceCropInputSchema), v.minLength(1)),
  parts: v.object({ network: PartSchema }),
});

/** Two files: an encoder makes an embedding, which is L2-normalised and handed to a head that gives the numbers. */
const TwoPartAppearanceSchema = v.object({
  ...appearance,
  kind: v.literal("two-part"),
  input: InputSchema,
  embedding: v.object({ tensor: Text, size: ByteCount, headInput: Text }),
  parts: v.object({ encoder: PartSchema, head: PartSchema }),
});

const AppearanceSchema = v.variant("kind", [
  SingleAppearanceSchema,
  SeveralCropsAppearanceSchema,
  TwoPartAppearanceSchema,
]);

const ModelUnion = v.variant("role", [FaceLandmarkerSchema, AppearanceSchema]);
const ageGateIsReadable = (model: v.InferOutput<typeof ModelUnion>): boolean =>
  model.role !== "appearance" || model.ageGate === undefined || model.ageGate.output in model.outputs;
const ModelSchema = v.pipe(
  ModelUnion,
  v.check(ageGateIsReadable, "the age gate names an output that is not listed"),
);

const ManifestSchema = v.pipe(
  v.object({ version: v.literal(MANIFEST_VERSION), models: v.array(ModelSchema) }),
  v.check(
    (m) => new Set(m.models.map((model) => model.id)).size === m.models.length,
    "two models have the same id",
  ),
);

/** A piece of a file, with its own hash. See: [Note: Parts, variants, chunks]. */
export type Chunk = v.InferOutput<typeof ChunkSchema>;
/** One file of a part in one number format. */
export type Variant = v.InferOutput<typeof VariantSchema>;
/** How far a variant is from the truest one, measured. */
export type Measured = v.InferOutput<typeof MeasuredSchema>;
/** One of a model's files, in all its number formats. */
export type Part = v.InferOutput<typeof PartSchema>;
/** How a photo becomes the input tensor. */
export type Preprocessing = v.InferOutput<typeof PreprocessingSchema>;
/** Where one number stands in a model's outputs. */
export type OutputReading = v.InferOutput<typeof OutputSchema>;
/** How perceived age is read, and the ages in years that a face is held against. */
export type AgeGate = v.InferOutput<typeof AgeGateSchema>;
/** One look at a face: shift in crop pixels, scale, degrees, mirror. */
export type Pass = v.InferOutput<typeof PassSchema>;
/** An entry of a landmark model. */
export type FaceLandmarkerModel = v.InferOutput<typeof FaceLandmarkerSchema>;
/** An entry of an appearance model, of one part or two, of one crop or several. */
export type AppearanceModel = v.InferOutput<typeof AppearanceSchema>;
/** One entry of the manifest. */
export type Model = v.InferOutput<typeof ModelSchema>;
/** Every model that this site carries. */
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** What may be asked of WebGPU before it may run a variant. */
export type BackendFeature = Variant["requires"][number];
/** A backend as the manifest names it. */
export type ModelBackend = Variant["backends"][number];

/** Return the manifest that parsed JSON holds. Throws `model-manifest-invalid`, naming the path of the first mistake. */
export function parseManifest(json: unknown): Manifest {
  return checked(ManifestSchema, json, "manifest");
}

/** Return the one model entry that parsed JSON (a `model.json`) holds. Throws `model-manifest-invalid`. */
export function parseModel(json: unknown): Model {
  return checked(ModelSchema, json, "model");
}

function checked<S extends v.GenericSchema>(schema: S, json: unknown, what: string): v.InferOutput<S> {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [what, v.getDotPath(issue) ?? ""].filter((step) => step !== "").join(".");
  throw new FaultError("model-manifest-invalid", `${path}: ${issue.message}`);
}

/** Return the model's parts as a list, in the order in which they run. */
export function partsOf(model: Model): readonly { readonly name: string; readonly part: Part }[] {
  return Object.entries(model.parts).map(([name, part]) => ({ name, part }));
}

/**
 * A variant whose score strays from the truest one's by more than this SD, in points of 100, is no default while another
 * strays less: in quadrature, a quarter of the population's SD (12.5) widens an interval of that SD by 3 %.
 */
export const MOST_SCORE_SD = 3;

/** What the default is chosen for: a download at 10 Mbit/s, and ten photos. */
const USUAL_VISIT = { bytesPerMs: 1250, photos: 10 } as const;

/**
 * Return the variant of that id, or else the backend's default; null when it may run none.
 *
 * Where all that it may run were measured there, the default is the one for which a usual visit waits least, among those
 * that stray little (`MOST_SCORE_SD`), or else the truest. Where not, it is the first of the list, whose order is belief.
 */
export function chosenVariant(
  part: Part,
  backend: ModelBackend,
  features: ReadonlySet<BackendFeature>,
  preferredId?: string,
): Variant | null {
  const hasWhatItNeeds = ({ requires }: Variant): boolean =>
    backend === "wasm" || requires.every((feature) => features.has(feature));
  const runnable = part.variants.filter(
    (variant) => variant.backends.includes(backend) && hasWhatItNeeds(variant),
  );
  return runnable.find((variant) => variant.id === preferredId) ?? defaultOf(runnable, backend);
}

function defaultOf(runnable: readonly Variant[], backend: ModelBackend): Variant | null {
  const known = runnable.flatMap((variant) => {
    const ms = variant.measured?.ms[backend];
    if (variant.measured === undefined || ms === undefined) return [];
    const waitMs = variant.bytes / USUAL_VISIT.bytesPerMs + USUAL_VISIT.photos * ms;
    return [{ variant, waitMs, scoreSd: variant.measured.scoreSd }];
  });
  if (known.length === 0 || known.length < runnable.length) return runnable[0] ?? null;
  const faithful = known.filter(({ scoreSd }) => scoreSd <= MOST_SCORE_SD);
  const [best] =
    faithful.length > 0
      ? faithful.sort((a, b) => a.waitMs - b.waitMs)
      : known.sort((a, b) => a.scoreSd - b.scoreSd);
  return best?.variant ?? null;
}
