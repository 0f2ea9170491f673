import { describe, expect, it } from "vitest";
import { createSettingsStore, preferredLanguage } from "./settings.ts";

function memory(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    getItem: (k: string) => map.get(k) ?? null,
    setItem: (k: string, v: string) => void map.set(k, v),
  };
}

describe("settings", () => {
  it("follow the browser's first language that the catalogue has", () => {
    expect(preferredLanguage(["fr-FR", "de-AT", "en-GB"])).toBe("de");
    expect(preferredLanguage(["en-GB", "de"])).toBe("en");
    expect(preferredLanguage(["fr"])).toBe("en");
  });

  it("remember a choice on this device", () => {
    const storage = memory();
    const store = createSettingsStore(storage, ["en"]);
    store.setState({ theme: "dark", language: "de", noticeRead: true });
    expect(createSettingsStore(storage, ["en"]).getState()).toEqual({
      theme: "dark",
      language: "de",
      noticeRead: true,
    });
  });

  it("ignore a remembered value that is no longer known", () => {
    const storage = memory({ "mien.theme": "sepia", "mien.language": "tlh" });
    expect(createSettingsStore(storage, ["en"]).getState()).toMatchObject({
      theme: "system",
      language: "en",
    });
  });

  it("work for one visit where storage is blocked", () => {
    const blocked = () => {
      throw new Error("denied");
    };
    const store = createSettingsStore({ getItem: blocked, setItem: blocked }, ["de"]);
    store.setState({ noticeRead: true });
    expect(store.getState()).toEqual({ language: "de", theme: "system", noticeRead: true });
  });
});
