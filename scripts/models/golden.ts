/**
 * What an encoder says of the self-test picture, on this machine's processor. The manifest carries it, and every backend
 * of every browser is held against it before it may answer; see `selfTestCosine` in `src/inference/encoder/encoder.ts`.
 */
import * as ort from "onnxruntime-web";
import { CLIP_SIZE, clipNormalized } from "../../src/core/image/clip-preprocess.ts";
import { selfTestPicture } from "../../src/core/image/self-test-picture.ts";

/** Digits that are kept of each number: far finer than any two backends agree. */
const DIGITS = 6;

/**
 * Return the embedding that an ONNX encoder gives, 512 numbers for the true one, not normalised.
 *
 * One thread, so that the same file gives the same numbers. Throws when the runtime cannot run it or the numbers are no
 * answer.
 */
export async function goldenEmbedding(encoder: Uint8Array): Promise<readonly number[]> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(encoder, { executionProviders: ["wasm"] });
  try {
    const [input] = session.inputNames;
    const [output] = session.outputNames;
    if (input === undefined || output === undefined) throw new Error("no input or no output");
    const pixels = clipNormalized(selfTestPicture(), new Float32Array(3 * CLIP_SIZE * CLIP_SIZE));
    const tensor = new ort.Tensor("float32", pixels, [1, 3, CLIP_SIZE, CLIP_SIZE]);
    const embedding = (await session.run({ [input]: tensor }))[output]?.data;
    if (!(embedding instanceof Float32Array)) throw new Error(`${output} is not float32`);
    if (!embedding.every(Number.isFinite) || embedding.every((value) => value === embedding[0]))
      throw new Error("the embedding is no answer");
    return [...embedding].map((value) => Number(value.toPrecision(DIGITS)));
  } finally {
    await session.release();
  }
}
