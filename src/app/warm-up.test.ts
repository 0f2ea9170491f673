import { describe, expect, it } from "vitest";
import { warmUp } from "./warm-up.ts";

describe("the warm-up", () => {
  it("scores a photo once, and fails quietly", async () => {
    const bitmap = {} as ImageBitmap;
    const scored: ImageBitmap[] = [];
    const parts = {
      open: () => Promise.resolve({ bitmap }),
      engine: {
        score: (photo: ImageBitmap) => {
          scored.push(photo);
          return Promise.reject(new Error("crashed"));
        },
      },
    };
    await expect(warmUp(new File([], "example.jpg"), parts)).resolves.toBeUndefined();
    expect(scored).toEqual([bitmap]);
  });
});
