/** The thread side of the engine: loads the models once, then scores one photo at a time. */
import { expose, transfer } from "comlink";
import { FaultError } from "../../core/fault.ts";
import { pixelLandmarks } from "../../core/geometry/points.ts";
import type { FlatLandmarks } from "../../core/geometry/points.ts";
import type { Report } from "../../core/report.ts";
import { answered } from "../protocol/answered.ts";
import { encoderPixels } from "./encoder-crop.ts";
import type { TwoPartModel } from "../encoder/encoder.ts";
import { bytesMessage, siteOfStart } from "../protocol/engine-start.ts";
import { createGuide } from "./guide.ts";
import { loadModels } from "./load-models.ts";
import type { LoadedModels } from "./load-models.ts";
import { bitmapSource } from "./photo-source.ts";
import { scorePhoto } from "./pipeline.ts";
import type { LateReport } from "./pipeline.ts";
import { createLoadSum } from "../protocol/load-bytes.ts";
import type { Answer, EngineWorker, LoadBytes } from "../protocol/protocol.ts";
import { followCode } from "../runtime/counted-code.ts";

let models: LoadedModels | null = null;
/** Faces that wait for the late networks, each with its pixels; when there are so many, the next photo waits for them too. */
const MOST_OWED = 8;
let owing = 0;

/** How often a bar is moved, in milliseconds. */
const TELL_EVERY_MS = 250;

const sum = createLoadSum();
/** Whether the site's list is read: before, nobody knows how much there is to come. */
let isListed = false;
let tell = (bytes: LoadBytes): void => postMessage(bytesMessage(bytes));
const guide = createGuide(() => models?.landmarkBundle);

/** Resolves with where the site is, which the first message says. */
const started = new Promise<string>((resolve) =>
  addEventListener("message", ({ data }) => {
    const siteUrl = siteOfStart(data);
    if (siteUrl !== null) resolve(siteUrl);
  }),
);
followCode(({ code, here, total }) => sum.set(code, { bytes: here, total }));
const loading = started.then((siteUrl) =>
  loadModels(siteUrl, ({ what, ...progress }) => {
    isListed = true;
    sum.set(what, progress);
  }),
);
// Whoever asks later is told of failures.
loading.catch(() => undefined);
void tellWhile(loading.then(({ networks }) => networks));

const engine: EngineWorker = {
  prepare: (onBytes, onOpen) =>
    answered(async () => {
      tell = onBytes;
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
      // In a task of its own, so that the score is on its way first.
      const onOwed = (late: LateReport) => onLate && setTimeout(() => void payOwed(loaded, late, onLate));
      return scorePhoto(bitmapSource(photo), facts, loaded, { onStage, onOwed });
    });
    const encoder = loaded?.encoder;
    if (answer.ok && answer.value.kind === "scored" && loaded && encoder && onCrop) {
      const { landmarks } = answer.value.report.face;
      // In a task of its own, so that the score is on its way first.
      setTimeout(() => void sendCrop(photo, landmarks, { encoder, landmarker: loaded.landmarker }, onCrop));
    } else photo.close();
    return answer;
  },

  loadLate: async () => {
    await models?.late.load();
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

/** Tell how far loading is, as often as a bar shows it, until it has ended; also while nothing comes, so that this is seen. */
async function tellWhile(work: Promise<unknown>): Promise<void> {
  const timer = setInterval(() => {
    if (isListed) tell(sum.bytes());
  }, TELL_EVERY_MS);
  await work.catch(() => undefined);
  clearInterval(timer);
}

async function sendCrop(
  photo: ImageBitmap,
  landmarks: FlatLandmarks,
  { encoder, landmarker }: Pick<LoadedModels, "landmarker"> & { readonly encoder: TwoPartModel },
  onCrop: (crop: Answer<Uint8ClampedArray>) => void,
): Promise<void> {
  const crop = await answered(async () => {
    const { preprocessing } = encoder.input;
    if (preprocessing.kind !== "clip")
      throw new FaultError("engine-unsupported", `${encoder.id}: ${preprocessing.kind}`);
    const pixels = encoderPixels(bitmapSource(photo), pixelLandmarks(landmarks), preprocessing.framing);
    // A photo that was lost with the graphics process is black.
    await landmarker.confirmSight();
    return pixels;
  });
  photo.close();
  onCrop(crop.ok ? transfer(crop, [crop.value.buffer as ArrayBuffer]) : crop);
}

expose(engine);
