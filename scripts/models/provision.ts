/** Bringing one model to `public/models/`: what there is, what comes from where, and what cannot be had. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { FACESTATS_REFERENCE } from "./facestats-reference.ts";
import {
  CARD_NAME,
  draftFolder,
  modelText,
  presentFiles,
  type ChunkedFile,
  type DraftFolder,
} from "./model-folder.ts";
import { foundLocally, obtain, type ObtainContext } from "./obtain.ts";
import { UnreachableError } from "./refusals.ts";
import { CLIP_REPOSITORY, FACESTATS_REPOSITORY, type EncoderPin, type Pin } from "./pins.ts";
import { linearLayers, regressorOnnx, REGRESSOR_PORTS } from "./regressor.ts";
import { readStateDict } from "./state-dict.ts";

export const LANDMARKER_ID = "face-landmarker-official";
export const FACESTATS_ID = "facestats";

export interface ProvisionContext extends ObtainContext {
  readonly modelsDir: string;
  /** Say what would be done, and do nothing. */
  readonly isDryRun: boolean;
  /** Return what an encoder says of the self-test picture; see `golden.ts`. */
  readonly golden: (encoder: Uint8Array) => Promise<readonly number[]>;
}

/** Where one file came from, or would come from. */
export interface FileReport {
  readonly file: string;
  readonly from: "present" | "mirror" | "earlier-download" | "download";
  readonly bytes: number;
}

/** How provisioning one model ended. */
export interface ModelReport {
  readonly id: string;
  /** `present`: nothing to do. `written`. `planned`: a dry run. `missing`: it cannot be used without what is missing. */
  readonly status: "present" | "written" | "planned" | "missing";
  readonly files: readonly FileReport[];
  readonly missing: readonly { readonly file: string; readonly reason: string }[];
}

/** What a file is turned into before it is stored, and the hash that must come out. */
export interface Conversion {
  readonly sha256: string;
  readonly convert: (file: Uint8Array) => Uint8Array;
}

/** Bring MediaPipe's own face landmark bundle. */
export async function provisionLandmarker(pin: Pin, context: ProvisionContext): Promise<ModelReport> {
  const run = await Run.start(LANDMARKER_ID, context);
  return run.finish(async () => {
    const bundle = await run.file(pin);
    return bundle === null ? null : landmarkerModel(pin, bundle);
  });
}

/** The files of FaceStats. */
export interface FaceStatsPins {
  readonly regressor: Pin;
  readonly conversion: Conversion;
  readonly encoders: readonly EncoderPin[];
}

/** FaceStats' model card, which goes with the model. */
export const FACESTATS_CARD = path.join(import.meta.dirname, "facestats-card.md");

/** Bring FaceStats: the regressor, converted, and those of the wanted encoders that can be had; one is enough. */
export async function provisionFaceStats(
  pins: FaceStatsPins,
  context: ProvisionContext,
): Promise<ModelReport> {
  const run = await Run.start(FACESTATS_ID, context);
  const card = readFileSync(FACESTATS_CARD, "utf8");
  return run.finish(async () => {
    const head = await run.file(pins.regressor, pins.conversion);
    const encoders: ChunkedEncoder[] = [];
    for (const pin of pins.encoders) {
      const file = await run.file(pin);
      if (file !== null) encoders.push({ pin, file: await run.withGolden(pin, file) });
    }
    return head === null || encoders.length === 0 ? null : faceStatsModel(encoders, head);
  }, card);
}

/** Return the conversion of FaceStats' regressor from PyTorch's state dict to ONNX. */
export function regressorConversion(sha256: string): Conversion {
  return { sha256, convert: (file) => regressorOnnx(linearLayers(readStateDict(file))) };
}

function landmarkerModel(pin: Pin, bundle: ChunkedFile): object {
  return {
    id: LANDMARKER_ID,
    role: "face-landmarker",
    kind: "official",
    name: "Face landmarks (MediaPipe)",
    version: "float16/1",
    licence: "Apache-2.0",
    source: { url: pin.url, revision: "1" },
    parts: {
      bundle: { variants: [{ id: "float16", backends: ["wasm"], dtype: "float16 weights", ...bundle }] },
    },
  };
}

/** An encoder's number format with its chunks. */
export interface ChunkedEncoder {
  readonly pin: Pick<EncoderPin, "id" | "backends" | "requires" | "dtype">;
  readonly file: ChunkedFile;
}

