import { describe, expect, it, vi } from "vitest";
import { FaultError } from "../core/fault.ts";
import type { AppearanceAnswer, Report, Score } from "../core/report.ts";
import type { EncoderChoice } from "../inference/page/encoder-run.ts";
import type { FaceStats, FaceStatsState } from "../inference/page/facestats.ts";
import type { Inventory } from "../models/inventory.ts";
import { faceStatsManifest } from "../models/testing/facestats-manifest.ts";
import { createModelControl, type ModelLibrary } from "./model-actions.ts";
import { createModelChoice, setCounted } from "./model-choice.ts";
import { createModelsStore } from "./models.ts";
import { addPhotos, setPhotoState } from "./photo-changes.ts";
import { createPhotosStore } from "./photos.ts";

const variant = (id: string, digit: string) => ({ id, digit, bytes: 100, backends: ["wasm"] }) as const;
const manifest = faceStatsManifest([variant("q4", "a")], [variant("head", "b")]);

const inventoryWith = (bytes: number): Inventory => ({
  variants: manifest.models.flatMap((model) =>
    Object.entries(model.parts).flatMap(([part, { variants }]) =>
      variants.map((entry) => ({
        modelId: model.id,
        part,
        variant: entry,
        storedBytes: bytes,
        isComplete: bytes === 100,
      })),
    ),
  ),
  modelBytes: bytes,
  unlistedChunks: 0,
  usage: bytes,
  quota: 1000,
  persisted: false,
});

const scoreOf = (score: number): Score => ({
  score,
  psl8: score * 0.08,
  percentile: 50,
  band: "average",
  interval68: { low: score - 5, high: score + 5 },
  interval90: { low: score - 9, high: score + 9 },
});

const answer = (model: string, score: number): AppearanceAnswer => ({
  kind: "answered",
  model,
  raw: score,
  spread: 0,
  ...scoreOf(score),
});

/** A report whose geometry is 50 and whose one appearance model said 60. */
const report: Report = {
  photo: { width: 1, height: 1 },
  face: {
    landmarks: { space: "pixel", coordinates: new Float64Array() },
    jitter: 0,
    box: { x: 0, y: 0, width: 1, height: 1 },
    pose: { yaw: 0, pitch: 0, roll: 0 } as Report["face"]["pose"],
    distance: { kind: "not-measured", reason: "focal-length-unknown" },
    faceCount: 1,
  },
  quality: [],
  measurements: [],
  geometry: { ...scoreOf(50), landmarkModel: "assembled", regions: [], contributions: [] },
  appearance: [answer("compact", 60)],
  psl: {
    ...scoreOf(54),
    kind: "blend",
    weights: { geometry: 0.6, appearance: 0.4 },
    appearance: 60,
    models: ["compact"],
  },
  extraSd: 0,
  times: {},
  backend: "wasm",
};

