import { describe, expect, it } from "vitest";
import { cosineBetween } from "../../src/core/image/self-test-picture.ts";
import { LEAST_COSINE } from "../../src/inference/encoder/encoder.ts";
import { FORMATS, standInEncoder, TINY } from "./standins/vit.ts";
import { goldenEmbedding } from "./golden.ts";

describe("the golden embedding", () => {
  it("is the same for the same file, and tells one encoder from another", { timeout: 120_000 }, async () => {
    const first = await goldenEmbedding(standInEncoder(TINY, "q4", 1));
    expect(first).toHaveLength(512);
    expect(await goldenEmbedding(standInEncoder(TINY, "q4", 1))).toEqual(first);
    const other = await goldenEmbedding(standInEncoder(TINY, "q4", 2));
    expect(cosineBetween(first, other)).toBeLessThan(LEAST_COSINE);
  });

  it(
    "can be had of every number format, also of those that only a GPU shall run",
    { timeout: 120_000 },
    async () => {
      for (const format of FORMATS)
        expect(await goldenEmbedding(standInEncoder(TINY, format)), format).toHaveLength(512);
    },
  );

  it("is refused where the file is no encoder", async () => {
    await expect(goldenEmbedding(Uint8Array.of(1, 2, 3))).rejects.toThrow();
  });
});
