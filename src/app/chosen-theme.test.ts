import { describe, expect, it } from "vitest";
import { createSettingsStore } from "../state/settings.ts";
import { showChosenTheme, THEME_KEY } from "./chosen-theme.ts";

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe("the theme of the help documents", () => {
  it("is the one that the app's settings remember", () => {
    const storage = memory();
    createSettingsStore(storage, ["en"]).setState({ theme: "dark" });
    expect(storage.getItem(THEME_KEY)).toBe("dark");
    const root = { dataset: {} as Record<string, string | undefined> };
    showChosenTheme(root, () => storage);
    expect(root.dataset["theme"]).toBe("dark");
  });

  it("is the system's when none was chosen or the storage is blocked", () => {
    const root = { dataset: {} as Record<string, string | undefined> };
    showChosenTheme(root, memory);
    showChosenTheme(root, () => {
      throw new DOMException("blocked", "SecurityError");
    });
    expect(root.dataset).toEqual({});
  });
});
