import { describe, expect, it } from "vitest";
import { rememberedVerdicts } from "./verdicts.ts";

const KEY = "mien.backend-verdicts";

function memory(text: string | null = null) {
  const map = new Map<string, string>(text === null ? [] : [[KEY, text]]);
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

describe("the verdicts on backends", () => {
  it("are none on a new device", () => {
    expect(rememberedVerdicts(() => memory()).all()).toEqual({});
  });

  it("are known at once and again on the next visit", () => {
    const storage = memory();
    const verdicts = rememberedVerdicts(() => storage);
    verdicts.set("gpu 1", false);
    verdicts.set("gpu 2", true);
    expect(verdicts.all()).toEqual({ "gpu 1": false, "gpu 2": true });
    expect(rememberedVerdicts(() => storage).all()).toEqual({ "gpu 1": false, "gpu 2": true });
    expect([...storage.map.keys()]).toEqual([KEY]);
  });

  it("change when a backend is tested anew, which then counts as the latest", () => {
    const storage = memory();
    const verdicts = rememberedVerdicts(() => storage);
    verdicts.set("a", false);
    verdicts.set("b", true);
    verdicts.set("a", true);
    expect(Object.entries(verdicts.all())).toEqual([
      ["b", true],
      ["a", true],
    ]);
  });

  it("are the last twenty: the oldest go", () => {
    const verdicts = rememberedVerdicts(() => memory());
    for (let index = 0; index < 21; index += 1) verdicts.set(`v${index}`, true);
    expect(Object.keys(verdicts.all())).toEqual(Array.from({ length: 20 }, (_, index) => `v${index + 1}`));
  });

  it.each(["{", "null", "7", '"x"'])("are none where %j is stored", (text) => {
    expect(rememberedVerdicts(() => memory(text)).all()).toEqual({});
  });

  it("are taken from what is stored as far as they are yes or no", () => {
    const stored = JSON.stringify({ a: true, b: "yes", c: 1, d: null, e: false });
    expect(rememberedVerdicts(() => memory(stored)).all()).toEqual({ a: true, e: false });
  });

  it("last for the visit where storage is blocked", () => {
    const verdicts = rememberedVerdicts(() => {
      throw new Error("denied");
    });
    verdicts.set("a", true);
    expect(verdicts.all()).toEqual({ a: true });
  });
});
