import { describe, expect, it } from "vitest";
import { warmUp } from "./warm-up.ts";

/** A page on which photos and other work come at given pauses; counts what is scored for nothing. */
function page(events: { photos?: readonly number[]; busy?: readonly number[]; fails?: boolean } = {}) {
  let pauses = 0;
  let photos = 0;
  const scoredAt: number[] = [];
  return {
    scoredAt,
    pauses: () => pauses,
    needs: {
      open: () => Promise.resolve({ bitmap: {} as ImageBitmap }),
      engine: {
        score: () => {
          scoredAt.push(pauses);
          return events.fails ? Promise.reject(new Error("no")) : Promise.resolve({} as never);
        },
      },
      photoCount: () => photos,
      isIdle: () => !events.busy?.includes(pauses),
      pause: () => {
        pauses += 1;
        if (events.photos?.includes(pauses)) photos += 1;
        return Promise.resolve();
      },
    },
  };
}

const PHOTO = new File([], "example.jpg");

describe("the warm-up", () => {
  it("scores once where the code is kept already", async () => {
    const { needs, scoredAt, pauses } = page();
    await warmUp(PHOTO, false, needs);
    expect(scoredAt).toEqual([0]);
    expect(pauses()).toBe(0);
  });

  it("goes on at leisure for the next visit, counts the person's own photos, and stops", async () => {
    const alone = page();
    await warmUp(PHOTO, true, alone.needs);
    expect(alone.scoredAt).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const used = page({ photos: [2, 3, 4] });
    await warmUp(PHOTO, true, used.needs);
    expect(used.scoredAt).toEqual([0, 1, 5, 6, 7, 8]);
  });

  it("scores nothing while the person has something under way", async () => {
    const { needs, scoredAt } = page({ busy: [0, 1, 2, 3, 4] });
    await warmUp(PHOTO, true, needs);
    expect(scoredAt[0]).toBe(5);
    expect(scoredAt).toHaveLength(9);
  });

  it("ends with the first failure, quietly", async () => {
    const { needs, scoredAt } = page({ fails: true });
    await warmUp(PHOTO, true, needs);
    expect(scoredAt).toHaveLength(1);
  });
});
