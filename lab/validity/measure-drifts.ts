/** How the measurements of rendered faces move under pose and distance, read through the app's own pipeline. */
import { readMeasurements } from "../../src/core/measure/read.ts";
import type { RawReading } from "../../src/core/measure/read.ts";
import type { FaceScene } from "../../fixtures/render/render-face.ts";
import { renderFace } from "../../fixtures/render/render-face.ts";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import type { Drift } from "../fitting/fit.ts";
import { driftsBetween } from "../fitting/fit.ts";
import { pngOf } from "../../fixtures/picture.ts";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../../fixtures/render/example-scenes.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import { passesOf } from "./read-faces.ts";

/** What must not change a score: each is compared with the frontal view at `PLAIN_DISTANCE` centimetres. */
export const VARIATIONS: readonly {
  readonly name: string;
  readonly vary: (scene: FaceScene) => FaceScene;
}[] = [
  ...[-8, 8].map((yaw) => posed(`yaw ${yaw}`, { yaw })),
  ...[-5, 5].map((pitch) => posed(`pitch ${pitch}`, { pitch })),
  posed("roll 15", { roll: 15 }),
  ...[40, 100].map((distance) => ({
    name: `${distance} cm`,
    vary: (scene: FaceScene): FaceScene => ({ ...scene, camera: { ...scene.camera, distance } }),
  })),
];

/** Camera distance of the view that the others are compared with, in centimetres. */
export const PLAIN_DISTANCE = 60;

/** Samples per pixel side: the landmark model does not see the difference to three. */
export const SAMPLES = 2;

function posed(name: string, pose: Partial<FaceScene["pose"]>) {
  return { name, vary: (scene: FaceScene): FaceScene => ({ ...scene, pose: { ...scene.pose, ...pose } }) };
}

/**
 * Return one drift for each example face and variation, as the given landmark model sees it; about 48 pictures are
 * rendered and read. Throws when a rendered face is not found.
 */
export async function measureDrifts(tools: Tools, landmarkModel: LandmarkModelKind): Promise<Drift[]> {
  const started = await tools.startReader(landmarkModel);
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  const drifts: Drift[] = [];
  for (const { id, scene } of EXAMPLE_FACES) {
    const camera = { ...scene.camera, distance: PLAIN_DISTANCE };
    const plain: FaceScene = { ...scene, camera, samples: SAMPLES };
    const before = await readScene(tools, `${id}, plain`, plain);
    for (const { name, vary } of VARIATIONS)
      drifts.push(rounded(driftsBetween(before, await readScene(tools, `${id}, ${name}`, vary(plain)))));
  }
  return drifts;
}

async function readScene(tools: Tools, name: string, scene: FaceScene): Promise<RawReading[]> {
  const { image } = renderFace(canonicalFace(), scene);
  const answer = await tools.read({ name: "rendered.png", bytes: pngOf(image) });
  if (!answer.ok) throw new Error(`${name}: ${answer.fault.code} (${answer.fault.detail})`);
  if (!answer.value) throw new Error(`${name}: no face found`);
  return readMeasurements(passesOf(answer.value));
}

function rounded(drift: Drift): Drift {
  return Object.fromEntries(Object.entries(drift).map(([id, value]) => [id, Number(value.toPrecision(4))]));
}
