/** The app's encoder code over the runtime in this process, with something broken on purpose: for tests of the check. */
import * as ort from "onnxruntime-web";
import { createTurns } from "../../../../src/core/turns.ts";
import { embedder, headReader, type TwoPartModel } from "../../../../src/inference/encoder/encoder.ts";
import { plainRun } from "../../../../src/inference/runtime/ort-tensors.ts";
import { createSession, neverLost, type Session } from "../../../../src/inference/runtime/runtime.ts";
import type { StartEncoder } from "../run-check.ts";

/** What a test breaks; nothing where it is left out. */
export interface Broken {
  /** What the app hands to the encoder instead of its input: [1, 3, 224, 224], normalised. */
  readonly input?: (tensor: Float32Array) => Float32Array;
  /** The pixels that the app takes instead of the right ones. */
  readonly pixels?: (pixels: Uint8ClampedArray) => Uint8ClampedArray;
}

/** The files of a model: each encoder's, by its variant, and the head's. */
export interface ModelFiles {
  readonly encoders: ReadonlyMap<string, Uint8Array>;
  readonly head: Uint8Array;
}

/** Return what starts an encoder of these files on wasm; there is no GPU. */
export function inProcessEncoders(model: TwoPartModel, files: ModelFiles, broken: Broken = {}): StartEncoder {
  return async (variantId, backend) => {
    if (backend === "webgpu") return { none: "there is no GPU in this process" };
    const bytes = files.encoders.get(variantId);
    if (bytes === undefined) throw new Error(`there is no file of ${variantId}`);
    const [encoder, head] = [await sessionOver(bytes), await sessionOver(files.head)];
    const embed = embedder(model, altered(encoder.session, model.input.name, broken.input));
    const rawOf = headReader(model, head.session);
    return {
      async say(pixels) {
        const embedding = await embed(broken.pixels?.(pixels) ?? pixels);
        return { embedding, raw: await rawOf(embedding), ms: 1 };
      },
      async end() {
        await encoder.release();
        await head.release();
      },
    };
  };
}

async function sessionOver(bytes: Uint8Array): Promise<{ session: Session; release: () => Promise<void> }> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "fatal";
  const raw = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
  const run = plainRun(raw, ({ data, dims }) => new ort.Tensor("float32", data, dims));
  return { session: createSession(run, createTurns(), neverLost()), release: () => raw.release() };
}

function altered(session: Session, input: string, change: Broken["input"]): Session {
  if (change === undefined) return session;
  return {
    run: (feeds) => {
      const tensor = feeds[input];
      if (tensor === undefined) throw new Error(`no ${input}`);
      return session.run({ ...feeds, [input]: { ...tensor, data: change(tensor.data) } });
    },
  };
}
