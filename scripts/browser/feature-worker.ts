/** Reads what the face networks see of a face, for fitting heads on it. Runs in the laboratory only: the site has no such thread. */
import { expose } from "comlink";
import { transformedLandmarks } from "../../src/core/geometry/similarity.ts";
import { cropAnchors } from "../../src/core/image/aligned-crop.ts";
import { faceCrop } from "../../src/core/image/face-crop.ts";
import type { FaceCrop } from "../../src/core/image/face-crop.ts";
import type { LandmarkModelKind, Pose } from "../../src/core/report.ts";
import { createLandmarker } from "../../src/inference/engine/landmarker.ts";
import type { Landmarker } from "../../src/inference/engine/landmarker.ts";
import { modelsUrl } from "../../src/inference/engine/load-models.ts";
import type { LoadedAppearance } from "../../src/inference/engine/load-models.ts";
import { lookAtFace } from "../../src/inference/engine/appearance.ts";
import { bitmapSource } from "../../src/inference/engine/photo-source.ts";
import { readFace } from "../../src/inference/engine/read-face.ts";
import type { FaceFound } from "../../src/inference/engine/read-face.ts";
import { createWasmSession } from "../../src/inference/runtime/ort-wasm.ts";
import type { FloatTensor, Session, Tensors } from "../../src/inference/runtime/runtime.ts";
import { chosenVariant } from "../../src/models/manifest.ts";
import type { Part } from "../../src/models/manifest.ts";
import { fetchManifest, openModel } from "../../src/models/store.ts";

/** What the networks say of one face: for each output one list of numbers a look, the plain one first, then the mirrored. */
export interface FeatureRecord {
  readonly outputs: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** The compact model's mean answer over its own looks; null where it gave none. */
  readonly compact: { readonly attractive: number | null; readonly age: number | null };
  readonly pose: Pose;
  readonly jitter: number;
  /** Width of the landmarks' box in pixels of the photo. */
  readonly faceWidth: number;
}

/** A network's input by its name. */
export type NamedCrops = Readonly<Record<string, FaceCrop>>;

export interface FeatureWorker {
  /** `network` is the address of `featuresOnnx`' file. */
  prepare(siteUrl: string, kind: LandmarkModelKind, network: string, crops: NamedCrops): Promise<string>;
  read(photo: ImageBitmap): Promise<FeatureRecord | null>;
}

interface Prepared {
  readonly landmarker: Landmarker;
  readonly compact: LoadedAppearance;
  readonly networks: Session;
  readonly crops: NamedCrops;
}

let prepared: Prepared | null = null;

async function bytesOf(part: Part, baseUrl: string): Promise<Uint8Array> {
  const variant = chosenVariant(part, "wasm", new Set());
  if (!variant) throw new Error("no variant for wasm");
  return (await openModel(variant, { baseUrl })).bytes;
}

/** Return the plain and the mirrored crop as one batch. */
function batch(face: FaceFound, crop: FaceCrop): FloatTensor {
  const { image, toRegion } = face.region;
  const anchors = cropAnchors(transformedLandmarks(toRegion, face.landmarks).points);
  const looks = [false, true].map((isMirrored) => faceCrop(image, anchors, crop, isMirrored));
  const size = 3 * crop.width * crop.height;
  const data = new Float32Array(looks.length * size);
  looks.forEach((look, index) => data.set(look, index * size));
  return { dims: [looks.length, 3, crop.height, crop.width], data };
}

function rows(outputs: Tensors): FeatureRecord["outputs"] {
  const rowsOf = ({ data, dims }: FloatTensor): number[][] => {
    const [looks = 1] = dims;
    const width = data.length / looks;
    return Array.from({ length: looks }, (_, look) => [...data.subarray(look * width, (look + 1) * width)]);
  };
  return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, rowsOf(tensor)]));
}

const worker: FeatureWorker = {
  async prepare(siteUrl, kind, network, crops) {
    const baseUrl = modelsUrl(siteUrl);
    const { models } = await fetchManifest({ baseUrl });
    const landmarks = models.find((entry) => entry.role === "face-landmarker" && entry.kind === kind);
    if (landmarks?.role !== "face-landmarker") throw new Error(`no ${kind} landmark model is provisioned`);
    const model = models.find((entry) => entry.id === "compact");
    if (model?.role !== "appearance" || model.kind !== "single") throw new Error("no compact model");
    const bytes = new Uint8Array(await (await fetch(network)).arrayBuffer());
    prepared = {
      landmarker: await createLandmarker(await bytesOf(landmarks.parts.bundle, baseUrl)),
      compact: { model, session: await createWasmSession(await bytesOf(model.parts.network, baseUrl), 1) },
      networks: await createWasmSession(bytes, 1),
      crops,
    };
    return landmarks.id;
  },
  async read(photo) {
    try {
      if (!prepared) throw new Error("prepare first");
      const { landmarker, compact, networks, crops } = prepared;
      const face = readFace(bitmapSource(photo), landmarker);
      if (!face) return null;
      const feeds = Object.entries(crops).map(([name, crop]) => [name, batch(face, crop)] as const);
      const outputs = await networks.run(Object.fromEntries(feeds));
      const [look] = await lookAtFace(face, [compact]);
      const xs = face.landmarks.points.map(({ x }) => x);
      return {
        outputs: rows(outputs),
        compact: {
          attractive: look?.rating.kind === "rated" ? look.rating.raw : null,
          age: look?.age?.years ?? null,
        },
        pose: face.pose,
        jitter: face.jitter,
        faceWidth: Math.max(...xs) - Math.min(...xs),
      };
    } finally {
      photo.close();
    }
  },
};

expose(worker);
