import { describe, expect, it } from "vitest";
import {
  createModelChoice,
  encoderChoice,
  isCounted,
  isWanted,
  likelyVariants,
  MODEL_CHOICE_KEY,
  setCounted,
} from "./model-choice.ts";

function memory(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

const VARIANTS = [
  { id: "small", backends: ["webgpu"] },
  { id: "both", backends: ["wasm", "webgpu"] },
  { id: "integers", backends: ["wasm"] },
] as const;

describe("the choice of models", () => {
  it("counts what answers, and wants nothing that must be loaded first", () => {
    const choice = createModelChoice(null).getState();
    expect([isCounted(choice, "compact"), isWanted(choice, "facestats")]).toEqual([true, false]);
  });

  it("is remembered between visits", () => {
    const storage = memory();
    const store = createModelChoice(storage);
    setCounted(store, "facestats", true);
    setCounted(store, "compact", false);
    store.setState({ backend: "wasm", variantId: "both", ranVariantId: "both" });
    const next = createModelChoice(storage).getState();
    expect(next).toEqual(store.getState());
    expect([isWanted(next, "facestats"), isCounted(next, "compact")]).toEqual([true, false]);
  });

  it("starts anew where what is remembered is not ours, or storage is blocked", () => {
    const untouched = createModelChoice(null).getState();
    for (const text of ["{", "null", "[1]", '"x"', '{"counted":{"a":1},"backend":"cuda","variantId":7}'])
      expect(createModelChoice(memory({ [MODEL_CHOICE_KEY]: text })).getState()).toEqual(untouched);
    const blocked = () => {
      throw new Error("denied");
    };
    const store = createModelChoice({ getItem: blocked, setItem: blocked });
    setCounted(store, "a", false);
    expect(isCounted(store.getState(), "a")).toBe(false);
  });
});

describe("what is asked of the engine", () => {
  it("is the wanted variant, on wasm at once when the GPU cannot run it", () => {
    expect(encoderChoice({ backend: "auto", variantId: "integers" }, VARIANTS)).toEqual({
      backend: "wasm",
      variantId: "integers",
    });
    expect(encoderChoice({ backend: "auto", variantId: "both" }, VARIANTS)).toEqual({
      backend: "auto",
      variantId: "both",
    });
    expect(encoderChoice({ backend: "webgpu", variantId: "gone" }, VARIANTS)).toEqual({ backend: "webgpu" });
  });

  it("may come to each backend's first variant when nothing was chosen", () => {
    const ids = (backend: "auto" | "wasm" | "webgpu", variantId: string | null) =>
      likelyVariants({ backend, variantId }, VARIANTS).map(({ id }) => id);
    expect(ids("auto", null)).toEqual(["small", "both"]);
    expect(ids("wasm", null)).toEqual(["both"]);
    expect(ids("auto", "both")).toEqual(["both"]);
    expect(ids("auto", "small")).toEqual(["small", "both"]);
    expect(ids("webgpu", "integers")).toEqual(["small"]);
  });

  it("leaves the backend to the engine where nothing else is wanted", () => {
    expect(encoderChoice({ backend: "auto", variantId: null }, VARIANTS)).toEqual({ backend: "auto" });
    expect(encoderChoice({ backend: "webgpu", variantId: "integers" }, VARIANTS)).toEqual({
      backend: "webgpu",
      variantId: "integers",
    });
    expect(encoderChoice({ backend: "wasm", variantId: "small" }, VARIANTS)).toEqual({
      backend: "wasm",
      variantId: "small",
    });
  });

  it("comes to no variant where a backend can run none", () => {
    const gpuOnly = VARIANTS.slice(0, 1);
    expect(likelyVariants({ backend: "wasm", variantId: null }, gpuOnly)).toEqual([]);
    expect(likelyVariants({ backend: "auto", variantId: null }, gpuOnly)).toEqual(gpuOnly);
  });
});

describe("what is stored of a choice", () => {
  it("is under one key, as it is, and read back field by field", () => {
    const storage = memory();
    setCounted(createModelChoice(storage), "compact", false);
    expect([...storage.map]).toEqual([
      [
        MODEL_CHOICE_KEY,
        '{"counted":{"compact":false},"backend":"auto","variantId":null,"ranVariantId":null}',
      ],
    ]);
    const mixed = '{"counted":{"a":true,"b":"yes"},"backend":"wasm","variantId":"q4","ranVariantId":3}';
    expect(createModelChoice(memory({ [MODEL_CHOICE_KEY]: mixed })).getState()).toEqual({
      counted: { a: true },
      backend: "wasm",
      variantId: "q4",
      ranVariantId: null,
    });
  });
});
