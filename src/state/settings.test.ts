import { describe, expect, it } from "vitest";
import { createSettingsStore, defaultSettings, isOwnKey, preferredLanguage } from "./settings.ts";

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
      csv: "semicolon",
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

  it("are English unless the browser asks for another one that is there, in any case of letters", () => {
    expect([[], ["DE"], ["x-klingon"], ["fr", "it"], ["dex", "en"]].map(preferredLanguage)).toEqual([
      "en",
      "de",
      "en",
      "en",
      "en",
    ]);
  });

  it("have a small picture with each kept result, the system's theme, and an unread notice at first", () => {
    expect(defaultSettings(["de"])).toEqual({
      language: "de",
      theme: "system",
      noticeRead: false,
      scale: "100",
      group: "everyone",
      csv: "locale",
      history: false,
      thumbnails: true,
    });
  });

  it("are remembered under the app's own keys, switches as yes and no", () => {
    const storage = memory();
    const store = createSettingsStore(storage, ["en"]);
    store.setState({ noticeRead: true, history: true, thumbnails: false, scale: "8", group: "men" });
    expect(Object.fromEntries(storage.map)).toEqual({
      "mien.notice-read": "yes",
      "mien.history": "yes",
      "mien.thumbnails": "no",
      "mien.scale": "8",
      "mien.group": "men",
    });
    expect([...storage.map.keys()].every(isOwnKey)).toBe(true);
    expect([isOwnKey("mienx"), isOwnKey("other.mien.theme")]).toEqual([false, false]);
  });

  it("take a switch that is neither yes nor no for never touched", () => {
    const storage = memory({ "mien.thumbnails": "1", "mien.history": "", "mien.notice-read": "yes" });
    expect(createSettingsStore(storage, ["en"]).getState()).toMatchObject({
      thumbnails: true,
      history: false,
      noticeRead: true,
    });
  });

  it("have their defaults where there is no storage at all", () => {
    const store = createSettingsStore(null, ["de"]);
    store.setState({ theme: "dark" });
    expect(store.getState()).toEqual({ ...defaultSettings(["de"]), theme: "dark" });
  });
});
