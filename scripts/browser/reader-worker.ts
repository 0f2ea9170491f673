/** Reads faces for calibration and training: the landmarks of every pass, no refusal and no score. */
import { expose } from "comlink";
import type { Pose } from "../../src/core/report.ts";
import { createLandmarker } from "../../src/inference/engine/landmarker.ts";
import type { Landmarker } from "../../src/inference/engine/landmarker.ts";
import { modelsUrl } from "../../src/inference/engine/load-models.ts";
import { bitmapSource } from "../../src/inference/engine/photo-source.ts";
import { transformedLandmarks } from "../../src/core/geometry/similarity.ts";
import { readFace } from "../../src/inference/engine/read-face.ts";
import type { FaceFound } from "../../src/inference/engine/read-face.ts";
import { chosenVariant } from "../../src/models/manifest.ts";
import { fetchManifest, openModel } from "../../src/models/store.ts";

/** What is read of one face. A pass is x, y, z of 478 landmarks in turn, in thousandths of a pixel of the photo. */
export interface FaceRecord {
  readonly width: number;
  readonly height: number;
  readonly passes: readonly (readonly number[])[];
  readonly pose: Pose;
}

export interface ReaderWorker {
  look(photo: ImageBitmap): Promise<FaceLook | null>;
  prepare(siteUrl: string, kind: string): Promise<string>;
  read(photo: ImageBitmap): Promise<FaceRecord | null>;
}

/** A face as the gates see it: its landmarks in the upright frame, and that frame's pixels. */
export interface FaceLook extends FaceRecord {
  readonly jitter: number;
  readonly faceCount: number;
  /** Side of the square frame, its RGBA pixels as base64, and x, y, z of the mean landmarks in its pixels. */
  readonly side: number;
  readonly frame: string;
  readonly inFrame: readonly number[];
}

function base64(data: Uint8ClampedArray): string {
  let text = "";
  for (let from = 0; from < data.length; from += 8192)
    text += String.fromCharCode(...data.subarray(from, from + 8192));
  return btoa(text);
}

function thousandths(value: number): number {
  return Math.round(value * 1000);
}

let landmarker: Landmarker | null = null;

/** Read the face of a photo and close the photo; null where none was found. */
async function readWith<T>(
  photo: ImageBitmap,
  tell: (face: FaceFound, record: FaceRecord) => T,
): Promise<T | null> {
  try {
    if (!landmarker) throw new Error("prepare first");
    const { width, height } = photo;
    const face = readFace(bitmapSource(photo), landmarker);
    if (!face) return null;
    const passes = face.passes.map(({ points }) => points.flatMap((p) => [p.x, p.y, p.z].map(thousandths)));
    return tell(face, { width, height, passes, pose: face.pose });
  } finally {
    photo.close();
  }
}

const reader: ReaderWorker = {
  async prepare(siteUrl, kind) {
    const baseUrl = modelsUrl(siteUrl);
    const { models } = await fetchManifest({ baseUrl });
    const model = models.find((entry) => entry.role === "face-landmarker" && entry.kind === kind);
    if (model?.role !== "face-landmarker") throw new Error(`no ${kind} landmark model is provisioned`);
    const variant = chosenVariant(model.parts.bundle, "wasm", new Set());
    if (!variant) throw new Error(`${model.id} has no variant for wasm`);
    landmarker = await createLandmarker((await openModel(variant, { baseUrl })).bytes);
    return model.id;
  },
  look: (photo) =>
    readWith(photo, (face, record) => {
      const { image, toFrame } = face.frame;
      const inFrame = transformedLandmarks(toFrame, face.landmarks).points;
      return {
        ...record,
        jitter: face.jitter,
        faceCount: face.faces.length,
        side: image.width,
        frame: base64(image.data),
        inFrame: inFrame.flatMap((p) => [p.x, p.y, p.z]),
      };
    }),
  read: (photo) => readWith(photo, (_, record) => record),
};

expose(reader);
