/** FaceStats on one backend: encoder, L2 normalisation, head; and the self-test that a backend must pass. */
import { FaultError } from "../../core/fault.ts";
import {
  CLIP_MEAN,
  CLIP_SD,
  CLIP_SIZE,
  clipNormalized,
  l2Normalized,
} from "../../core/image/clip-preprocess.ts";
import { cosineBetween, selfTestPicture } from "../../core/image/self-test-picture.ts";
import type { AppearanceModel, Manifest } from "../../models/manifest.ts";
import type { Backend, Session } from "../runtime/runtime.ts";

/** An appearance model of two files: an encoder and a head. */
export type TwoPartModel = Extract<AppearanceModel, { kind: "two-part" }>;

/** The least cosine between a backend's embedding of the self-test picture and the one it is held against. */
export const LEAST_COSINE = 0.99;

/** Return the manifest's encoder model, or null when this site has none. */
export function encoderModel(manifest: Manifest): TwoPartModel | null {
  return (
    manifest.models.find(
      (model): model is TwoPartModel => model.role === "appearance" && model.kind === "two-part",
    ) ?? null
  );
}

/** Turns pixels (224 x 224, interleaved RGB) into an embedding, as the encoder gives it. */
export type Embed = (pixels: Uint8ClampedArray) => Promise<Float32Array>;

/**
 * Return the embedding function of an encoder session. Throws `engine-unsupported` when the model wants other pixels than
 * CLIP ViT-B/32; a run throws `model-output-invalid` when the embedding has another size than the manifest says.
 */
export function embedder(model: TwoPartModel, session: Session): Embed {
  refuseOtherInput(model);
  const input = new Float32Array(3 * CLIP_SIZE * CLIP_SIZE);
  const dims = [1, 3, CLIP_SIZE, CLIP_SIZE];
  return async (pixels) => {
    const data = clipNormalized(pixels, input);
    const embedding = (await session.run({ [model.input.name]: { dims, data } }))[model.embedding.tensor]
      ?.data;
    if (embedding?.length !== model.embedding.size)
      throw new FaultError("model-output-invalid", `the embedding has ${embedding?.length ?? "no"} numbers`);
    return embedding;
  };
}

function refuseOtherInput({ id, input: { preprocessing: wanted } }: TwoPartModel): void {
  const same = (a: readonly number[], b: readonly number[]) => a.every((value, i) => value === b[i]);
  const isClip =
    wanted.kind === "clip" &&
    wanted.size === CLIP_SIZE &&
    same(wanted.mean, CLIP_MEAN) &&
    same(wanted.sd, CLIP_SD);
  if (!isClip) throw new FaultError("engine-unsupported", `${id}: other pixels than CLIP ViT-B/32`);
}

/** Return a function from an embedding to the head's raw output; the embedding is L2-normalised first. */
export function headReader(model: TwoPartModel, session: Session) {
  const { size, headInput } = model.embedding;
  const { tensor, index } = model.outputs.attractiveness;
  return async (embedding: Float32Array): Promise<number> => {
    const unit = { dims: [1, size], data: l2Normalized(embedding) };
    const raw = (await session.run({ [headInput]: unit }))[tensor]?.data[index];
    if (raw === undefined) throw new FaultError("model-output-invalid", `the head gave no ${tensor}`);
    return raw;
  };
}

/** What a self-test compares. */
export interface SelfTest {
  readonly backend: Backend;
  readonly model: TwoPartModel;
  /** The encoder on the backend under test. */
  readonly embed: Embed;
  readonly encoderBytes: Uint8Array;
  /** The embedding that the manifest lists for this variant, if any. */
  readonly golden: readonly number[] | undefined;
}

/**
 * Return how far a backend's embedding of the self-test picture agrees with the right one, as a cosine.
 *
 * The right one is the manifest's where it lists one, else that of the processor on the same file; so without a listed one
 * the processor itself cannot be tested, and the result is null. The run also warms the backend up.
 */
export async function selfTestCosine(test: SelfTest): Promise<number | null> {
  const picture = selfTestPicture();
  const embedding = await test.embed(picture);
  if (test.golden) return cosineBetween(embedding, test.golden);
  if (test.backend.kind === "wasm") return null;
  const session = await test.backend.createCpuSession(test.encoderBytes);
  return cosineBetween(embedding, await embedder(test.model, session)(picture));
}
