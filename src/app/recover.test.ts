import { describe, expect, it } from "vitest";
import { createEngineStore, setEngineState } from "../state/engine-state.ts";
import { addPhotos } from "../state/photo-changes.ts";
import { createPhotosStore } from "../state/photos.ts";
import type { Page } from "./page.ts";
import { recoverOnce } from "./recover.ts";
import { fakePage, turn } from "./testing/fake-page.ts";

function setUp({ damaged = false, ...own }: Partial<Page> & { readonly damaged?: boolean } = {}) {
  const { page, events, reloads } = fakePage(own);
  const engine = createEngineStore();
  const photos = createPhotosStore();
  let mends = 0;
  recoverOnce({
    engine,
    photos,
    page,
    mend: async () => {
      mends += 1;
      return damaged;
    },
    reload: page.location.reload.bind(page.location),
  });
  return {
    photos,
    reloads,
    mends: () => mends,
    partIsLost: async () => {
      events.dispatchEvent(new Event("vite:preloadError"));
      await turn();
    },
    engineFails: async () => {
      setEngineState(engine, { phase: "failed", fault: { code: "model-corrupt", detail: "" } });
      await turn();
    },
  };
}

describe("a page whose part does not come", () => {
  it("starts anew, with damaged files thrown away first", async () => {
    const { partIsLost, reloads, mends } = setUp();
    await partIsLost();
    expect([mends(), reloads.count]).toEqual([1, 1]);
  });

  it("looks once where several parts are lost at once", async () => {
    const { partIsLost, mends } = setUp();
    await Promise.all([partIsLost(), partIsLost()]);
    expect(mends()).toBe(1);
  });

  it.each([
    ["began with a reload", { wasReloaded: () => true }],
    ["has no network", { isOnline: () => false }],
  ])("stays as it is when the visit %s", async (_why, own) => {
    const { partIsLost, reloads, mends } = setUp(own);
    await partIsLost();
    expect([mends(), reloads.count]).toEqual([0, 0]);
  });

  it("stays as it is when there are photos, also when they came meanwhile", async () => {
    const { partIsLost, photos, reloads } = setUp();
    const lost = partIsLost();
    addPhotos(photos, [{ id: "a", name: "a", bytes: 1, state: { phase: "queued" } }]);
    await lost;
    await partIsLost();
    expect(reloads.count).toBe(0);
  });
});

describe("an engine that does not start", () => {
  it("has the page start anew only when kept files were damaged", async () => {
    const sound = setUp();
    await sound.engineFails();
    expect([sound.mends(), sound.reloads.count]).toEqual([1, 0]);
    const damaged = setUp({ damaged: true });
    await damaged.engineFails();
    expect(damaged.reloads.count).toBe(1);
  });
});