function setUp({ stored = 0, library: own = {} }: { stored?: number; library?: Partial<ModelLibrary> } = {}) {
  const listeners = new Set<(state: FaceStatsState) => void>();
  const answerers = new Set<(photo: string, answer: AppearanceAnswer) => void>();
  const asked: (EncoderChoice | "off")[] = [];
  const facestats: FaceStats = {
    state: () => ({ phase: "off" }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onAnswer: (listener) => {
      answerers.add(listener);
      return () => answerers.delete(listener);
    },
    enable: (choice = {}) => void asked.push(choice),
    disable: () => void asked.push("off"),
    forget: vi.fn(),
  };
  const library: ModelLibrary = {
    manifest: () => Promise.resolve(manifest),
    inventory: () => Promise.resolve(inventoryWith(stored)),
    delete: () => Promise.resolve(100),
    deleteUnlisted: () => Promise.resolve(1),
    import: () => Promise.reject(new FaultError("model-corrupt", "test")),
    keep: vi.fn(() => Promise.resolve(true)),
    ...own,
  };
  const [models, choice, photos] = [createModelsStore(), createModelChoice(null), createPhotosStore()];
  const control = createModelControl({ models, choice, photos, library, facestats });
  addPhotos(photos, [{ id: "a", name: "a.jpg", bytes: 1, state: { phase: "queued" } }]);
  const done = () => setPhotoState(photos, "a", { phase: "done", report });
  const shown = () => {
    const state = photos.getState().byId["a"]?.state;
    if (state?.phase !== "done") throw new Error(`it is ${state?.phase}`);
    const { change, joined } = state;
    return { psl: state.report.psl, appearance: state.report.appearance, change, joined };
  };
  return {
    control,
    models,
    choice,
    photos,
    asked,
    library,
    facestats,
    done,
    shown,
    tell: (state: FaceStatsState) => listeners.forEach((listener) => listener(state)),
    answers: (photo: string, said: AppearanceAnswer) => answerers.forEach((give) => give(photo, said)),
  };
}

describe("an answer of FaceStats", () => {
  it("joins the report that is there, and the photo says so", () => {
    const { done, answers, shown } = setUp();
    done();
    answers("a", answer("facestats", 80));
    expect(shown().psl.score).toBeCloseTo(0.6 * 50 + 0.4 * 70, 9);
    expect(shown()).toMatchObject({ change: "joined", psl: { models: ["compact", "facestats"] } });
  });

  it("says from where it moved the number, until the result is made anew", async () => {
    const { control, done, answers, shown } = setUp();
    await control.reload();
    done();
    const before = shown().psl.score;
    answers("a", answer("facestats", 80));
    expect(shown().joined).toEqual({ model: "facestats", from: before });
    await control.setOn("compact", false);
    expect(shown().joined).toBeUndefined();
  });

  it("does not say that it moved the number where it does not count", async () => {
    const { control, done, answers, shown } = setUp();
    await control.reload();
    done();
    await control.setOn("facestats", false);
    answers("a", answer("facestats", 80));
    expect(shown().joined).toBeUndefined();
  });

  it("is not announced when it is none", () => {
    const { done, answers, shown } = setUp();
    done();
    answers("a", { kind: "silent", model: "facestats", fault: { code: "model-output-invalid", detail: "" } });
    expect(shown().change).toBeUndefined();
    expect(shown().appearance).toHaveLength(2);
  });

  it("goes nowhere when its photo was removed or has no score", () => {
    const { answers, photos } = setUp();
    answers("a", answer("facestats", 80));
    answers("gone", answer("facestats", 80));
    expect(photos.getState().byId["a"]?.state.phase).toBe("queued");
  });
});

describe("switching a model", () => {
  it("off and on makes the results anew from the answers that are there", async () => {
    const { control, done, answers, shown } = setUp();
    await control.reload();
    done();
    answers("a", answer("facestats", 80));
    const both = shown().psl;
    await control.setOn("compact", false);
    expect(shown()).toMatchObject({ change: "rescored", psl: { appearance: 80, models: ["facestats"] } });
    await control.setOn("facestats", false);
    expect(shown().psl).toMatchObject({ kind: "geometric-only", score: 50 });
    await control.setOn("compact", true);
    await control.setOn("facestats", true);
    expect(shown().psl).toEqual(both);
  });

  it("reaches every photo of a long visit, the one in view first", async () => {
    const { control, photos } = setUp();
    await control.reload();
    const ids = Array.from({ length: 450 }, (_, i) => `p${i}`);
    addPhotos(
      photos,
      ids.map((id) => ({ id, name: id, bytes: 1, state: { phase: "done", report } })),
    );
    const changed = () => Object.values(photos.getState().byId).filter(({ state }) => "change" in state);
    const done = control.setOn("compact", false);
    const { selected, byId } = photos.getState();
    expect(byId[selected ?? ""]?.state).toMatchObject({ change: "rescored" });
    expect(changed().length).toBeLessThan(450);
    await done;
    expect(changed()).toHaveLength(450);
  });

  it("leaves reports alone in which it has no answer", async () => {
    const { control, done, shown } = setUp();
    await control.reload();
    done();
    const before = shown().psl;
    await control.setOn("facestats", true);
    expect(shown().psl).toBe(before);
    expect(shown().change).toBeUndefined();
  });

  it("loads and unloads FaceStats, and asks the browser to keep it on the way", async () => {
    const { control, asked, library, models } = setUp();
    await control.reload();
    control.choose({ backend: "wasm", variantId: "q4" });
    expect(asked).toEqual([]);
    await control.setOn("facestats", true);
    expect(asked).toEqual([{ backend: "wasm", variantId: "q4" }]);
    expect(library.keep).toHaveBeenCalledOnce();
    expect(models.getState().asked).toEqual({ backend: "wasm", variantId: "q4" });
    await control.setOn("facestats", false);
    expect(asked.at(-1)).toBe("off");
    expect(models.getState().asked).toBeNull();
  });
});

describe("the next visit", () => {
  const wanted = (setting: ReturnType<typeof setUp>) => {
    setCounted(setting.choice, "facestats", true);
    setting.choice.setState({ ranVariantId: "q4" });
  };

  it("starts FaceStats again when it was on and all of it is stored", async () => {
    const setting = setUp({ stored: 100 });
    setPhotoState(setting.photos, "a", { phase: "cancelled" });
    wanted(setting);
    await setting.control.reload();
    await setting.control.resume();
    expect(setting.asked).toEqual([{ backend: "auto" }]);
    expect(setting.library.keep).not.toHaveBeenCalled();
  });

  it("waits while a photo is being scored", async () => {
    const setting = setUp({ stored: 100 });
    wanted(setting);
    await setting.control.reload();
    const resumed = setting.control.resume();
    await Promise.resolve();
    expect(setting.asked).toEqual([]);
    setting.done();
    await resumed;
    expect(setting.asked).toHaveLength(1);
  });

  it("downloads nothing by itself, and starts nothing that was off", async () => {
    for (const [stored, isOn] of [
      [99, true],
      [100, false],
    ] as const) {
      const setting = setUp({ stored });
      wanted(setting);
      setCounted(setting.choice, "facestats", isOn);
      setPhotoState(setting.photos, "a", { phase: "cancelled" });
      await setting.control.reload();
      await setting.control.resume();
      expect(setting.asked).toEqual([]);
    }
  });

  it("remembers which variant ran", async () => {
    const { control, tell, choice } = setUp();
    await control.reload();
    const info = {
      model: { id: "facestats", name: "FaceStats", calibration: { kind: "clamp" } },
      backend: "wasm",
      threads: 1,
      gpu: null,
      variant: { id: "q4", dtype: "", bytes: 100 },
      stored: "cache",
      notStored: null,
      loadedInMs: 1,
    } as const;
    tell({ phase: "ready", info, awake: true, fellBack: null });
    expect(choice.getState().ranVariantId).toBe("q4");
  });
});

describe("tasks with files", () => {
  const file = new File(["x"], "model.onnx");

  it("tell how an import ended", async () => {
    const failed = setUp();
    await failed.control.reload();
    await failed.control.importFile(file);
    expect(failed.models.getState().task).toMatchObject({
      kind: "import-failed",
      file: "model.onnx",
      fault: { code: "model-corrupt" },
    });
    const [model] = manifest.models;
    const [entry] = model && "encoder" in model.parts ? model.parts.encoder.variants : [];
    if (!entry) throw new Error("no encoder");
    const found = {
      modelId: "facestats",
      part: "encoder",
      variant: entry,
      stored: "cache",
      notStored: null,
    } as const;
    const imported = setUp({ library: { import: () => Promise.resolve(found) } });
    await imported.control.reload();
    await imported.control.importFile(file);
    expect(imported.models.getState().task).toMatchObject({
      kind: "imported",
      variantId: "q4",
      notStored: null,
    });
  });

  it("forget an import that was cancelled", async () => {
    const { control, models } = setUp({
      library: {
        import: (_manifest, _file, { signal }) =>
          new Promise((_, reject) =>
            signal.addEventListener("abort", () => reject(new DOMException("stop", "AbortError"))),
          ),
      },
    });
    await control.reload();
    const ended = control.importFile(file);
    expect(models.getState().task).toMatchObject({ kind: "importing" });
    control.cancelImport();
    await ended;
    expect(models.getState().task).toEqual({ kind: "none" });
  });

  it("unload FaceStats before it is deleted, and tell what that freed", async () => {
    const { control, models, asked } = setUp();
    await control.reload();
    await control.setOn("facestats", true);
    await control.deleteModel("facestats");
    expect(asked.at(-1)).toBe("off");
    expect(models.getState().task).toEqual({ kind: "deleted", bytes: 100 });
  });

  it("keep the fault of a list that could not be read, and read it again when asked", async () => {
    const read = vi
      .fn<ModelLibrary["manifest"]>()
      .mockRejectedValueOnce(new FaultError("model-network", "test"));
    const { control, models } = setUp({ library: { manifest: read } });
    await control.reload();
    expect(models.getState().catalogue).toMatchObject({ phase: "failed", fault: { code: "model-network" } });
    read.mockResolvedValueOnce(manifest);
    await control.reload();
    expect(models.getState().catalogue.phase).toBe("listed");
  });
});
