/** Scores photos with the age's networks sound and broken in every way, on one reading of the landmarks each. */
import { expose } from "comlink";
import type { LandmarkModelKind, Outcome } from "../../src/core/report.ts";
import { createLandmarker } from "../../src/inference/engine/landmarker.ts";
import type { Landmarker } from "../../src/inference/engine/landmarker.ts";
import { refuseConstant } from "../../src/inference/engine/network-check.ts";
import { modelsUrl, NO_LATE_NETWORKS } from "../../src/inference/engine/load-models.ts";
import type { LoadedAppearance, LoadedModels, Networks } from "../../src/inference/engine/load-models.ts";
import { createWasmSession } from "../../src/inference/runtime/ort-wasm.ts";
import { bitmapSource } from "../../src/inference/engine/photo-source.ts";
import { createClock, scoreFace } from "../../src/inference/engine/pipeline.ts";
import { readFace } from "../../src/inference/engine/read-face.ts";
import type { Tensors } from "../../src/inference/runtime/runtime.ts";
import { BROKEN_AGES, type Breaking } from "../../src/inference/engine/testing/broken-age.ts";
import { chosenVariant } from "../../src/models/manifest.ts";
import type { Part } from "../../src/models/manifest.ts";
import { fetchManifest, openModel } from "../../src/models/store.ts";

/** How one photo ended: `scored`, `asked`, the reason of the refusal, or `failed` where the engine threw. */
export type Ending = "scored" | "asked" | "failed" | Extract<Outcome, { kind: "refused" }>["reason"];

/**
 * What became of one turned photo. `broken` and `forced` are empty where the photo was refused before its age was asked for.
 *
 * Of each break the worse ending is kept: without an answer of the person, and with a yes. `forced` are the endings under gates
 * that know only one verdict, by what may not happen there.
 */
export interface AgeRecord {
  /** Null where no face was read. */
  readonly face: { readonly jitter: number; readonly roll: number } | null;
  /** Without an answer of the person, and with a yes. */
  readonly sound: Ending;
  readonly said: Ending;
  readonly broken: Readonly<Record<string, Ending>>;
  readonly forced: Readonly<Record<string, Ending>>;
}

export interface AgeWorker {
  prepare(siteUrl: string, kind: LandmarkModelKind): Promise<string>;
  judge(photo: ImageBitmap): Promise<AgeRecord>;
}

interface Prepared {
  readonly kind: LandmarkModelKind;
  readonly landmarker: Landmarker;
  /** All networks that estimate the age. */
  readonly sound: readonly LoadedAppearance[];
  /** By way of breaking: the ids of those that the app does not take when they are broken so. */
  readonly notTaken: ReadonlyMap<string, ReadonlySet<string>>;
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

/** Return the networks that the app, looking at them as it loads them, does not take when they are broken in a way. */
async function notTakenWhen(breaking: Breaking, sound: readonly LoadedAppearance[]): Promise<Set<string>> {
  const refused = new Set<string>();
  for (const network of sound)
    try {
      for (const { model, session } of (await breaking(network)).appearance)
        if (model.kind === "several-crops") await refuseConstant(session, model);
    } catch {
      refused.add(network.model.id);
    }
  return refused;
}

const allOf = (each: readonly Networks[]): Networks => ({
  appearance: each.flatMap(({ appearance }) => appearance),
  silent: each.flatMap(({ silent }) => silent),
});

/** Return the networks under a gate of two thresholds, whatever they were listed with. */
const gated = (sound: readonly LoadedAppearance[], refuseBelow: number, askBelow: number): Networks => ({
  appearance: sound.map(({ model, session }) => {
    if (!model.ageGate) return { model, session };
    const { output, mean, sd } = model.ageGate;
    return { model: { ...model, ageGate: { output, mean, sd, refuseBelow, askBelow } }, session };
  }),
  silent: [],
});

/** Gates with one verdict for every estimate, -200 to 120 years, and what the person says: nobody may be scored. */
const FORCED = {
  "asked about, without an answer": { from: 1e-9, to: 121, saidAdult: false },
  "too young, with a yes": { from: 121, to: 121, saidAdult: true },
} as const;

const worker: AgeWorker = {
  async prepare(siteUrl, kind) {
    const baseUrl = modelsUrl(siteUrl);
    const { models } = await fetchManifest({ baseUrl });
    const landmarks = models.find((entry) => entry.role === "face-landmarker" && entry.kind === kind);
    if (landmarks?.role !== "face-landmarker") throw new Error(`no ${kind} landmark model is provisioned`);
    const sound: LoadedAppearance[] = [];
    for (const model of models) {
      if (model.role !== "appearance" || model.kind === "two-part" || !model.ageGate) continue;
      const session = await createWasmSession(await bytesOf(model.parts.network, baseUrl), 1);
      sound.push({ model, session });
    }
    if (sound.length === 0) throw new Error("no model estimates the age");
    const notTaken = new Map<string, ReadonlySet<string>>();
    for (const [way, breaking] of Object.entries(BROKEN_AGES))
      notTaken.set(way, await notTakenWhen(breaking, sound));
    prepared = {
      kind,
      landmarker: await createLandmarker(await bytesOf(landmarks.parts.bundle, baseUrl)),
      sound,
      notTaken,
    };
    return sound.map(({ model }) => model.id).join(" ");
  },
  async judge(photo) {
    try {
      if (!prepared) throw new Error("prepare first");
      const { kind, landmarker, notTaken } = prepared;
      const sound = prepared.sound.map(remembered);
      const face = readFace(bitmapSource(photo), landmarker);
      let isAgeAsked = false;
      const ending = async (networks: () => Promise<Networks>, saidAdult: boolean): Promise<Ending> => {
        const models: LoadedModels = {
          landmarker,
          landmarkModel: kind,
          landmarkBundle: new Uint8Array(),
          get networks() {
            isAgeAsked = true;
            return networks();
          },
          late: NO_LATE_NETWORKS,
          encoder: null,
          backend: "wasm, 1 thread",
        };
        const clock = createClock(() => undefined);
        const outcome = await scoreFace(face, { photo, facts: { saidAdult }, models, clock }).catch(
          () => null,
        );
        if (!outcome) return "failed";
        return outcome.kind === "refused" ? outcome.reason : outcome.kind;
      };
      const whole = async () => ({ appearance: sound, silent: [] });
      const endings = { sound: await ending(whole, false), said: await ending(whole, true) };
      const broken: Record<string, Ending> = {};
      const forced: Record<string, Ending> = {};
      if (isAgeAsked) {
        for (const [way, breaking] of Object.entries(BROKEN_AGES)) {
          const taken = sound.filter(({ model }) => !notTaken.get(way)?.has(model.id));
          const networks = async () => allOf(await Promise.all(taken.map(breaking)));
          const alone = await ending(networks, false);
          broken[way] = alone === "scored" ? alone : await ending(networks, true);
        }
        for (const [way, { from, to, saidAdult }] of Object.entries(FORCED))
          forced[way] = await ending(async () => gated(sound, from, to), saidAdult);
      }
      return { face: face && { jitter: face.jitter, roll: face.pose.roll }, ...endings, broken, forced };
    } finally {
      photo.close();
    }
  },
};

expose(worker);
