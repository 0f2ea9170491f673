import { describe, expect, it } from "vitest";
import { FaultError } from "../../core/fault.ts";
import type { FaceLandmarkerModel, Manifest, Part, Variant } from "../../models/manifest.ts";
import { faceStatsManifest } from "../../models/testing/facestats-manifest.ts";
import type { Landmarker } from "./landmarker.ts";
import { loadModels } from "./load-models.ts";
import type { ModelMakers, OnLoadProgress } from "./load-models.ts";
import { FAKE_MODEL, fakeNetwork, LATE_MODEL } from "./testing/fake-networks.ts";

const variant = (id: string): Variant => ({
  id,
  backends: ["wasm"],
  requires: [],
  dtype: "float32",
  bytes: 1,
  sha256: "ab".repeat(32),
  chunks: [],
});
const part = (id: string): Part => ({ variants: [variant(id)] });

const landmarks = (kind: FaceLandmarkerModel["kind"]): FaceLandmarkerModel => ({
  id: `face-landmarker-${kind}`,
  name: kind,
  version: "1",
  licence: "Apache-2.0",
  source: { url: "https://example.org/model" },
  role: "face-landmarker",
  kind,
  parts: { bundle: part(kind) },
});
const compact = { ...FAKE_MODEL, parts: { network: part("compact") } };

const faces = fakeNetwork({ attractive: [50, 51], age: [30, 31], smile: [0, 1] }, LATE_MODEL);

const LISTED: Manifest = { version: 1, models: [landmarks("assembled"), compact, landmarks("official")] };

/** Makers of a site that lists `manifest`; what `broken` names by variant fails with that error. */
function site(manifest: Manifest = LISTED, broken: Readonly<Record<string, unknown>> = {}) {
  const asked: string[] = [];
  const nameOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const makers: ModelMakers = {
    async fetchManifest({ baseUrl }) {
      asked.push(baseUrl);
      return manifest;
    },
    async openModel({ id }, { onProgress }) {
      asked.push(id);
      onProgress?.({ bytes: 1, total: 1, bytesPerSecond: null, secondsLeft: null, retry: 0 });
      if (`open ${id}` in broken) throw broken[`open ${id}`];
      return { bytes: new TextEncoder().encode(id), stored: "memory", notStored: null };
    },
    refuseUnsupported() {
      if ("thread" in broken) throw broken["thread"];
    },
    async createLandmarker(bytes) {
      if (nameOf(bytes) in broken) throw broken[nameOf(bytes)];
      return {
        detect: () => [],
        confirmSight: () => Promise.resolve(),
        close: () => undefined,
      } satisfies Landmarker;
    },
    async createSession(bytes) {
      if (nameOf(bytes) in broken) throw broken[nameOf(bytes)];
      return { run: async () => ({}) };
    },
    warmUp: { vision: () => void asked.push("vision"), networks: () => void asked.push("networks") },
  };
  return { asked, makers };
}

const load = (
  manifest?: Manifest,
  broken?: Readonly<Record<string, unknown>>,
  onProgress: OnLoadProgress = () => undefined,
) => loadModels("https://site.example/", onProgress, site(manifest, broken).makers);

const damaged = new FaultError("model-corrupt", "hash");
const aborted = new DOMException("stopped", "AbortError");

