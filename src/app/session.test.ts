import { describe, expect, it, vi } from "vitest";
import { bytesMessage } from "../inference/protocol/engine-start.ts";
import type { StartedServices, startServices } from "./services.ts";
import { startSession } from "./session.ts";
import { fakePage, turn } from "./testing/fake-page.ts";
import type { Page } from "./page.ts";

const file = (name: string) => new File(["x"], name);

/** A visit whose services come, or do not, when the test says so. */
function visit(own: Partial<Page> = {}) {
  const { page, events, reloads } = fakePage(own);
  const admitted: { readonly names: string[]; readonly left: object }[] = [];
  const cameraStarts = vi.fn();
  const loads: { come: () => void; fail: () => void }[] = [];
  let onLoaded: (isUntouched: () => boolean) => Promise<void> = () => Promise.resolve();
  const fakeServices: typeof startServices = (parts) => {
    const changes = {
      addPhotos: (_store: unknown, photos: readonly { name: string }[]) =>
        void admitted.push({ names: photos.map(({ name }) => name), left: {} }),
      answerPhotos: () => {},
      dropPhoto: () => {},
      setPhotoState: () => {},
      settlePhotos: () => {},
      beginChoice: () => false,
      takeChoiceBack: () => false,
      facesOf: () => null,
      scoringName: (id: string) => id,
    };
    onLoaded = parts.onLoaded;
    parts.queue.serve({
      changes,
      previews: { create: () => {} } as never,
      engine: { score: () => new Promise(() => {}) },
      open: () => new Promise(() => {}),
      onAdmitted: (_count, left) => void Object.assign(admitted.at(-1) ?? {}, { left }),
      newId: () => "p",
      now: () => 0,
    });
    return {
      camera: { actions: { start: cameraStarts } },
      exampleFile: (id: string) => (id === "a" ? file("example-a.jpg") : undefined),
    } as unknown as StartedServices;
  };
  const counted = vi.fn();
  const parts = startSession({
    page,
    startMeter: () => ({ countFromNow: counted }),
    loadServices: () =>
      new Promise((resolve, reject) => {
        loads.push({
          come: () => resolve({ startServices: fakeServices }),
          fail: () => reject(new TypeError("could not fetch")),
        });
      }),
  });
  return {
    ...parts,
    page,
    events,
    reloads,
    loads,
    admitted,
    cameraStarts,
    counted,
    loaded: () => onLoaded(() => true),
  };
}

describe("the engine's thread that the first script started", () => {
  it("says how far it is before the services have come, and is not done without them", () => {
    const thread = new EventTarget();
    const { page } = fakePage();
    const { engine } = startSession({
      page,
      startMeter: () => ({ countFromNow: () => {} }),
      loadServices: () => new Promise(() => {}),
      started: thread as unknown as Worker,
    });
    const tell = (data: unknown) => thread.dispatchEvent(new MessageEvent("message", { data }));
    tell({ id: "of another conversation" });
    expect(engine.getState()).toEqual({ phase: "loading", progress: null });
    tell(bytesMessage({ here: 8, total: 8, retry: 1, isFetched: true }));
    const state = engine.getState();
    const told = state.phase === "loading" ? state.progress : null;
    expect(told?.retry).toBe(1);
    expect(told?.bytes ?? 0).toBeLessThan(told?.total ?? 0);
    engine.setState({ phase: "failed", fault: { code: "engine-crashed", detail: "" } }, true);
    tell(bytesMessage({ here: 8, total: 8, retry: 0, isFetched: true }));
    expect(engine.getState().phase).toBe("failed");
  });
});

