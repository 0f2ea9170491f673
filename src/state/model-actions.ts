/**
 * What can be done with models: switch one on or off, download, cancel, delete, import; and what follows from it for
 * the results that are already there.
 *
 * [Note: Rescoring]
 * A report keeps every answer, also of models that are switched off. So switching needs no network and no run: the blend
 * is made anew from the answers. FaceStats' answers come later and join their reports one by one.
 */
import { isAbort, toFault } from "../core/fault.ts";
import type { AppearanceAnswer, Report } from "../core/report.ts";
import { withAnswer, withAppearance } from "../core/score/with-appearance.ts";
import type { FaceStats, FaceStatsState } from "../inference/page/facestats.ts";
import type { ImportedModel } from "../models/import-model.ts";
import type { Inventory } from "../models/inventory.ts";
import type { Manifest } from "../models/manifest.ts";
import type { Progress } from "../models/progress.ts";
import {
  encoderChoice,
  isCounted,
  isWanted,
  setCounted,
  type ModelChoice,
  type ModelChoiceStore,
} from "./model-choice.ts";
import { encoderOf, storedBytes, type ModelsStore } from "./models.ts";
import { measuredReport, withMeasured } from "./measured-report.ts";
import { rescorePhotos, setStateOfScoring, stateOfScoring } from "./choices.ts";
import { photosSettled, type PhotosStore } from "./photos.ts";

/** The model store, bound to this site. */
export interface ModelLibrary {
  manifest(): Promise<Manifest>;
  inventory(manifest: Manifest): Promise<Inventory>;
  delete(manifest: Manifest, chosen: { modelId: string; variantId?: string }): Promise<number>;
  deleteUnlisted(manifest: Manifest): Promise<number>;
  import(
    manifest: Manifest,
    file: File,
    options: { signal: AbortSignal; onProgress: (progress: Progress) => void },
  ): Promise<ImportedModel>;
  keep(): Promise<boolean | null>;
}

/** The stores and services that the actions join. */
export interface ModelActionParts {
  readonly models: ModelsStore;
  readonly choice: ModelChoiceStore;
  readonly photos: PhotosStore;
  readonly library: ModelLibrary;
  readonly facestats: FaceStats;
}

/** What a screen may ask. None of them rejects: how it went is in the store. */
export interface ModelActions {
  /** Count a model in results or not. FaceStats is loaded, after a download if need be, or unloaded with it. */
  setOn(model: string, isOn: boolean): Promise<void>;
  /** Take another backend or variant; FaceStats goes on with it only when `setOn` is called again. */
  choose(choice: Partial<Pick<ModelChoice, "backend" | "variantId">>): void;
  /** Look up again what is stored. */
  refresh(): Promise<void>;
  /** Fetch the site's list again after it failed. */
  reload(): Promise<void>;
  deleteModel(model: string, variantId?: string): Promise<void>;
  deleteLeftovers(): Promise<void>;
  importFile(file: File): Promise<void>;
  cancelImport(): void;
  /** Ask the browser to keep what is stored. */
  keep(): Promise<void>;
}

/** What the wiring needs besides. */
export interface ModelControl extends ModelActions {
  /** Start FaceStats if the last visit left it on and all of it is stored, once no photo is being scored. */
  resume(): Promise<void>;
}

/** Return the actions, with FaceStats' state and answers led into the stores. See: [Note: Rescoring]. */
export function createModelControl(parts: ModelActionParts): ModelControl {
  const { models, choice, photos, library, facestats } = parts;
  const counts = (model: string) => isCounted(choice.getState(), model);
  const manifest = () => {
    const { catalogue } = models.getState();
    return catalogue.phase === "listed" ? catalogue.manifest : null;
  };

  async function refresh(): Promise<void> {
    const listed = manifest();
    if (listed) models.setState({ inventory: await library.inventory(listed) });
  }

  async function reload(): Promise<void> {
    models.setState({ catalogue: { phase: "loading" } });
    try {
      models.setState({ catalogue: { phase: "listed", manifest: await library.manifest() } });
    } catch (error) {
      models.setState({ catalogue: { phase: "failed", fault: toFault(error) } });
    }
    await refresh();
  }

  function start(): void {
    const encoder = encoderOf(models.getState());
    if (!encoder) return;
    const asked = encoderChoice(choice.getState(), encoder.parts.encoder.variants);
    models.setState({ asked });
    facestats.enable(asked);
  }

  async function setOn(model: string, isOn: boolean): Promise<void> {
    const before = counts(model);
    setCounted(choice, model, isOn);
    if (model === encoderOf(models.getState())?.id) {
      if (isOn) start();
      else {
        models.setState({ asked: null });
        facestats.disable();
      }
    }
    if (before !== isOn) await rescoreAll(photos, (report) => rescored(report, model, counts));
  }

  const imports = createImports({ models, library, manifest, refresh });
  follow(parts, refresh);
  return {
    async setOn(model, isOn) {
      const done = setOn(model, isOn);
      if (isOn && model === encoderOf(models.getState())?.id) {
        // At once: browsers that ask the person do so only on their click.
        await library.keep();
        await refresh();
      }
      await done;
    },
    choose: (change) => choice.setState(change),
    refresh,
    reload,
    async deleteModel(model, variantId) {
      const listed = manifest();
      if (!listed) return;
      const { facestats: state } = models.getState();
      const running = state.phase === "ready" ? state.info.variant.id : undefined;
      const isNeeded = variantId === undefined || variantId === running;
      if (isNeeded && model === encoderOf(models.getState())?.id) await setOn(model, false);
      const bytes = await library.delete(listed, { modelId: model, ...(variantId && { variantId }) });
      models.setState({ task: { kind: "deleted", bytes } });
      await refresh();
    },
    async deleteLeftovers() {
      const listed = manifest();
      if (!listed) return;
      await library.deleteUnlisted(listed);
      models.setState({ task: { kind: "tidied" } });
      await refresh();
    },
    importFile: imports.start,
    cancelImport: imports.cancel,
    async keep() {
      models.setState({ task: { kind: "kept", persisted: await library.keep() } });
      await refresh();
    },
    async resume() {
      const encoder = encoderOf(models.getState());
      const { ranVariantId } = choice.getState();
      if (!encoder || ranVariantId === null || !isWanted(choice.getState(), encoder.id)) return;
      const wanted = encoder.parts.encoder.variants.find(({ id }) => id === ranVariantId);
      if (!wanted || storedBytes(models.getState(), encoder.id, wanted.id) < wanted.bytes) return;
      // The first score has the processor for itself.
      await photosSettled(photos);
      if (models.getState().asked === null && isWanted(choice.getState(), encoder.id)) start();
    },
  };
}

