/**
 * How far another pose and another distance move the scores of rendered faces: the root mean square of the changes that
 * `measure-drifts.ts` makes. `npx tsx lab/validity/appearance-drift.ts` prints it; `core/score/compare.ts` uses it.
 */
import type { FaceScene } from "../../fixtures/render/render-face.ts";
import { renderFace } from "../../fixtures/render/render-face.ts";
import { rootMeanSquare } from "../../src/core/statistics.ts";
import { pngOf } from "../../fixtures/picture.ts";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../../fixtures/render/example-scenes.ts";
import { withTools } from "../../scripts/browser/browser.ts";
import type { Tools } from "../../scripts/browser/browser.ts";
import { PLAIN_DISTANCE, SAMPLES, VARIATIONS } from "./measure-drifts.ts";

interface Scores {
  readonly geometry: number;
  readonly appearance: number;
}

/** Null for a face that gets no score, or none of appearance. */
async function scoresOf(tools: Tools, scene: FaceScene): Promise<Scores | null> {
  const { image } = renderFace(canonicalFace(), scene);
  const answer = await tools.score({ name: "rendered.png", bytes: pngOf(image) }, { saidAdult: true });
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.detail}`);
  if (answer.value.kind !== "scored") return null;
  const { geometry, psl } = answer.value.report;
  return psl.appearance === null ? null : { geometry: geometry.score, appearance: psl.appearance };
}

await withTools(async (tools) => {
  const started = await tools.start();
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  const changes: Scores[] = [];
  for (const { scene } of EXAMPLE_FACES) {
    const camera = { ...scene.camera, distance: PLAIN_DISTANCE };
    const plain: FaceScene = { ...scene, camera, samples: SAMPLES };
    const before = await scoresOf(tools, plain);
    if (!before) continue;
    for (const { vary } of VARIATIONS) {
      const after = await scoresOf(tools, vary(plain));
      if (!after) continue;
      const { geometry, appearance } = after;
      changes.push({ geometry: geometry - before.geometry, appearance: appearance - before.appearance });
    }
  }
  process.stdout.write(
    `${JSON.stringify({
      views: changes.length,
      geometrySd: rootMeanSquare(changes.map(({ geometry }) => geometry)),
      appearanceSd: rootMeanSquare(changes.map(({ appearance }) => appearance)),
    })}\n`,
  );
});
