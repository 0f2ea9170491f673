import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { parseModel } from "../../models/manifest.ts";
import type { AppearanceModel } from "../../models/manifest.ts";
import { refuseOtherCrop } from "./compact-input.ts";

const file = new URL("../../../public/models/compact/model.json", import.meta.url);
type SingleModel = Extract<AppearanceModel, { kind: "single" }>;
const compact = parseModel(JSON.parse(readFileSync(file, "utf8"))) as SingleModel;
type Crop = Extract<SingleModel["input"]["preprocessing"], { kind: "compact-crop" }>;
const crop = compact.input.preprocessing as Crop;
const fedWith = (preprocessing: object, shape = compact.input.shape): SingleModel => {
  return {
    ...compact,
    input: { ...compact.input, shape, preprocessing: { ...crop, ...preprocessing } as Crop },
  };
};

describe("the input of an embedded model", () => {
  it("is the aligned crop, for the model that is shipped", () => {
    expect(crop.targets).toBeDefined();
    expect(() => refuseOtherCrop(compact)).not.toThrow();
    expect(() => refuseOtherCrop(fedWith({ targets: undefined }))).not.toThrow();
  });

  it.each([
    ["size", fedWith({ size: 96 })],
    ["mean", fedWith({ mean: [0.5, 0.5, 0.4] })],
    ["SD", fedWith({ sd: [0.25, 0.2, 0.25] })],
    ["place of an eye", fedWith({ targets: { ...crop.targets, leftEye: [0.66, 0.42] } })],
    ["place of the mouth", fedWith({ targets: { ...crop.targets, mouth: [0.5, 0.72] } })],
    ["shape", fedWith({}, [-1, 3, 112, 112])],
    ["kind", fedWith({ kind: "clip", framing: "aligned" })],
  ])("is refused with another %s", (_, model) => {
    expect(() => refuseOtherCrop(model)).toThrow(FaultError);
    expect(() => refuseOtherCrop(model)).toThrow(/compact: other pixels/);
  });
});
