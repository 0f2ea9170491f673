import { describe, expect, it } from "vitest";
import { createPace, paceOf } from "./pace.ts";
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
});
