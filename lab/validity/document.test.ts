import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { VALIDITY } from "../../src/ui/method/validity.ts";
import { documentOf } from "./document.ts";

describe("the validity document", () => {
  it("is what the committed docs/validity.md says, made from the figures that the app shows", () => {
    expect(readFileSync(path.join(ROOT, "docs/validity.md"), "utf8")).toBe(documentOf(VALIDITY));
  });

  it("says that FaceStats was not measured until it is, and then how it agrees", () => {
    const [first, ...others] = VALIDITY.landmarkModels;
    const part = first?.parts["compact"];
    if (!first || !part) throw new Error("no figures of the compact model");
    const { facestats: _, ...parts } = first.parts;
    const without = { ...VALIDITY, landmarkModels: [{ ...first, parts }, ...others] };
    const unmeasured = "Not measured here: this command measures it";
    expect(documentOf(without)).toContain(unmeasured);
    const measured = { ...first, parts: { ...parts, facestats: part } };
    const text = documentOf({ ...VALIDITY, landmarkModels: [measured, ...others] });
    expect(text).not.toContain(unmeasured);
    expect(text).toContain(`at r = ${part.agreement.pearson.value.toFixed(3)}`);
    expect(text).toContain("| FaceStats |");
  });

  it("leaves out what was not measured, and names every change of what was", () => {
    const { repeatability: _, ...unmeasured } = VALIDITY;
    expect(documentOf(unmeasured)).not.toContain("Repeatability");
    const row = { geometry: 0.5, appearance: 0.25, psl: 0.375 };
    const measured = documentOf({
      ...VALIDITY,
      repeatability: {
        faces: 24,
        rows: [
          { change: "jpeg", ...row },
          { change: "all", ...row },
        ],
      },
    });
    expect(measured).toContain("| JPEG quality 75, 85, 95 | 0.50 | 0.25 | 0.38 |");
    expect(measured).toContain("root mean square over 24 faces");
  });
});