interface ImportParts extends Pick<ModelActionParts, "models" | "library"> {
  readonly manifest: () => Manifest | null;
  readonly refresh: () => Promise<void>;
}

/** Return what brings models in from files, one at a time: another file takes the place of one that is still read. */
function createImports({ models, library, manifest, refresh }: ImportParts) {
  let importing: AbortController | null = null;
  return {
    async start(file: File): Promise<void> {
      const listed = manifest();
      if (!listed) return;
      importing?.abort();
      const controller = new AbortController();
      importing = controller;
      const tell = (task: ReturnType<ModelsStore["getState"]>["task"]) => {
        if (importing === controller) models.setState({ task });
      };
      tell({ kind: "importing", file: file.name, progress: null });
      const onProgress = (progress: Progress) => tell({ kind: "importing", file: file.name, progress });
      try {
        const { modelId, variant, notStored } = await library.import(listed, file, {
          signal: controller.signal,
          onProgress,
        });
        tell({ kind: "imported", file: file.name, model: modelId, variantId: variant.id, notStored });
      } catch (error) {
        if (isAbort(error)) tell({ kind: "none" });
        else tell({ kind: "import-failed", file: file.name, fault: toFault(error) });
      }
      await refresh();
    },
    cancel: () => importing?.abort(),
  };
}

/** Lead FaceStats' states and answers into the stores. */
function follow({ models, choice, photos, facestats }: ModelActionParts, refresh: () => Promise<void>): void {
  models.setState({ facestats: facestats.state() });
  facestats.subscribe((state) => {
    const before = models.getState().facestats;
    models.setState({ facestats: state });
    if (state.phase === "ready") choice.setState({ ranVariantId: state.info.variant.id });
    if (state.phase !== before.phase || twentieth(state) !== twentieth(before)) void refresh();
  });
  facestats.onAnswer((scoring, answer) =>
    joinAnswer(photos, scoring, answer, (model) => isCounted(choice.getState(), model)),
  );
}

/** How many twentieths of a download are done: often enough to look up again what is stored. */
function twentieth(state: FaceStatsState): number {
  return state.phase === "downloading" ? Math.floor((20 * state.progress.bytes) / state.progress.total) : 0;
}

function joinAnswer(
  photos: PhotosStore,
  scoring: string,
  answer: AppearanceAnswer,
  counts: (model: string) => boolean,
): void {
  const state = stateOfScoring(photos, scoring);
  if (state?.phase !== "done") return;
  const before = measuredReport(state);
  const shown = withMeasured(state, withAppearance(before, withAnswer(before.appearance, answer), counts));
  const { change, joined } = state;
  const same = { ...(change && { change }), ...(joined && { joined }) };
  const isIn = answer.kind === "answered";
  const hasMoved = isIn && shown.report.psl.models.includes(answer.model);
  setStateOfScoring(photos, scoring, {
    phase: "done",
    ...shown,
    ...(isIn ? { change: "joined" } : same),
    ...(hasMoved && { joined: { model: answer.model, from: state.report.psl.score } }),
  });
}

/** Photos that are rescored in one task: a few milliseconds of work. */
const SLICE = 200;

/** Rescore the photo in view at once and the others a slice at a time, so that the page stays awake with thousands. */
async function rescoreAll(photos: PhotosStore, anew: (report: Report) => Report): Promise<void> {
  const { order, selected } = photos.getState();
  const rest = order.filter((id) => id !== selected);
  if (selected !== null) rescorePhotos(photos, [selected], anew);
  for (let from = 0; from < rest.length; from += SLICE) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve));
    rescorePhotos(photos, rest.slice(from, from + SLICE), anew);
  }
}

/** Return the report blended anew, or the very same where the model never answered for it. */
function rescored(report: Report, model: string, counts: (model: string) => boolean): Report {
  const concerned = report.appearance.some((answer) => answer.model === model);
  return concerned ? withAppearance(report, report.appearance, counts) : report;
}