describe("the models of a site", () => {
  it("are its official landmark model and every network that is listed", async () => {
    const { makers, asked } = site();
    const told: string[] = [];
    const loaded = await loadModels(
      "https://site.example/",
      ({ what, bytes }) => told.push(`${what}: ${bytes}`),
      makers,
    );
    expect(loaded).toMatchObject({ landmarkModel: "official", encoder: null, backend: "wasm, 1 thread" });
    expect(new TextDecoder().decode(loaded.landmarkBundle)).toBe("official");
    const { appearance, silent } = await loaded.networks;
    expect(appearance.map(({ model }) => model.id)).toEqual(["compact"]);
    expect(silent).toEqual([]);
    expect(asked.slice(0, 3)).toEqual(["vision", "https://site.example/models/", "networks"]);
    expect(asked).not.toContain("assembled");
    // Each before its first byte, and as it comes.
    expect([...told].sort()).toEqual(["A model: 0", "A model: 1", "official: 0", "official: 1"]);
    expect(told.indexOf("official: 0")).toBeLessThan(told.indexOf("official: 1"));
  });

  it("are not even asked for where the browser lacks what it takes to use them", async () => {
    const none = new FaultError("engine-unsupported", "none");
    const { makers, asked } = site(LISTED, { thread: none });
    await expect(loadModels("https://site.example/", () => undefined, makers)).rejects.toBe(none);
    expect(asked).toEqual([]);
  });

  it.each(["official", "open official"])("fall back to the assembled one (%s fails)", async (what) => {
    const loaded = await load(LISTED, { [what]: damaged });
    expect(loaded.landmarkModel).toBe("assembled");
    expect(new TextDecoder().decode(loaded.landmarkBundle)).toBe("assembled");
  });

  it("cannot be had without a landmark model, for the reason that the last one gave", async () => {
    const last = new FaultError("model-not-found", "404");
    await expect(load(LISTED, { official: damaged, "open assembled": last })).rejects.toBe(last);
    await expect(load({ ...LISTED, models: [compact] })).rejects.toMatchObject({
      fault: { code: "model-not-found" },
    });
    await expect(load(LISTED, { "open official": aborted })).rejects.toBe(aborted);
  });

  it.each(["compact", "open compact"])("name a network that fails, and why (%s)", async (what) => {
    const { appearance, silent } = await (await load(LISTED, { [what]: damaged })).networks;
    expect(appearance).toEqual([]);
    expect(silent).toEqual([{ model: "compact", fault: { code: "model-corrupt", detail: "hash" } }]);
  });

  it("name a network that has no file for this backend", async () => {
    const gpuOnly = {
      ...compact,
      parts: { network: { variants: [{ ...variant("compact"), backends: ["webgpu"] }] } },
    };
    const manifest = { ...LISTED, models: [landmarks("assembled"), gpuOnly] } as Manifest;
    const { silent } = await (await load(manifest)).networks;
    expect(silent).toMatchObject([{ model: "compact", fault: { code: "engine-unsupported" } }]);
  });

  it("need no runtime for networks where none is listed, and leave a model of two parts to its own thread", async () => {
    const twoPart = faceStatsManifest(
      [{ id: "q4", digit: "a", bytes: 1, backends: ["wasm"] }],
      [{ id: "head", digit: "b", bytes: 1, backends: ["wasm"] }],
    ).models.filter(({ role }) => role === "appearance");
    const { makers, asked } = site({ ...LISTED, models: [landmarks("assembled"), ...twoPart] });
    const loaded = await loadModels("https://site.example/", () => undefined, makers);
    expect(await loaded.networks).toEqual({ appearance: [], silent: [] });
    expect(loaded.encoder?.id).toBe("facestats");
    expect(asked).not.toContain("networks");
  });

  it("leave those that come late until they are wanted, and load them once", async () => {
    const late = { ...LATE_MODEL, parts: { network: part("faces") } };
    const { makers, asked } = site({ ...LISTED, models: [...LISTED.models, late] });
    const loaded = await loadModels("https://site.example/", () => undefined, {
      ...makers,
      createSession: async () => faces.session,
    });
    expect((await loaded.networks).appearance.map(({ model }) => model.id)).toEqual(["compact"]);
    expect([asked.includes("faces"), loaded.late.here()]).toEqual([false, null]);
    let told = 0;
    const [first, second] = await Promise.all([loaded.late.load(() => (told += 1)), loaded.late.load()]);
    expect(first).toBe(second);
    expect(first.appearance.map(({ model }) => model.id)).toEqual(["faces"]);
    expect(loaded.late.here()).toBe(first);
    expect(told).toBeGreaterThan(2);
    expect(asked.filter((id) => id === "faces")).toHaveLength(1);
  });

  it("try those that come late again when they failed", async () => {
    const late = { ...LATE_MODEL, parts: { network: part("faces") } };
    const broken: Record<string, unknown> = { "open faces": damaged };
    const { makers } = site({ ...LISTED, models: [...LISTED.models, late] }, broken);
    const sound = { ...makers, createSession: async () => faces.session };
    const loaded = await loadModels("https://site.example/", () => undefined, sound);
    expect((await loaded.late.load()).silent).toMatchObject([
      { model: "faces", fault: { code: "model-corrupt" } },
    ]);
    expect(loaded.late.here()).toBeNull();
    delete broken["open faces"];
    expect((await loaded.late.load()).silent).toEqual([]);
    expect(loaded.late.here()).not.toBeNull();
  });

  it("have nothing to wait for where none comes late", async () => {
    const { late } = await load();
    expect(late.here()).toEqual({ appearance: [], silent: [] });
  });

  it("tell the photos that wait for a network when loading was stopped", async () => {
    const loaded = await load(LISTED, { "open compact": aborted });
    await expect(loaded.networks).rejects.toBe(aborted);
  });
});
