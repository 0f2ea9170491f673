import { describe, expect, it } from "vitest";
import { appearanceAnswer } from "./appearance-answer.ts";
import { uninformedReference } from "./appearance-calibration.ts";
import { appearancePhotoSd } from "./photo-sds.ts";
import { REFERENCES } from "./references.ts";
import { scoreOn } from "./scale.ts";

const photoSd = appearancePhotoSd("compact");
const linear = { kind: "linear", mean: 3, sd: 2 } as const;

describe("an appearance model's answer", () => {
  it("is its raw output on the scale, read against the model's own reference", () => {
    const { compact } = REFERENCES.appearance;
    if (!compact) throw new Error("the compact model was measured");
    expect(appearanceAnswer({ model: "compact", calibration: linear, raw: 5, spread: 0 }, 3)).toEqual({
      kind: "answered",
      model: "compact",
      raw: 5,
      spread: 0,
      ...scoreOn(62.5, compact, Math.hypot(3, photoSd)),
    });
  });

  it("promises nothing for a model that was never compared with people", () => {
    const answer = appearanceAnswer({ model: "new", calibration: linear, raw: 5, spread: 0 }, 0);
    expect(answer).toMatchObject(scoreOn(62.5, uninformedReference(), 0));
  });

  it("is wider by what its looks differ, in points and in quadrature with the photo's own", () => {
    const answer = appearanceAnswer({ model: "compact", calibration: linear, raw: 3, spread: 1 }, 8);
    const { compact } = REFERENCES.appearance;
    if (!compact) throw new Error("the compact model was measured");
    // A spread of half an SD is 6.25 points.
    expect(answer).toMatchObject(scoreOn(50, compact, Math.hypot(8, 6.25, photoSd)));
  });
});
