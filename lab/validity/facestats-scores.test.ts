import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { AppearanceAnswer } from "../../src/core/report.ts";
import type { EngineInfo } from "../../src/inference/protocol/protocol.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import { faceStatsModel } from "../../scripts/models/provision.ts";
import { faceStatsScores, isFaceStatsThere } from "./facestats-scores.ts";
import type { RatedPhoto } from "./ratings.ts";

const photo = (image: string): RatedPhoto => ({
  image,
  file: `/photos/${image}`,
  rating: 50,
  gender: 0,
  age: 30,
  fold: 0,
});

/** A page on which FaceStats scores `a.jpg` and `b.jpg` and says nothing of the others. */
const tools: Pick<Tools, "start" | "scoreFaceStats"> = {
  start: () => Promise.resolve({ ok: true, value: { landmarkModel: "official" } as EngineInfo }),
  scoreFaceStats: (file) => {
    const score = { "/photos/a.jpg": 40, "/photos/b.jpg": 60 }[String(file)];
    const answer = score === undefined ? null : ({ kind: "answered", score } as AppearanceAnswer);
    return Promise.resolve({ ok: true, value: answer });
  },
};

describe("what FaceStats says of rated photos", () => {
  it("is its score of each that it answered for, with the landmarks that its crop was cut by", async () => {
    const found = await faceStatsScores(tools, ["a.jpg", "refused.jpg", "b.jpg"].map(photo), true);
    expect(found?.landmarkModel).toBe("official");
    expect([...(found?.scores ?? [])]).toEqual([
      ["a.jpg", 40],
      ["b.jpg", 60],
    ]);
  });

  it("is nothing where it is not provisioned, and of stand-ins nothing is asked", async () => {
    expect(await faceStatsScores(tools, [photo("a.jpg")], false)).toBeNull();
    const modelsDir = mkdtempSync(path.join(tmpdir(), "mien-there-"));
    try {
      expect(isFaceStatsThere(modelsDir)).toBe(false);
      const sha256 = "0".repeat(64);
      const file = { bytes: 4, sha256, chunks: [{ path: `facestats/${sha256}.bin`, bytes: 4, sha256 }] };
      const pin = { id: "q4", backends: ["wasm"] as const, requires: [], dtype: "4 bit" };
      const model = faceStatsModel([{ pin, file }], file);
      mkdirSync(path.join(modelsDir, "facestats"));
      const write = (what: object) =>
        writeFileSync(path.join(modelsDir, "facestats/model.json"), JSON.stringify(what));
      write({ ...model, version: "stand-in" });
      expect(isFaceStatsThere(modelsDir)).toBe(false);
      write(model);
      expect(isFaceStatsThere(modelsDir)).toBe(true);
    } finally {
      rmSync(modelsDir, { recursive: true });
    }
  });
});
