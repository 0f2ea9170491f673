/** The appearance networks: what they see of a face, and what becomes of their answers. */
import { FaultError, toFault } from "../../core/fault.ts";
import type { Fault } from "../../core/fault.ts";
import { transformedLandmarks } from "../../core/geometry/similarity.ts";
import { alignedCanvas, CROP, cropAnchors, cropPass } from "../../core/image/aligned-crop.ts";
import { faceCrop } from "../../core/image/face-crop.ts";
import type { FaceCrop } from "../../core/image/face-crop.ts";
import { ageCheck } from "../../core/quality/age-check.ts";
import type { AgeCheck, AgeEstimate } from "../../core/quality/age-check.ts";
import type { AppearanceAnswer } from "../../core/report.ts";
import { appearanceAnswer } from "../../core/score/appearance-answer.ts";
import { meanOf } from "../../core/statistics.ts";
import type { AppearanceModel, OutputReading, Pass } from "../../models/manifest.ts";
import type { LoadedAppearance } from "./load-models.ts";
import type { FaceFound } from "./read-face.ts";
import type { FloatTensor, Tensors } from "../runtime/runtime.ts";

/** A network's rating before it is a score: mean over its passes and the SD of that mean, in its own unit; or why none. */
type Rating =
  | { readonly kind: "rated"; readonly raw: number; readonly spread: number }
  | { readonly kind: "failed"; readonly fault: Fault };

/** What one network said of a face. Rating and age fail apart: either may be there without the other. */
export interface AppearanceLook {
  readonly model: AppearanceModel;
  readonly rating: Rating;
  /** Null where this network does not estimate the age, or could not. */
  readonly age: AgeEstimate | null;
  /** Probability of a smile, 0 to 1; null where this network does not recognise smiles, or could not. */
  readonly smile: number | null;
}

const PLAIN_PASS: Pass = { mirror: false, dx: 0, dy: 0, scale: 1, degrees: 0 };

/** Return what each network says of a face; one that fails is reported and the others go on. */
export async function lookAtFace(
  face: FaceFound,
  models: readonly LoadedAppearance[],
): Promise<AppearanceLook[]> {
  const looks: AppearanceLook[] = [];
  for (const loaded of models) {
    const { model } = loaded;
    try {
      const outputs = await outputsOf(face, loaded);
      const [age, smile] = [ageOf(outputs, model), smileOf(outputs, model)];
      looks.push({ model, rating: ratingOf(outputs, model), age, smile });
    } catch (error) {
      looks.push({ model, rating: { kind: "failed", fault: toFault(error) }, age: null, smile: null });
    }
  }
  return looks;
}

async function outputsOf(face: FaceFound, { model, session }: LoadedAppearance): Promise<Tensors> {
  if (model.kind === "several-crops") {
    const feeds = model.inputs.map(
      ({ name, preprocessing }) => [name, faceCropsOf(face, preprocessing, passesOf(model))] as const,
    );
    return session.run(Object.fromEntries(feeds));
  }
  if (model.input.preprocessing.kind !== "compact-crop")
    throw new FaultError("engine-unsupported", `${model.id}: ${model.input.preprocessing.kind}`);
  return session.run({ [model.input.name]: cropsOf(face, passesOf(model)) });
}

function passesOf({ passes }: AppearanceModel): readonly Pass[] {
  return passes ?? [PLAIN_PASS];
}

function ratingOf(outputs: Tensors, model: AppearanceModel): Rating {
  try {
    const raws = readingsOf(outputs, model.outputs.attractiveness, passesOf(model).length);
    const raw = meanOf(raws);
    const variance = meanOf(raws.map((value) => (value - raw) ** 2));
    return { kind: "rated", raw, spread: Math.sqrt(variance / Math.max(1, raws.length - 1)) };
  } catch (error) {
    return { kind: "failed", fault: toFault(error) };
  }
}

/**
 * Return null for whatever is no age, whyever: a face whose age was not judged is refused in the same way. Passes that show
 * different crops and get the very same answer come from a network that says the same of everyone.
 */
function ageOf(outputs: Tensors, model: AppearanceModel): AgeEstimate | null {
  const { ageGate } = model;
  if (!ageGate) return null;
  try {
    const ages = readingsOf(outputs, model.outputs[ageGate.output], passesOf(model).length);
    if (isConstant(ages)) return null;
    const years = ageGate.mean + ageGate.sd * meanOf(ages);
    return "sureFrom" in ageGate
      ? { kind: "sure-adults", years, sureFrom: ageGate.sureFrom }
      : { kind: "decides", years, refuseBelow: ageGate.refuseBelow, askBelow: ageGate.askBelow };
  } catch {
    return null;
  }
}

/** Passes show different crops: one and the same answer to all of them comes from a network that says the same of everyone. */
function isConstant(readings: readonly number[]): boolean {
  return readings.length > 1 && readings.every((value) => value === readings[0]);
}

function smileOf(outputs: Tensors, model: AppearanceModel): number | null {
  const where = model.outputs["smile"];
  if (where === undefined) return null;
  try {
    return meanOf(readingsOf(outputs, where, passesOf(model).length));
  } catch {
    return null;
  }
}

/** Return one crop of a face in all passes, as one batch [passes, 3, height, width]. Of a pass only the mirror counts. */
function faceCropsOf(face: FaceFound, crop: FaceCrop, passes: readonly Pass[]): FloatTensor {
  const { image, toRegion } = face.region;
  const anchors = cropAnchors(transformedLandmarks(toRegion, face.landmarks).points);
  const size = 3 * crop.width * crop.height;
  const data = new Float32Array(passes.length * size);
  passes.forEach(({ mirror }, index) => data.set(faceCrop(image, anchors, crop, mirror), index * size));
  return { dims: [passes.length, 3, crop.height, crop.width], data };
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

/** Return one finite number for each pass from a tensor whose first axis is the passes; throws `model-output-invalid`. */
function readingsOf(outputs: Tensors, where: OutputReading | undefined, passes: number): number[] {
  const tensor = where && outputs[where.tensor];
  if (!where || !tensor)
    throw new FaultError("model-output-invalid", `no output ${where?.tensor ?? "named"}`);
  const width = tensor.data.length / passes;
  return Array.from({ length: passes }, (_, pass) => {
    const value = tensor.data[pass * width + where.index];
    if (value === undefined) throw new FaultError("model-output-invalid", `${where.tensor} is too short`);
    if (!Number.isFinite(value))
      throw new FaultError("model-output-invalid", `${where.tensor} is not finite`);
    return value;
  });
}

/** Return what the networks together say of the face's age. */
export function perceivedAge(looks: readonly AppearanceLook[]): AgeCheck {
  return ageCheck(looks.flatMap(({ age }) => age ?? []));
}

/** Return the networks' answers as scores. `extraSd` is what the photo's quality adds to the usual error, in points. */
export function answersOf(looks: readonly AppearanceLook[], extraSd: number): AppearanceAnswer[] {
  return looks.map(({ model: { id: model, calibration }, rating }): AppearanceAnswer => {
    if (rating.kind === "failed") return { kind: "silent", model, fault: rating.fault };
    const { raw, spread } = rating;
    return appearanceAnswer({ model, calibration, raw, spread }, extraSd);
  });
}
