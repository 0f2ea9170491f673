import { expect, it } from "vitest";
import { addPhotos, setPhotoState } from "./photo-changes.ts";
import { createPhotosStore, photosSettled } from "./photos.ts";

it("waits for photos that wait or run, and for none that ended, however they did", async () => {
  const photos = createPhotosStore();
  await photosSettled(photos);
  const photo = (id: string) => ({ id, name: `${id}.jpg`, bytes: 1, state: { phase: "queued" } as const });
  addPhotos(photos, [photo("a"), photo("b")]);
  let isOver = false;
  const over = photosSettled(photos).then(() => (isOver = true));
  setPhotoState(photos, "a", { phase: "running", step: "decode" });
  setPhotoState(photos, "b", { phase: "cancelled" });
  await new Promise((resolve) => setTimeout(resolve));
  expect(isOver).toBe(false);
  setPhotoState(photos, "a", { phase: "failed", fault: { code: "engine-crashed", detail: "" } });
  await over;
  await photosSettled(photos);
});
