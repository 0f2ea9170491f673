import { describe, expect, it } from "vitest";
import { createPace, paceOf } from "./pace.ts";
import { settlePhotos } from "./choices.ts";
import { addPhotos, setPhotoState } from "./photo-changes.ts";
import { createPhotosStore } from "./photos.ts";

describe("the pace", () => {
  it("is the photos between the first and the last end over the time between them", () => {
    expect(paceOf([0, 500, 1000, 1500, 2000], 10)).toEqual({ perSecond: 2, secondsLeft: 5 });
  });

  it("is not told of too few photos, of too short a time, or with nothing left", () => {
    const unknown = { perSecond: null, secondsLeft: null };
    expect(paceOf([0, 2000], 10)).toEqual(unknown);
    expect(paceOf([0, 10, 20, 30, 40], 10)).toEqual(unknown);
    expect(paceOf([0, 500, 1000, 1500, 2000], 0)).toEqual(unknown);
  });

  it("follows the photos as they end, and forgets a batch that is over", () => {
    let clock = 0;
    const photos = createPhotosStore();
    const pace = createPace(photos, () => clock);
    const ids = Array.from({ length: 10 }, (_, i) => `p${i}`);
    const add = () =>
      addPhotos(
        photos,
        ids.map((id) => ({ id, name: id, bytes: 1, state: { phase: "queued" } })),
      );
    add();
    const end = (id: string) => {
      clock += 1000;
      setPhotoState(photos, id, { phase: "failed", fault: { code: "file-empty", detail: "" } });
    };
    ids.slice(0, 6).forEach(end);
    expect(pace.getState()).toEqual({ perSecond: 1, secondsLeft: 4 });
    setPhotoState(photos, "p9", { phase: "cancelled" });
    expect(pace.getState()).toEqual({ perSecond: 1, secondsLeft: 3 });
    ids.slice(6, 9).forEach(end);
    expect(pace.getState()).toEqual({ perSecond: null, secondsLeft: null });
  });

  it("is told from four photos and one and a half seconds on", () => {
    expect(paceOf([0, 500, 1000, 1500], 3)).toEqual({ perSecond: 2, secondsLeft: 1.5 });
    expect(paceOf([0, 500, 1500], 3).perSecond).toBeNull();
    expect(paceOf([0, 500, 1000, 1499], 3).perSecond).toBeNull();
    expect(paceOf([], 3).perSecond).toBeNull();
  });

  it("is that of the last forty photos, however many end at once", () => {
    let clock = 0;
    const photos = createPhotosStore();
    const pace = createPace(photos, () => clock);
    const ids = Array.from({ length: 100 }, (_, i) => `p${i}`);
    const queued = ids.map((id) => ({ id, name: id, bytes: 1, state: { phase: "queued" } as const }));
    addPhotos(photos, queued);
    const failed = { phase: "failed", fault: { code: "file-empty", detail: "" } } as const;
    settlePhotos(photos, ids.slice(0, 50), failed);
    expect(pace.getState().perSecond).toBeNull();
    ids.slice(50, 90).forEach((id) => {
      clock += 100;
      setPhotoState(photos, id, failed);
    });
    expect(pace.getState()).toEqual({ perSecond: 10, secondsLeft: 1 });
  });

  it("stands still while nothing ends and nothing comes", () => {
    let asked = 0;
    const photos = createPhotosStore();
    createPace(photos, () => (asked += 1));
    addPhotos(photos, [{ id: "a", name: "a", bytes: 1, state: { phase: "queued" } }]);
    expect(asked).toBe(1);
    setPhotoState(photos, "a", { phase: "running", step: "decode" });
    expect(asked).toBe(1);
    setPhotoState(photos, "a", { phase: "cancelled" });
    expect(asked).toBe(2);
  });
});
