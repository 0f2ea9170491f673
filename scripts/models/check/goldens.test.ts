import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { encode } from "jpeg-js";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { calibratedRaw } from "../../../src/core/score/appearance-calibration.ts";
import { FACESTATS_REFERENCE } from "../facestats-reference.ts";
import { PUBLISHED_PHOTO, PUBLISHED_SCORE, publishedCases } from "./goldens.ts";

const golden = path.resolve(process.env["MIEN_SHARED"] ?? "../shared", "golden");
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(golden, file), "utf8"));

/** The published cases on pictures of one colour: the numbers, without the true pictures. */
function cases() {
  const data = new Uint8Array(4 * 30 * 20).fill(200);
  const jpeg = encode({ data, width: 30, height: 20 }, 90).data;
  const png = new PNG({ width: 30, height: 20 });
  png.data.set(data);
  return publishedCases(jpeg, PNG.sync.write(png)).cases;
}

describe("what is published of FaceStats and CLIP", () => {
  it("is a score and its place in the reference distribution, and fourteen numbers of an embedding", () => {
    const [photo, picture] = cases();
    expect(photo).toMatchObject(PUBLISHED_SCORE);
    const { percentiles } = FACESTATS_REFERENCE;
    expect(calibratedRaw(PUBLISHED_SCORE.raw, { kind: "quantile", percentiles }).percentile).toBeCloseTo(
      PUBLISHED_SCORE.percentile,
      0,
    );
    expect(picture?.embedding?.size).toBe(14);
    expect(picture?.embedding?.has(10)).toBe(false);
    for (const { pixels } of cases()) expect(pixels).toHaveLength(3 * 224 * 224);
  });

  it.skipIf(!existsSync(golden))("is what the golden files say (needs ../shared/golden)", () => {
    const bytes = readFileSync(path.join(golden, "facestats-upload.jpg"));
    expect(bytes.length).toBe(PUBLISHED_PHOTO.bytes);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(PUBLISHED_PHOTO.sha256);
    const { published } = json("facestats-reference.json") as {
      published: { raw: number; percentile: number };
    };
    expect(published.raw).toBe(PUBLISHED_SCORE.raw);
    expect(100 * published.percentile).toBeCloseTo(PUBLISHED_SCORE.percentile, 6);
    const index = json("clip-embeddings/index.json") as { cases: { first15?: number[] }[] };
    const first15 = index.cases.find((each) => each.first15 !== undefined)?.first15 ?? [];
    const [, picture] = cases();
    for (const [at, value] of picture?.embedding ?? []) expect(value).toBe(first15[at]);
  });
});