describe("photos that come before the services", () => {
  it("wait for them, and go in together with what was left out", async () => {
    const { settings, actions, loads, admitted, notice } = visit();
    settings.setState({ noticeRead: true });
    actions.addFiles([file("a")], { skipped: 2, cut: false });
    actions.addFiles([file("b")]);
    expect(notice.getState().open).toBe(false);
    expect(admitted).toEqual([]);
    loads[0]?.come();
    await turn();
    expect(admitted).toEqual([{ names: ["a", "b"], left: { skipped: 2, cut: false } }]);
    expect(loads).toHaveLength(1);
  });

  it("stay when the services do not come, and are scored when they come after all", async () => {
    const { settings, actions, engine, loads, admitted } = visit();
    settings.setState({ noticeRead: true });
    actions.addFiles([file("a")]);
    loads[0]?.fail();
    await turn();
    expect(engine.getState()).toMatchObject({ phase: "failed", fault: { code: "model-network" } });
    expect(admitted).toEqual([]);
    actions.addFiles([file("b")]);
    expect(loads).toHaveLength(2);
    loads[1]?.come();
    await turn();
    expect(admitted.map(({ names }) => names)).toEqual([["a", "b"]]);
  });
});

describe("the notice", () => {
  it("comes up before the first photo; accepted, what waits is scored and it never comes again", async () => {
    const { settings, actions, loads, admitted, notice } = visit();
    loads[0]?.come();
    await turn();
    actions.addFiles([file("a")], { skipped: 1, cut: true });
    actions.addFiles([file("b")], { skipped: 1, cut: false });
    expect(notice.getState().open).toBe(true);
    expect(admitted).toEqual([]);
    actions.acceptNotice();
    expect(notice.getState().open).toBe(false);
    expect(settings.getState().noticeRead).toBe(true);
    expect(admitted).toEqual([{ names: ["a", "b"], left: { skipped: 2, cut: true } }]);
    actions.addFiles([file("c")]);
    expect(notice.getState().open).toBe(false);
    expect(admitted).toHaveLength(2);
  });

  it("declined, forgets what waits", async () => {
    const { settings, actions, loads, admitted, notice } = visit();
    actions.addFiles([file("a")]);
    actions.declineNotice();
    expect(notice.getState().open).toBe(false);
    expect(settings.getState().noticeRead).toBe(false);
    loads[0]?.come();
    await turn();
    actions.addFiles([file("b")]);
    actions.acceptNotice();
    expect(admitted.map(({ names }) => names)).toEqual([["b"]]);
  });
});

describe("the first screen's other offers", () => {
  it("turn the camera on and go to its screen", async () => {
    const { actions, loads, page, cameraStarts } = visit();
    actions.startCamera();
    expect(page.location.hash).toBe("");
    loads[0]?.come();
    await turn();
    expect(cameraStarts).toHaveBeenCalledOnce();
    expect(page.location.hash).toBe("#/camera");
  });

  it("go to the camera's screen, which says what is wrong, when its code does not come", async () => {
    const { actions, loads, page, cameraStarts } = visit();
    actions.startCamera();
    loads[0]?.fail();
    await turn();
    expect(cameraStarts).not.toHaveBeenCalled();
    expect(page.location.hash).toBe("#/camera");
  });

  it("score an example, if it is there", async () => {
    const { settings, actions, loads, admitted } = visit();
    settings.setState({ noticeRead: true });
    actions.openExample("a");
    actions.openExample("b");
    loads[0]?.come();
    await turn();
    expect(admitted.map(({ names }) => names)).toEqual([["example-a.jpg"]]);
  });
});

describe("a visit", () => {
  it("follows the address and sets it", () => {
    const { actions, events, page, route } = visit();
    actions.go("method");
    expect(page.location.hash).toBe("#/method");
    events.dispatchEvent(new Event("hashchange"));
    expect(route.getState().route).toBe("method");
  });

  it("begins on the screen that the address asks for", () => {
    expect(visit({ location: { hash: "#/models", reload: () => {} } }).route.getState().route).toBe("models");
  });

  it("counts requests from when everything is loaded and kept, or cannot be kept", async () => {
    const { loads, loaded, counted, offline } = visit();
    loads[0]?.come();
    await turn();
    expect(counted).not.toHaveBeenCalled();
    await loaded();
    expect(counted).toHaveBeenCalledOnce();
    expect(offline.getState().phase).toBe("not-kept");
  });

  it("loads the page again when somebody asks", () => {
    const { actions, reloads } = visit();
    actions.reload();
    expect(reloads.count).toBe(1);
  });
});
