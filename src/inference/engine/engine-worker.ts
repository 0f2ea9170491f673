/** The thread side of the engine: loads the models once, then scores one photo at a time. */
import { expose, transfer } from "comlink";
import { FaultError } from "../../core/fault.ts";
import { pixelLandmarks } from "../../core/geometry/points.ts";
import type { FlatLandmarks } from "../../core/geometry/points.ts";
import type { Report } from "../../core/report.ts";
import { answered } from "../protocol/answered.ts";
import { encoderPixels } from "./encoder-crop.ts";
import type { TwoPartModel } from "../encoder/encoder.ts";
import { siteOfStart } from "../protocol/engine-start.ts";
import { createGuide } from "./guide.ts";
import { loadModels } from "./load-models.ts";
import type { LoadedModels, OnLoadProgress } from "./load-models.ts";
import { bitmapSource } from "./photo-source.ts";
import { scorePhoto } from "./pipeline.ts";
import type { LateReport } from "./pipeline.ts";
import type { Answer, EngineWorker } from "../protocol/protocol.ts";

let models: LoadedModels | null = null;
/** Faces that wait for the late networks, each with its pixels; when there are so many, the next photo waits for them too. */
const MOST_OWED = 8;
let owing = 0;

let tellProgress: OnLoadProgress = () => {};
const guide = createGuide(() => models?.landmarkBundle);

/** Resolves with where the site is, which the first message says. */
const started = new Promise<string>((resolve) =>
  addEventListener("message", ({ data }) => {
    const siteUrl = siteOfStart(data);
    if (siteUrl !== null) resolve(siteUrl);
  }),
);
const loading = started.then((siteUrl) => loadModels(siteUrl, (progress) => tellProgress(progress)));
// Whoever asks later is told of failures.
loading.catch(() => undefined);

const engine: EngineWorker = {
  prepare: (onProgress, onOpen) =>
    answered(async () => {
      tellProgress = onProgress;
      models = await loading;
      onOpen?.();
      const { appearance, silent } = await models.networks;
      return {
        backend: models.backend,
        landmarkModel: models.landmarkModel,
        appearanceModels: appearance.map(({ model }) => model.id),
        silentModels: silent,
        encoder: models.encoder && { id: models.encoder.id, name: models.encoder.name },
        loadedInMs: performance.now(),
      };
    }),

  score: async (photo, facts, onStage, onCrop, onLate) => {
    const loaded = models;
    const answer = await answered(async () => {
      if (!loaded) throw new Error("score was called before prepare");
      if (owing >= MOST_OWED) await loaded.late.load();
      const onOwed = (late: LateReport) => onLate && setTimeout(() => void payOwed(loaded, late, onLate));
      return scorePhoto(bitmapSource(photo), facts, loaded, { onStage, onOwed });
    });
    // In a task of its own, so that the score is on its way first.
    setTimeout(() => void loaded?.late.load());
    const encoder = loaded?.encoder;
    if (answer.ok && answer.value.kind === "scored" && encoder && onCrop) {
      const { landmarks } = answer.value.report.face;
      // In a task of its own, so that the score is on its way first.
      setTimeout(() => void sendCrop(photo, landmarks, encoder, onCrop));
    } else photo.close();
    return answer;
  },

  guide: (frame) => answered(() => guide.read(frame)),
  endGuide: () => guide.end(),
};

/** Have a report made anew once the late networks are there, and send it. Where they fail it says so. */
async function payOwed(
  { late }: LoadedModels,
  report: LateReport,
  onLate: (report: Report) => void,
): Promise<void> {
  owing += 1;
  try {
    onLate(await report(await late.load()));
  } finally {
    owing -= 1;
  }
}

async function sendCrop(
  photo: ImageBitmap,
  landmarks: FlatLandmarks,
  { id, input: { preprocessing } }: TwoPartModel,
  onCrop: (crop: Answer<Uint8ClampedArray>) => void,
): Promise<void> {
  const crop = await answered(async () => {
    if (preprocessing.kind !== "clip")
      throw new FaultError("engine-unsupported", `${id}: ${preprocessing.kind}`);
    return encoderPixels(bitmapSource(photo), pixelLandmarks(landmarks), preprocessing.framing);
  });
  photo.close();
  onCrop(crop.ok ? transfer(crop, [crop.value.buffer as ArrayBuffer]) : crop);
}

expose(engine);
