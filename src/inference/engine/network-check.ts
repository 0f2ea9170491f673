/** Whether a network that was just loaded tells pictures apart: one that says the same of everyone says nothing of anyone. */
import { FaultError } from "../../core/fault.ts";
import type { AppearanceModel } from "../../models/manifest.ts";
import type { FloatTensor, Session, Tensors } from "../runtime/runtime.ts";

/** A model that sees several crops. */
type SeveralCropsModel = AppearanceModel & { readonly kind: "several-crops" };

/**
 * Show a network two pictures, an even one and one of stripes, as one batch; it is warm afterwards.
 *
 * Throws `model-output-invalid` when an output that the manifest names is missing, not finite, or the same for both.
 */
export async function refuseConstant(session: Session, model: SeveralCropsModel): Promise<void> {
  const feeds = model.inputs.map(({ name, preprocessing }) => [name, twoPictures(preprocessing)] as const);
  const outputs = await session.run(Object.fromEntries(feeds));
  for (const { tensor, index } of Object.values(model.outputs)) {
    const [even, striped] = [0, 1].map((picture) => readingOf(outputs[tensor], picture, index));
    const refuse = (why: string): never => {
      throw new FaultError("model-output-invalid", `${model.id}: ${tensor} ${why}`);
    };
    if (even === undefined || striped === undefined) refuse("is missing");
    if (!Number.isFinite(even) || !Number.isFinite(striped)) refuse("is not finite");
    if (even === striped) refuse("is the same for every picture");
  }
}

function readingOf(tensor: Tensors[string] | undefined, picture: number, index: number): number | undefined {
  return tensor?.data[(picture * tensor.data.length) / 2 + index];
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly mean: readonly number[];
  readonly sd: readonly number[];
}

/** Return a middle grey picture and one of light and dark stripes, normalised. */
function twoPictures({ width, height, mean, sd }: Picture): FloatTensor {
  const plane = width * height;
  const data = new Float32Array(6 * plane);
  for (let at = 0; at < data.length; at += 1) {
    const channel = Math.floor(at / plane) % 3;
    const isStriped = at >= 3 * plane;
    const value = isStriped ? 0.5 + 0.4 * Math.sin(((at % width) * (channel + 1)) / 8) : 0.5;
    data[at] = (value - (mean[channel] ?? NaN)) / (sd[channel] ?? NaN);
  }
  return { dims: [2, 3, height, width], data };
}
