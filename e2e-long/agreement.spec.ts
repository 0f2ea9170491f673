/**
 * The same faces through FaceStats' encoder on one thread, on several and on WebGPU: the score is the same. Fewer with
 * `MIEN_LONG_FACES`. Run on a small stand-in, because a software GPU takes minutes for a face in full size. The engine's own
 * networks have one backend, one thread.
 */
import { expect, test } from "@playwright/test";
import path from "node:path";
import type { Page } from "playwright-core";
import { clipPixels } from "../src/core/image/clip-preprocess.ts";
import { renderFace } from "../fixtures/render/render-face.ts";
import { SHAPE_PARAMETERS, type FaceShape } from "../fixtures/render/shape-parameters.ts";
import { seededRandom } from "../src/core/statistics.ts";
import { openEncoderSite } from "../lab/bench/encoder-site.ts";
import type { EncoderPage } from "../lab/bench/encoder-page.ts";
import { ROOT } from "../scripts/site/build/root.ts";
import { SMALL_EXAMPLES } from "../lab/geometry/rendered.ts";
import { canonicalFace } from "../fixtures/render/canonical-face.ts";

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

const SIDE = 224;

/** Return the faces as the encoder's pixels. */
function encoderPixels(count: number): number[][] {
  const mesh = canonicalFace();
  return shapes(count).flatMap((shape, k) => {
    const scene = SMALL_EXAMPLES[k % SMALL_EXAMPLES.length]?.scene;
    if (!scene) return [];
    const camera = { ...scene.camera, width: SIDE, height: SIDE };
    const { image } = renderFace(mesh, { ...scene, camera, shape, samples: 1 });
    return [[...clipPixels(image).data]];
  });
}

type Request = Parameters<EncoderPage["prepare"]>[0];

/** Return what the model says of each face on one backend, in its own unit. */
async function answersOn(page: Page, request: Request, faces: readonly number[][]) {
  const prepared = await page.evaluate((wanted) => globalThis.mienEncoder.prepare(wanted), request);
  if (!prepared.ok || prepared.value.kind !== "ready") throw new Error(JSON.stringify(prepared));
  const { backend, threads } = prepared.value.info;
  const raws: number[] = [];
  for (const face of faces) {
    const answer = await page.evaluate((pixels) => globalThis.mienEncoder.encode(pixels), face);
    if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.detail}`);
    raws.push(answer.value.raw);
  }
  return { backend, threads, raws };
}

test(`${FACES} faces score the same on one thread, on several and on WebGPU`, async () => {
  const site = await openEncoderSite(path.join(ROOT, ".cache", "agreement-site"), ["q4"], true);
  try {
    const page = await site.open();
    const faces = encoderPixels(FACES);
    const one = await answersOn(page, { variantId: "q4", threads: 1 }, faces);
    const two = await answersOn(page, { variantId: "q4", threads: 2 }, faces);
    const gpu = await answersOn(page, { variantId: "q4", backend: "webgpu" }, faces);
    expect([one, two].map(({ backend, threads }) => `${backend} ${threads}`)).toEqual(["wasm 1", "wasm 2"]);
    expect(gpu.backend).toBe("webgpu");
    // The stand-in's unit is its own: all that these faces span counts as 100 points.
    const span = Math.max(...one.raws) - Math.min(...one.raws);
    expect(span).toBeGreaterThan(0);
    const apart = (other: readonly number[]) =>
      Math.max(...one.raws.map((raw, k) => (100 * Math.abs(raw - (other[k] ?? NaN))) / span));
    const points = { threads: apart(two.raws), webgpu: apart(gpu.raws) };
    console.log(JSON.stringify({ faces: faces.length, span, largestDifferenceInPoints: points }));
    expect(points.threads).toBeLessThanOrEqual(LARGEST_DIFFERENCE);
    expect(points.webgpu).toBeLessThanOrEqual(LARGEST_DIFFERENCE);
  } finally {
    await site.close();
  }
});
