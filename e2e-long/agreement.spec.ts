/** The same faces on one thread and on several: the score is the same. Fewer with `MIEN_LONG_FACES`. */
import { expect, test } from "@playwright/test";
import { SHAPE_PARAMETERS, type FaceShape } from "../src/core/render/shape-parameters.ts";
import { seededRandom } from "../src/core/score/statistics.ts";
import { renderedScene, SMALL_EXAMPLES } from "../scripts/geometry/rendered.ts";
import { canonicalFace } from "../scripts/render/canonical-face.ts";
import { withTools } from "../scripts/tools/browser.ts";

const FACES = Number(process.env["MIEN_LONG_FACES"] ?? 200);
const LARGEST_DIFFERENCE = 0.5;
/** How far of a parameter's range a face goes: far enough to differ, near enough to look like a face. */
const REACH = 0.5;

/** Return shapes that differ in every parameter, the same ones each time. */
function shapes(count: number): FaceShape[] {
  const random = seededRandom(77);
  return Array.from({ length: count }, () =>
    Object.fromEntries(
      Object.entries(SHAPE_PARAMETERS).map(([name, { neutral, low, high }]) => {
        const way = 2 * random() - 1;
        return [name, neutral + REACH * way * (way < 0 ? neutral - low : high - neutral)];
      }),
    ),
  );
}

test(`${FACES} faces score the same on one thread and on several`, async () => {
  const mesh = canonicalFace();
  const faces: Uint8Array[] = [];
  for (const [k, shape] of shapes(FACES).entries()) {
    const scene = SMALL_EXAMPLES[k % SMALL_EXAMPLES.length]?.scene;
    if (scene) faces.push(await renderedScene(mesh, { ...scene, shape, samples: 1 }));
  }
  const scoresOf = (isIsolated: boolean) =>
    withTools(
      async (tools) => {
        const started = await tools.start();
        if (!started.ok) throw new Error(started.fault.code);
        const scores: (number | null)[] = [];
        for (const [k, bytes] of faces.entries()) {
          const answer = await tools.score({ name: `${k}.png`, bytes });
          if (!answer.ok) throw new Error(answer.fault.code);
          scores.push(answer.value.kind === "scored" ? answer.value.report.psl.score : null);
        }
        return { backend: started.value.backend, scores };
      },
      { isIsolated },
    );
  const [one, several] = [await scoresOf(false), await scoresOf(true)];
  expect(one.backend).toBe("wasm, 1 thread");
  expect(several.backend).not.toBe(one.backend);
  const differences = one.scores.map((score, k) =>
    score === null || several.scores[k] === null ? NaN : Math.abs(score - (several.scores[k] ?? NaN)),
  );
  const scored = differences.filter((difference) => !Number.isNaN(difference));
  console.log(
    JSON.stringify({
      faces: FACES,
      scored: scored.length,
      backends: [one.backend, several.backend],
      largestDifference: Math.max(...scored),
    }),
  );
  expect(one.scores.map((score) => score === null)).toEqual(several.scores.map((score) => score === null));
  expect(scored.length).toBeGreaterThan(0.8 * FACES);
  expect(Math.max(...scored)).toBeLessThanOrEqual(LARGEST_DIFFERENCE);
});
