/** Reads faces for calibration and training: landmarks, measurements and raw model outputs, no refusal and no score. */
import { expose } from "comlink";
import type { Pose } from "../../src/core/report.ts";
import type { Point } from "../../src/core/geometry/points.ts";
import { createLandmarker } from "../../src/inference/landmarker.ts";
import type { Landmarker } from "../../src/inference/landmarker.ts";
import { modelsUrl } from "../../src/inference/load-models.ts";
import { bitmapSource } from "../../src/inference/photo-source.ts";
import { readFace } from "../../src/inference/read-face.ts";
import { readMeasurements } from "../../src/core/measure/read.ts";
import type { RawReading } from "../../src/core/measure/read.ts";
import { chosenVariant } from "../../src/models/manifest.ts";
import { fetchManifest, openModel } from "../../src/models/store.ts";

/** What is read of one face. `landmarks` are normalised by the photo's size, as MediaPipe gives them. */
export interface FaceRecord {
  readonly width: number;
  readonly height: number;
  readonly landmarks: readonly Point[];
  readonly jitter: number;
  readonly pose: Pose;
  readonly measurements: readonly RawReading[];
}

export interface ReaderWorker {
  prepare(siteUrl: string, kind: string): Promise<string>;
  read(photo: ImageBitmap): Promise<FaceRecord | null>;
}

let landmarker: Landmarker | null = null;

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
  async read(photo) {
    try {
      if (!landmarker) throw new Error("prepare first");
      const { width, height } = photo;
      const face = readFace(bitmapSource(photo), landmarker);
      if (!face) return null;
      return {
        width,
        height,
        landmarks: face.landmarks.points.map((p) => ({ x: p.x / width, y: p.y / height, z: p.z / width })),
        jitter: face.jitter,
        pose: face.pose,
        measurements: readMeasurements(face.passes),
      };
    } finally {
      photo.close();
    }
  },
};

expose(reader);
