import { describe, expect, it } from "vitest";
import type { Inventory } from "../models/inventory.ts";
import { faceStatsManifest } from "../models/testing/facestats-manifest.ts";
import { createModelsStore, encoderOf, listedModels, storedBytes } from "./models.ts";

const manifest = faceStatsManifest(
  [{ id: "q4", digit: "1", bytes: 100, backends: ["wasm"] }],
  [{ id: "head", digit: "2", bytes: 10, backends: ["wasm"] }],
);
const listed = { phase: "listed", manifest } as const;

describe("the models of the visit", () => {
  it("are not known at first", () => {
    const models = createModelsStore().getState();
    expect(models).toEqual({
      catalogue: { phase: "loading" },
      inventory: null,
      facestats: { phase: "unknown" },
      asked: null,
      task: { kind: "none" },
    });
    expect(listedModels(models)).toEqual([]);
    expect(encoderOf(models)).toBeNull();
  });

  it("are those of the site's list, of which the one of two parts is loaded on request", () => {
    expect(listedModels({ catalogue: listed })).toBe(manifest.models);
    expect(encoderOf({ catalogue: listed })?.id).toBe("facestats");
    const without = { version: 1 as const, models: [] };
    expect(encoderOf({ catalogue: { phase: "listed", manifest: without } })).toBeNull();
    expect(
      listedModels({ catalogue: { phase: "failed", fault: { code: "model-network", detail: "" } } }),
    ).toEqual([]);
  });

  it("have as many bytes stored as the inventory says of that variant of that model", () => {
    const [variant] = encoderOf({ catalogue: listed })?.parts.encoder.variants ?? [];
    if (!variant) throw new Error("the encoder has a variant");
    const entry = (modelId: string, id: string, bytes: number) => ({
      modelId,
      part: "encoder",
      variant: { ...variant, id },
      storedBytes: bytes,
      isComplete: false,
    });
    const inventory: Inventory = {
      variants: [entry("other", "q4", 1), entry("facestats", "q8", 2), entry("facestats", "q4", 3)],
      modelBytes: 6,
      unlistedChunks: 0,
      usage: null,
      quota: null,
      persisted: null,
    };
    expect(storedBytes({ inventory }, "facestats", "q4")).toBe(3);
    expect(storedBytes({ inventory }, "facestats", "gone")).toBe(0);
    expect(storedBytes({ inventory: null }, "facestats", "q4")).toBe(0);
  });
});
