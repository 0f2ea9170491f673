/**
 * The geometry against rendered truth and against changes that are no other face: a short form of `npm run geometry`.
 *
 * The limits are those of the full run. Where the median is over two faces only it is a noisy figure, and the limit is
 * half as wide again.
 */
import { expect, test } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { measurementOf } from "../src/core/measure/measurements.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { openReader } from "../lab/geometry/face-reader.ts";
import type { ChangeFigures, Photo } from "../lab/geometry/invariance.ts";
import { PHOTO_CHANGES, photoInvariance, yawInvariance } from "../lab/geometry/invariance.ts";
import { contributionFigures } from "../lab/geometry/contributions.ts";
import { checkedLandmarks } from "../lab/geometry/landmark-check.ts";
import { LIMITS } from "../lab/geometry/limits.ts";
import { renderedScene, SMALL_EXAMPLES } from "../lab/geometry/rendered.ts";
import { repeatedReadings } from "../lab/geometry/repeat.ts";
import { cardResponses } from "../lab/geometry/response.ts";
import { spreadOver } from "../lab/geometry/sample.ts";
import { canonicalFace } from "../fixtures/render/canonical-face.ts";
import { CHECK_SCENES } from "../lab/geometry/check-landmarks.ts";
import type { Tools } from "../scripts/browser/browser.ts";
import { withTools } from "../scripts/browser/browser.ts";
import { readRatings } from "../lab/validity/ratings.ts";

const RATED = path.join(process.env["MIEN_SHARED"] ?? path.join(ROOT, "..", "shared"), "data", "omi");
const FEW_FACES = 1.5;

const mesh = canonicalFace();
const faces = SMALL_EXAMPLES.slice(0, 2);

/** Run with the assembled landmark model, which every machine has. */
const withReader = <T>(work: (reader: Awaited<ReturnType<typeof openReader>>) => Promise<T>): Promise<T> =>
  withTools(async (tools: Tools) => work(await openReader(tools, "assembled")));

function expectStill(changes: readonly ChangeFigures[], slack: number): void {
  for (const { name, median, limit, lost } of changes) {
    expect(lost, `${name}: faces lost`).toBe(0);
    expect(median, `${name}: median change of the score`).toBeLessThanOrEqual(slack * limit);
  }
}

test("rendered faces are found where they are, and held as they are", async () => {
  const names = ["front", "yaw 25", "pitch -10", "roll 15", "30 cm", "16:9"];
  const scenes = CHECK_SCENES.filter(({ name }) => names.includes(name));
  const figures = await withReader((reader) => checkedLandmarks(mesh, reader, scenes));
  expect(figures.scenes.filter(({ found }) => found)).toHaveLength(names.length);
  expect(figures.meanError).toBeLessThanOrEqual(LIMITS.landmarkError);
  expect(figures.worstPoseError).toBeLessThanOrEqual(LIMITS.poseError);
});

test("measurements follow a change of their own quantity", async () => {
  const cards = (["midface", "iris-distance-to-face", "brow-above-iris", "mouth-to-face"] as const).map(
    measurementOf,
  );
  const rows = await withReader((reader) => cardResponses(mesh, reader, faces.slice(0, 1), cards));
  for (const { id, response } of rows) expect(response, id).toBeGreaterThanOrEqual(LIMITS.response);
});

test("the score of a rendered face holds still when the photo changes and the face does not", async () => {
  const photos: Photo[] = [];
  for (const { name, scene } of faces) photos.push({ name, bytes: await renderedScene(mesh, scene) });
  await withReader(async (reader) => {
    const changes = PHOTO_CHANGES.filter(({ name }) => name !== "half size" && name !== "roll 5");
    expectStill(await photoInvariance(reader, photos, changes), FEW_FACES);
    expectStill(await yawInvariance(mesh, reader, faces, [8]), FEW_FACES);
    const { different } = await repeatedReadings(reader, photos.slice(0, 1));
    expect(different, "files that read differently the second time").toEqual([]);
  });
});

test("the score of a rated face holds still too, and is shared out in small points (needs ../shared)", async () => {
  test.skip(!existsSync(RATED), `no rated faces at ${RATED}`);
  const rated = spreadOver(readRatings(path.join(RATED, "adults.csv"), path.join(RATED, "images")), 4);
  const photos = rated.map(({ image, file }): Photo => ({ name: image, bytes: readFileSync(file) }));
  const names = ["twice the size", "padded by half on every side, grey", "roll -10", "mirrored"];
  const changes = PHOTO_CHANGES.filter(({ name }) => names.includes(name));
  await withReader(async (reader) => {
    expectStill(await photoInvariance(reader, photos, changes), FEW_FACES);
    const seen = await Promise.all(photos.map(({ bytes }) => reader.see(bytes)));
    const readings = seen.flatMap((face) => (face ? [face.readings] : []));
    const { faces: told, measurement, gap } = contributionFigures(readings, reader.kind, LIMITS.contribution);
    expect(told).toBe(photos.length);
    expect(Math.abs(measurement.points), measurement.id).toBeLessThanOrEqual(LIMITS.contribution.measurement);
    expect(gap).toBeLessThanOrEqual(LIMITS.contribution.gap);
  });
});
