import { describe, expect, it } from "vitest";
import type { Manifest, Model } from "../../src/models/manifest.ts";
import { VALIDITY } from "../../src/ui/method/validity.ts";
import type { RealModelReport, RealReport } from "../../src/core/validity/real-report.ts";
import { whatModelsWouldAdd } from "./would-add.ts";

/** A site that lists these models; nothing but their ids is looked at. */
const site = (...ids: readonly string[]): Pick<Manifest, "models"> => ({
  models: ids.map((id) => ({ id }) as Model),
});

const UNMEASURED: RealReport = { kind: "real", landmarkModels: [], age: null };
const FIGURES = { validity: VALIDITY, real: UNMEASURED };

/** A report on real photographs in which nothing but the PSL's agreement is looked at. */
const real = (landmarkModel: "official" | "assembled", value: number) =>
  ({ landmarkModel, rated: { parts: { psl: { pearson: { value } } } } }) as unknown as RealModelReport;

describe("what npm run models would add", () => {
  it("is the official landmark model and FaceStats, in bytes and in the agreement that was measured", () => {
    const said = whatModelsWouldAdd(site("compact"), FIGURES) ?? "";
    const blends = VALIDITY.landmarkModels.map(({ parts }) =>
      parts["blend"]?.agreement.pearson.value.toFixed(2),
    );
    expect(blends).toHaveLength(2);
    for (const r of blends) expect(said).toContain(r);
    expect(said).toContain("3.8 MB");
    expect(said).toContain("206.6 MB");
    expect(said).toContain("not measured here");
  });

  it("is told by photographs of real people where both landmark models were measured on them", () => {
    const measured = { ...UNMEASURED, landmarkModels: [real("official", 0.641), real("assembled", 0.617)] };
    const said = whatModelsWouldAdd(site(), { validity: VALIDITY, real: measured });
    expect(said).toContain("r = 0.64 instead of 0.62, on photographs of real people");
    const half = { ...UNMEASURED, landmarkModels: [real("assembled", 0.617)] };
    expect(whatModelsWouldAdd(site(), { validity: VALIDITY, real: half })).not.toContain("real people");
  });

  it("is nothing when all are there, and only what is missing", () => {
    expect(whatModelsWouldAdd(site("facestats", "face-landmarker-official"), FIGURES)).toBeNull();
    expect(whatModelsWouldAdd(site("facestats"), FIGURES)).not.toContain("FaceStats");
    expect(whatModelsWouldAdd(site("face-landmarker-official"), FIGURES)).not.toContain("landmark model (");
  });

  it("promises no figure that nobody measured", () => {
    const said =
      whatModelsWouldAdd(site(), { validity: { ...VALIDITY, landmarkModels: [] }, real: UNMEASURED }) ?? "";
    expect(said).not.toMatch(/r = /);
  });
});
