/** The appearance networks: what they see of a face, and what becomes of their answers. */
import { FaultError, toFault } from "../core/fault.ts";
import type { Fault } from "../core/fault.ts";
import { transformedLandmarks } from "../core/geometry/similarity.ts";
import { alignedCanvas, CROP, cropAnchors, cropPass } from "../core/image/aligned-crop.ts";
import type { AppearanceAnswer } from "../core/report.ts";
import { appearanceAnswer } from "../core/score/appearance-answer.ts";
import type { AppearanceModel, OutputReading, Pass } from "../models/manifest.ts";
import type { LoadedAppearance } from "./load-models.ts";
import type { FaceFound } from "./read-face.ts";
import type { FloatTensor } from "./runtime.ts";

/** What one network answered, before it is a score: mean and SD over its passes in its own unit, or why nothing. */
export type AppearanceLook =
  | {
      readonly kind: "looked";
      readonly model: AppearanceModel;
      readonly raw: number;
      readonly spread: number;
      /** Perceived age in years, if this network estimates it. */
      readonly age: number | null;
    }
  | { readonly kind: "failed"; readonly model: AppearanceModel; readonly fault: Fault };

/** Whether a face looks old enough, as far as any network can tell. */
export type AgeCheck =
  | { readonly kind: "estimated"; readonly years: number; readonly tooYoung: boolean }
  | { readonly kind: "unknown" };

const PLAIN_PASS: Pass = { mirror: false, dx: 0, dy: 0, scale: 1, degrees: 0 };

/** Return what each network says of a face; one that fails is reported and the others go on. */
export async function lookAtFace(
  face: FaceFound,
  models: readonly LoadedAppearance[],
): Promise<AppearanceLook[]> {
  const looks: AppearanceLook[] = [];
  for (const loaded of models) {
    try {
      looks.push(await look(face, loaded));
    } catch (error) {
      looks.push({ kind: "failed", model: loaded.model, fault: toFault(error) });
    }
  }
  return looks;
}

async function look(face: FaceFound, { model, session }: LoadedAppearance): Promise<AppearanceLook> {
  if (model.input.preprocessing.kind !== "compact-crop")
    throw new FaultError("engine-unsupported", `${model.id}: ${model.input.preprocessing.kind}`);
  const passes = model.passes ?? [PLAIN_PASS];
  const outputs = await session.run({ [model.input.name]: cropsOf(face, passes) });
  const raws = readingsOf(outputs, model.outputs.attractiveness, passes.length);
  const gate = model.ageGate;
  const ages = gate ? readingsOf(outputs, model.outputs[gate.output], passes.length) : [];
  const raw = mean(raws);
  return {
    kind: "looked",
    model,
    raw,
    spread: Math.sqrt(mean(raws.map((value) => (value - raw) ** 2)) / Math.max(1, raws.length - 1)),
    age: gate ? gate.mean + gate.sd * mean(ages) : null,
  };
}

/** Return all passes of a face as one batch [passes, 3, 112, 96]. */
function cropsOf(face: FaceFound, passes: readonly Pass[]): FloatTensor {
  const { image, toRegion } = face.region;
  const anchors = cropAnchors(transformedLandmarks(toRegion, face.landmarks).points);
  const canvas = alignedCanvas(image, anchors);
  const size = 3 * CROP.width * CROP.height;
  const data = new Float32Array(passes.length * size);
  passes.forEach((pass, index) => cropPass(canvas, pass, data, index * size));
  return { dims: [passes.length, 3, CROP.height, CROP.width], data };
}

/** Return one number for each pass from a tensor whose first axis is the passes. */
function readingsOf(
  outputs: Readonly<Record<string, FloatTensor>>,
  where: OutputReading | undefined,
  passes: number,
): number[] {
  const tensor = where && outputs[where.tensor];
  if (!where || !tensor)
    throw new FaultError("model-output-invalid", `no output ${where?.tensor ?? "named"}`);
  const width = tensor.data.length / passes;
  return Array.from({ length: passes }, (_, pass) => {
    const value = tensor.data[pass * width + where.index];
    if (value === undefined) throw new FaultError("model-output-invalid", `${where.tensor} is too short`);
    return value;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** Return the age check of the first network that estimates age. */
export function perceivedAge(looks: readonly AppearanceLook[]): AgeCheck {
  for (const seen of looks) {
    if (seen.kind !== "looked" || seen.age === null || !seen.model.ageGate) continue;
    return { kind: "estimated", years: seen.age, tooYoung: seen.age < seen.model.ageGate.refuseBelow };
  }
  return { kind: "unknown" };
}

/** Return the networks' answers as scores. `extraSd` is what the photo's quality adds to the usual error, in points. */
export function answersOf(looks: readonly AppearanceLook[], extraSd: number): AppearanceAnswer[] {
  return looks.map((seen): AppearanceAnswer => {
    const model = seen.model.id;
    if (seen.kind === "failed") return { kind: "silent", model, fault: seen.fault };
    const { raw, spread } = seen;
    return appearanceAnswer({ model, calibration: seen.model.calibration, raw, spread }, extraSd);
  });
}
