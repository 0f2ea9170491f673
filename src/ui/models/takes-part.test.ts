import { describe, expect, it } from "vitest";
import type { EngineInfo } from "../../inference/protocol/protocol.ts";
import type { EngineState } from "../../inference/page/client.ts";
import type { FaceStatsState } from "../../inference/page/facestats.ts";
import type { Model } from "../../models/manifest.ts";
import { faceStatsManifest } from "../../models/testing/facestats-manifest.ts";
import { UNTOUCHED } from "../../state/model-choice.ts";
import { partsTaken, type Known } from "./takes-part.ts";

const [facestats] = faceStatsManifest(
  [{ id: "q4", digit: "a", bytes: 1, backends: ["wasm"] }],
  [{ id: "head", digit: "b", bytes: 1, backends: ["wasm"] }],
).models.filter(({ kind }) => kind === "two-part");
if (!facestats) throw new Error("not the model of this test");
const compact = { ...facestats, id: "compact", kind: "single", ageGate: {} } as unknown as Model;
const landmarks = (kind: string) => ({ id: kind, role: "face-landmarker", kind }) as unknown as Model;

const ready: EngineState = {
  phase: "ready",
  info: { landmarkModel: "official", appearanceModels: ["compact"] } as unknown as EngineInfo,
};
const on = { phase: "ready" } as unknown as FaceStatsState;

function known(own: Partial<Known> & { facestats?: FaceStatsState } = {}): Known {
  const manifest = { version: 1 as const, models: [compact, facestats as Model] };
  return {
    models: { catalogue: { phase: "listed", manifest }, facestats: own.facestats ?? { phase: "off" } },
    choice: own.choice ?? UNTOUCHED,
    engine: own.engine ?? ready,
  };
}

describe("what a model takes part in", () => {
  it("is geometry for the landmark model in use, and nothing for the one that stands by", () => {
    expect(partsTaken(landmarks("official"), known())).toEqual([{ kind: "geometry", weight: 0.6 }]);
    expect(partsTaken(landmarks("assembled"), known())).toEqual([]);
  });

  it("is the appearance score, shared with those that answer as well", () => {
    expect(partsTaken(compact, known())).toEqual([{ kind: "appearance", weight: 0.4 }, { kind: "age" }]);
    expect(partsTaken(facestats, known())).toEqual([]);
    const both = known({ facestats: on });
    expect(partsTaken(compact, both)[0]).toEqual({ kind: "appearance", weight: 0.2 });
    expect(partsTaken(facestats, both)).toEqual([{ kind: "appearance", weight: 0.2 }]);
  });

  it("is the age still for one that is switched off, and the others have its weight", () => {
    const off = known({ facestats: on, choice: { ...UNTOUCHED, counted: { compact: false } } });
    expect(partsTaken(compact, off)).toEqual([{ kind: "age" }]);
    expect(partsTaken(facestats, off)).toEqual([{ kind: "appearance", weight: 0.4 }]);
  });

  it("is nothing before anything has loaded", () => {
    const loading = known({ engine: { phase: "loading", progress: null } });
    for (const model of [landmarks("official"), compact, facestats])
      expect(partsTaken(model, loading)).toEqual([]);
  });
});
