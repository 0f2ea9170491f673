import { describe, expect, it } from "vitest";
import { concernsOf, downloadSeconds, freeBytes, isAsked, type DownloadFacts } from "./download-offer.ts";

const FACTS: DownloadFacts = { lineSpeed: 1_000_000, savesData: false, isMetered: false, memory: 8 };
const ROOM = { usage: 100, quota: 10_000_000_000 };
const MODEL = 64_000_000;

describe("what speaks against a large download", () => {
  it("is nothing on a device with room, memory and a line that costs nothing", () => {
    expect(concernsOf(MODEL, FACTS, ROOM)).toEqual([]);
  });

  it("is that the browser saves data, or that the connection is paid for: both are asked about once more", () => {
    expect(concernsOf(MODEL, { ...FACTS, savesData: true }, ROOM)).toEqual(["saves-data"]);
    expect(concernsOf(MODEL, { ...FACTS, isMetered: true }, ROOM)).toEqual(["metered"]);
    expect((["saves-data", "metered"] as const).every(isAsked)).toBe(true);
  });

  it("is too little room or memory, which is told before and not asked about", () => {
    expect(concernsOf(MODEL, FACTS, { usage: 50_000_000, quota: 100_000_000 })).toEqual(["low-storage"]);
    expect(concernsOf(MODEL, FACTS, { usage: 0, quota: MODEL * 1.11 })).toEqual([]);
    expect(concernsOf(MODEL, { ...FACTS, memory: 2 }, ROOM)).toEqual(["small-memory"]);
    expect((["low-storage", "small-memory"] as const).some(isAsked)).toBe(false);
  });

  it("is not made up where the browser does not tell", () => {
    const untold = { lineSpeed: null, savesData: false, isMetered: false, memory: null };
    for (const room of [null, { usage: null, quota: null }, { usage: 5, quota: null }])
      expect(concernsOf(MODEL, untold, room)).toEqual([]);
  });

  it("comes with the gravest first", () => {
    const all = { lineSpeed: null, savesData: true, isMetered: true, memory: 1 };
    expect(concernsOf(MODEL, all, { usage: 5, quota: 5 })).toEqual([
      "saves-data",
      "metered",
      "low-storage",
      "small-memory",
    ]);
  });
});

describe("room and time", () => {
  it("are what is left, and bytes over speed, or unknown", () => {
    expect(freeBytes({ usage: 30, quota: 100 })).toBe(70);
    expect(freeBytes({ usage: 130, quota: 100 })).toBe(0);
    expect(downloadSeconds(64, { ...FACTS, lineSpeed: 8 })).toBe(8);
    expect(downloadSeconds(64, { ...FACTS, lineSpeed: null })).toBeNull();
    expect(downloadSeconds(64, { ...FACTS, lineSpeed: 0 })).toBeNull();
  });
});