/** Return the `model.json` of FaceStats for the encoders and the head that are there. */
export function faceStatsModel(encoders: readonly ChunkedEncoder[], head: ChunkedFile): object {
  const { percentiles, source } = FACESTATS_REFERENCE;
  return {
    id: FACESTATS_ID,
    role: "appearance",
    kind: "two-part",
    name: "FaceStats",
    version: FACESTATS_REPOSITORY.revision.slice(0, 7),
    licence: "MIT",
    source: {
      url: FACESTATS_REPOSITORY.url,
      revision: FACESTATS_REPOSITORY.revision,
      note: `Image encoder: ${CLIP_REPOSITORY.url} at ${CLIP_REPOSITORY.revision}. Regressor converted to ONNX, unchanged.`,
    },
    input: {
      name: "pixel_values",
      dtype: "float32",
      shape: [-1, 3, -1, -1],
      preprocessing: {
        kind: "clip",
        size: 224,
        mean: [0.48145466, 0.4578275, 0.40821073],
        sd: [0.26862954, 0.26130258, 0.27577711],
        framing: "aligned",
      },
    },
    outputs: { attractiveness: { tensor: REGRESSOR_PORTS.output, index: 0 } },
    calibration: { kind: "quantile", percentiles, source },
    embedding: { tensor: "image_embeds", size: 512, headInput: REGRESSOR_PORTS.input },
    parts: {
      encoder: {
        variants: encoders.map(({ pin: { id, backends, requires, dtype }, file }) => ({
          id,
          backends,
          requires,
          dtype,
          ...file,
        })),
      },
      head: { variants: [{ id: "float32", backends: ["wasm", "webgpu"], dtype: "float32", ...head }] },
    },
  };
}

/** One model's way from its pins to its folder. */
class Run {
  readonly #id: string;
  readonly #context: ProvisionContext;
  readonly #present: ReadonlyMap<string, ChunkedFile>;
  readonly #draft: DraftFolder | null;
  readonly #files: FileReport[] = [];
  readonly #missing: { file: string; reason: string }[] = [];

  private constructor(id: string, context: ProvisionContext, draft: DraftFolder | null) {
    this.#id = id;
    this.#context = context;
    this.#present = presentFiles(context.modelsDir, id);
    this.#draft = draft;
  }

  static async start(id: string, context: ProvisionContext): Promise<Run> {
    return new Run(id, context, context.isDryRun ? null : await draftFolder(context.modelsDir, id));
  }

  /** Bring a file into the draft, converted or as it is; null when it cannot be had, or when this is a dry run. */
  async file(pin: Pin, conversion?: Conversion): Promise<ChunkedFile | null> {
    const kept = this.#present.get(conversion?.sha256 ?? pin.sha256);
    if (kept !== undefined) {
      this.#report(pin, "present");
      return (await this.#draft?.keep(kept)) ?? null;
    }
    const file = await this.#bring(pin);
    if (file === null || this.#draft === null) return null;
    if (conversion === undefined) return this.#draft.addFile(file);
    const added = await this.#draft.addBytes(conversion.convert(readFileSync(file)));
    if (added.sha256 === conversion.sha256) return added;
    throw new Error(
      `${pin.file} became sha256 ${added.sha256}, not the pinned ${conversion.sha256}: the converter changed`,
    );
  }

  /**
   * Return an encoder's file with its golden embedding: the one that was already listed, else a new one. An encoder that
   * this machine cannot run is listed without; then each browser holds its GPU against its own processor.
   */
  async withGolden(pin: Pin, file: ChunkedFile): Promise<ChunkedFile> {
    if (file.golden !== undefined || this.#draft === null) return file;
    this.#context.say(`${pin.file}: asking it about the self-test picture`);
    try {
      return { ...file, golden: await this.#context.golden(await this.#draft.read(file)) };
    } catch (error) {
      this.#context.say(`${pin.file}: no golden embedding, because ${String(error)}`);
      return file;
    }
  }

  /** Make the model's entry and publish the folder; a job that returns null says that too much is missing. */
  async finish(job: () => Promise<object | null>, card?: string): Promise<ModelReport> {
    const end = (status: ModelReport["status"]): ModelReport => ({
      id: this.#id,
      status,
      files: this.#files,
      missing: this.#missing,
    });
    try {
      const model = await job();
      if (this.#draft === null) return end("planned");
      if (model === null) return end("missing");
      if (this.#isUnchanged(model, card)) return end("present");
      await this.#draft.publish(model, card);
      return end("written");
    } finally {
      await this.#draft?.discard();
    }
  }

  async #bring(pin: Pin): Promise<string | null> {
    if (this.#draft === null) {
      this.#report(pin, (await foundLocally(pin, this.#context))?.from ?? "download");
      return null;
    }
    try {
      const { path: file, from } = await obtain(pin, this.#context);
      this.#report(pin, from);
      return file;
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      this.#missing.push({ file: pin.file, reason: error.message });
      this.#context.say(error.message);
      return null;
    }
  }

  #report(pin: Pin, from: FileReport["from"]): void {
    this.#files.push({ file: pin.file, from, bytes: pin.bytes });
  }

  #isUnchanged(model: object, card: string | undefined): boolean {
    const isSame = (name: string, text: string): boolean => {
      const file = path.join(this.#context.modelsDir, this.#id, name);
      return existsSync(file) && readFileSync(file, "utf8") === text;
    };
    const allPresent = this.#files.every(({ from }) => from === "present");
    return (
      allPresent && isSame("model.json", modelText(model)) && (card === undefined || isSame(CARD_NAME, card))
    );
  }
}
