/** Scores photos with the age's network sound and broken in every way, on one reading of the landmarks each. */
import { expose } from "comlink";
import type { LandmarkModelKind, Outcome } from "../../src/core/report.ts";
import { createLandmarker } from "../../src/inference/engine/landmarker.ts";
import type { Landmarker } from "../../src/inference/engine/landmarker.ts";
import { modelsUrl } from "../../src/inference/engine/load-models.ts";
import type { LoadedAppearance, LoadedModels, Networks } from "../../src/inference/engine/load-models.ts";
import { createWasmSession } from "../../src/inference/runtime/ort-wasm.ts";
import { bitmapSource } from "../../src/inference/engine/photo-source.ts";
import { createClock, scoreFace } from "../../src/inference/engine/pipeline.ts";
import { readFace } from "../../src/inference/engine/read-face.ts";
import type { Tensors } from "../../src/inference/runtime/runtime.ts";
import { BROKEN_AGES } from "../../src/inference/engine/testing/broken-age.ts";
import { chosenVariant } from "../../src/models/manifest.ts";
import type { Part } from "../../src/models/manifest.ts";
import { fetchManifest, openModel } from "../../src/models/store.ts";

/** How one photo ended: `scored`, the reason of the refusal, or `failed` where the engine threw. */
export type Ending = "scored" | "failed" | Extract<Outcome, { kind: "refused" }>["reason"];

/** What became of one turned photo. `broken` is empty where the photo was refused before its age was asked for. */
export interface AgeRecord {
  /** Null where no face was read. */
  readonly face: { readonly jitter: number; readonly roll: number } | null;
  readonly sound: Ending;
  readonly broken: Readonly<Record<string, Ending>>;
}

export interface AgeWorker {
  prepare(siteUrl: string, kind: LandmarkModelKind): Promise<string>;
  judge(photo: ImageBitmap): Promise<AgeRecord>;
}

interface Prepared {
  readonly kind: LandmarkModelKind;
  readonly landmarker: Landmarker;
  readonly sound: LoadedAppearance;
}

let prepared: Prepared | null = null;

async function bytesOf(part: Part, baseUrl: string): Promise<Uint8Array> {
  const variant = chosenVariant(part, "wasm", new Set());
  if (!variant) throw new Error("no variant for wasm");
  return (await openModel(variant, { baseUrl })).bytes;
}

/** Return the network with its answer for the first question kept: every question here is about the same face. */
function remembered({ model, session }: LoadedAppearance): LoadedAppearance {
  let answer: Promise<Tensors> | null = null;
  return { model, session: { run: (feeds) => (answer ??= session.run(feeds)) } };
}

const worker: AgeWorker = {
  async prepare(siteUrl, kind) {
    const baseUrl = modelsUrl(siteUrl);
    const { models } = await fetchManifest({ baseUrl });
    const landmarks = models.find((entry) => entry.role === "face-landmarker" && entry.kind === kind);
    if (landmarks?.role !== "face-landmarker") throw new Error(`no ${kind} landmark model is provisioned`);
    const model = models.find((entry) => entry.role === "appearance" && entry.ageGate !== undefined);
    if (model?.role !== "appearance" || model.kind !== "single")
      throw new Error("no model estimates the age");
    prepared = {
      kind,
      landmarker: await createLandmarker(await bytesOf(landmarks.parts.bundle, baseUrl)),
      sound: { model, session: await createWasmSession(await bytesOf(model.parts.network, baseUrl), 1) },
    };
    return model.id;
  },
  async judge(photo) {
    try {
      if (!prepared) throw new Error("prepare first");
      const { kind, landmarker } = prepared;
      const sound = remembered(prepared.sound);
      const face = readFace(bitmapSource(photo), landmarker);
      let isAgeAsked = false;
      const ending = async (networks: () => Promise<Networks>): Promise<Ending> => {
        const models: LoadedModels = {
          landmarker,
          landmarkModel: kind,
          landmarkBundle: new Uint8Array(),
          get networks() {
            isAgeAsked = true;
            return networks();
          },
          encoder: null,
          backend: "wasm, 1 thread",
        };
        const clock = createClock(() => undefined);
        const outcome = await scoreFace(face, { photo, facts: {}, models, clock }).catch(() => null);
        if (!outcome) return "failed";
        return outcome.kind === "scored" ? "scored" : outcome.reason;
      };
      const whole = await ending(async () => ({ appearance: [sound], silent: [] }));
      const broken: Record<string, Ending> = {};
      if (isAgeAsked)
        for (const [way, breaking] of Object.entries(BROKEN_AGES))
          broken[way] = await ending(() => breaking(sound));
      return { face: face && { jitter: face.jitter, roll: face.pose.roll }, sound: whole, broken };
    } finally {
      photo.close();
    }
  },
};

expose(worker);
