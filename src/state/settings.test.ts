import { describe, expect, it } from "vitest";
import { createSettingsStore, defaultSettings, preferredLanguage } from "./settings.ts";

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
    const chosen = {
      theme: "dark",
      language: "de",
      noticeRead: true,
      scale: "8",
      group: "women",
      history: true,
      thumbnails: false,
    } as const;
    store.setState(chosen);
    expect(createSettingsStore(storage, ["en"]).getState()).toEqual(chosen);
    store.setState({ history: false });
    expect(createSettingsStore(storage, ["en"]).getState().history).toBe(false);
  });

  it("keep no history, and compare with everyone, until somebody chooses", () => {
    expect(createSettingsStore(memory(), ["en"]).getState()).toMatchObject({
      history: false,
      group: "everyone",
      scale: "100",
    });
  });

  it("write nothing for what holds anyway, so that a wipe leaves nothing behind", () => {
    const storage = memory({ "mien.theme": "dark" });
    const store = createSettingsStore(storage, ["en"]);
    storage.map.clear();
    store.setState(defaultSettings(["en"]));
    expect([...storage.map]).toEqual([]);
    store.setState({ theme: "light" });
    expect([...storage.map]).toEqual([["mien.theme", "light"]]);
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
    expect(store.getState()).toEqual({ ...defaultSettings(["de"]), noticeRead: true });
  });
});
