import { describe, expect, it } from "vitest";
import type { Manifest, Model } from "../../src/models/manifest.ts";
import { VALIDITY } from "../../src/ui/method/validity.ts";
import { whatModelsWouldAdd } from "./would-add.ts";

/** A site that lists these models; nothing but their ids is looked at. */
const site = (...ids: readonly string[]): Pick<Manifest, "models"> => ({
  models: ids.map((id) => ({ id }) as Model),
});

describe("what npm run models would add", () => {
  it("is the official landmark model and FaceStats, in bytes and in the agreement that was measured", () => {
    const said = whatModelsWouldAdd(site("compact"), VALIDITY) ?? "";
    const blends = VALIDITY.landmarkModels.map(({ parts }) =>
      parts["blend"]?.agreement.pearson.value.toFixed(2),
    );
    expect(blends).toHaveLength(2);
    for (const r of blends) expect(said).toContain(r);
    expect(said).toContain("3.8 MB");
    expect(said).toContain("206.6 MB");
    expect(said).toContain("not measured here");
  });

  it("is nothing when all are there, and only what is missing", () => {
    expect(whatModelsWouldAdd(site("facestats", "face-landmarker-official"), VALIDITY)).toBeNull();
    expect(whatModelsWouldAdd(site("facestats"), VALIDITY)).not.toContain("FaceStats");
    expect(whatModelsWouldAdd(site("face-landmarker-official"), VALIDITY)).not.toContain("landmark model (");
  });

  it("promises no figure that nobody measured", () => {
    const said = whatModelsWouldAdd(site(), { ...VALIDITY, landmarkModels: [] }) ?? "";
    expect(said).not.toMatch(/r = /);
  });
});
