/** The faces that variants are compared on: rendered, so they depict nobody, and the same on every machine. */
import { clipPixels } from "../../../src/core/image/clip-preprocess.ts";
import { canonicalFace } from "../../../fixtures/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../../../fixtures/render/example-scenes.ts";
import { renderFace, type FaceScene } from "../../../fixtures/render/render-face.ts";
import { SHAPE_PARAMETERS, type ShapeParameterName } from "../../../fixtures/render/shape-parameters.ts";
import { randomWeights } from "../standins/weights.ts";

/** Faces that a check compares variants on. */
export const CHECKED_FACES = 40;

/** How much of a parameter's range a face may move, either way. */
const REACH = 0.35;

/**
 * Return so many different faces as CLIP's pixels (224 x 224, interleaved RGB): the example faces, then the same with every
 * measure, the light and the turn of the head changed at random, by a fixed seed.
 */
export function checkedFaces(count: number = CHECKED_FACES): Uint8ClampedArray[] {
  return Array.from(
    { length: count },
    (_, index) => clipPixels(renderFace(canonicalFace(), sceneOf(index)).image).data,
  );
}

function sceneOf(index: number): FaceScene {
  const example = EXAMPLE_FACES[index % EXAMPLE_FACES.length];
  if (example === undefined) throw new RangeError("there is no example face");
  const { scene } = example;
  const camera = { ...scene.camera, width: 256, height: 320 };
  if (index < EXAMPLE_FACES.length) return { ...scene, camera, samples: 2 };
  const names = Object.keys(SHAPE_PARAMETERS) as ShapeParameterName[];
  const [turn = 0, nod = 0, side = 0, ...moves] = randomWeights(names.length + 3, 1, `face ${index}`);
  const shape = Object.fromEntries(
    names.map((name, at) => {
      const { neutral, low, high } = SHAPE_PARAMETERS[name];
      const from = scene.shape[name] ?? neutral;
      const to = from + REACH * (moves[at] ?? 0) * (high - low);
      return [name, Math.min(high, Math.max(low, to))];
    }),
  );
  return {
    ...scene,
    camera,
    shape,
    samples: 2,
    pose: { ...scene.pose, yaw: scene.pose.yaw + 12 * turn, pitch: scene.pose.pitch + 8 * nod },
    light: { ...scene.light, azimuth: scene.light.azimuth + 30 * side },
  };
}
