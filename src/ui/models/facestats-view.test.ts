import { describe, expect, it } from "vitest";
import type { FaceStatsState } from "../../inference/page/facestats.ts";
import { faceStatsManifest } from "../../models/testing/facestats-manifest.ts";
import type { Models } from "../../state/models.ts";
import { faceStatsView, needOf } from "./facestats-view.ts";

const manifest = faceStatsManifest(
  [
    { id: "small", digit: "a", bytes: 500, backends: ["webgpu"] },
    { id: "large", digit: "b", bytes: 600, backends: ["wasm", "webgpu"] },
  ],
  [{ id: "head", digit: "c", bytes: 10, backends: ["wasm"] }],
);

const AUTO = { backend: "auto", variantId: null } as const;
const UNTOUCHED = { counted: {}, ranVariantId: null, ...AUTO } as const;

function modelsWith(stored: Record<string, number>, facestats: FaceStatsState = { phase: "off" }): Models {
  const [model] = manifest.models;
  if (model?.kind !== "two-part") throw new Error("not the model of this test");
  const variants = Object.entries(model.parts).flatMap(([part, { variants: list }]) =>
    list.map((entry) => ({
      modelId: model.id,
      part,
      variant: entry,
      storedBytes: stored[entry.id] ?? 0,
      isComplete: stored[entry.id] === entry.bytes,
    })),
  );
  const sizes = { modelBytes: 0, unlistedChunks: 0, usage: null, quota: null, persisted: null };
  return {
    catalogue: { phase: "listed", manifest },
    inventory: { variants, ...sizes },
    facestats,
    asked: null,
    task: { kind: "none" },
  };
}

describe("what FaceStats needs", () => {
  it("is at most the largest candidate with its head, before anything is here", () => {
    expect(needOf(modelsWith({}), AUTO)).toEqual({ here: 0, total: 610, isUpTo: true });
    expect(needOf(modelsWith({}), { backend: "wasm", variantId: null })).toMatchObject({
      total: 610,
      isUpTo: false,
    });
  });

  it("goes on with the candidate that was begun", () => {
    expect(needOf(modelsWith({ small: 100, large: 300 }), AUTO)).toEqual({
      here: 300,
      total: 610,
      isUpTo: false,
    });
  });

  it("is not known while what is stored was not looked up", () => {
    expect(needOf({ ...modelsWith({}), inventory: null }, AUTO)).toBeNull();
  });
});

describe("the view of FaceStats", () => {
  it("says that a site does not carry it, whatever else is known", () => {
    const models = modelsWith({});
    const catalogue: typeof models.catalogue = { phase: "listed", manifest: { version: 1, models: [] } };
    expect(faceStatsView({ ...models, catalogue }, UNTOUCHED)).toEqual({ kind: "absent" });
  });

  it("tells a model that was lost between visits from one that was never wanted", () => {
    const wanted = { ...UNTOUCHED, counted: { facestats: true } };
    expect(faceStatsView(modelsWith({}), UNTOUCHED)).toMatchObject({ kind: "off", wasOn: false });
    expect(faceStatsView(modelsWith({}), wanted)).toMatchObject({ kind: "off", wasOn: true });
  });

  it("is about to start when it is wanted and all of it is here", () => {
    const wanted = { ...UNTOUCHED, counted: { facestats: true } };
    expect(faceStatsView(modelsWith({ large: 600, head: 10 }), wanted)).toEqual({ kind: "loading" });
    expect(faceStatsView(modelsWith({ large: 600, head: 10 }), UNTOUCHED)).toMatchObject({
      kind: "off",
      need: { here: 610, total: 610 },
    });
  });

  it("follows the engine while it works", () => {
    const progress = { bytes: 1, total: 2, bytesPerSecond: 1, secondsLeft: 1 };
    expect(faceStatsView(modelsWith({}, { phase: "downloading", progress }), UNTOUCHED)).toEqual({
      kind: "downloading",
      progress,
    });
    const fault = { code: "model-network", detail: "" } as const;
    expect(faceStatsView(modelsWith({}, { phase: "failed", fault }), UNTOUCHED)).toEqual({
      kind: "failed",
      fault,
    });
  });
});
