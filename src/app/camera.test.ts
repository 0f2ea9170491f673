import { describe, expect, it, vi } from "vitest";
import type { OpenedCamera } from "../capture/camera.ts";
import { CameraError } from "../capture/camera.ts";
import type { Burst } from "../state/burst.ts";
import { createNoticeStore } from "../state/notice.ts";
import { createRouteStore, type Route } from "../state/route.ts";
import { createSettingsStore } from "../state/settings.ts";
import { startCamera } from "./camera.ts";
import { turn } from "./testing/fake-page.ts";

interface SetUp {
  readonly route?: Route;
  readonly noticeRead?: boolean;
  readonly granted?: boolean;
}

/** A camera that opens, or fails, when the test says so. */
function setUp({ route: from = "score", noticeRead = true, granted = false }: SetUp = {}) {
  const route = createRouteStore(from);
  const settings = createSettingsStore(null, ["en"]);
  settings.setState({ noticeRead });
  const notice = createNoticeStore();
  const bursts: Burst[] = [];
  const stops = vi.fn();
  const asked: { open: () => void; fail: (error: Error) => void; id: string | undefined }[] = [];
  let page = { hidden: () => {}, gone: () => {}, changed: () => {} };
  let grant: (isGranted: boolean) => void = () => {};
  const camera = startCamera(
    {
      route,
      settings,
      notice,
      openGuide: () => new Promise(() => {}),
      onBurst: (burst) => void bursts.push(burst),
    },
    {
      open: ({ id }) =>
        new Promise((resolve, reject) => {
          const opened: OpenedCamera = {
            stream: {} as MediaStream,
            id: "c",
            label: "",
            facing: "user",
            stop: stops,
          };
          asked.push({ open: () => resolve(opened), fail: reject, id });
        }),
      list: () => Promise.resolve([{ id: "c", label: "front" }]),
      watch: () => ({ next: () => new Promise(() => {}), stop: () => {} }),
      grab: () => new Promise(() => {}),
      burst: () => Promise.resolve([{ close: () => {} } as ImageBitmap]),
      picture: () => Promise.resolve(new Blob(["picture"])),
      isHidden: () => false,
      now: () => 0,
      isGranted: () => (granted ? Promise.resolve(true) : new Promise((resolve) => (grant = resolve))),
      follow: (on) => void (page = on),
    },
  );
  return {
    ...camera,
    route,
    settings,
    notice,
    asked,
    stops,
    bursts,
    page: () => page,
    grant: (isGranted: boolean) => grant(isGranted),
    goTo: (to: Route) => route.setState({ route: to }),
    phase: () => camera.camera.getState().state.phase,
  };
}

describe("the camera", () => {
  it("goes on when asked, and off when its screen is left", async () => {
    const { actions, asked, goTo, phase, stops } = setUp();
    actions.start();
    goTo("camera");
    await turn();
    expect(asked).toHaveLength(1);
    asked[0]?.open();
    await turn();
    expect(phase()).toBe("live");
    goTo("score");
    expect(phase()).toBe("off");
    expect(stops).toHaveBeenCalledOnce();
  });

  it("that was begun and left before it came is stopped as soon as it comes", async () => {
    const { actions, asked, goTo, phase, stops } = setUp();
    goTo("camera");
    actions.start();
    expect(phase()).toBe("asking");
    goTo("score");
    expect(phase()).toBe("off");
    asked[0]?.open();
    await turn();
    expect(phase()).toBe("off");
    expect(stops).toHaveBeenCalledOnce();
  });

  it("that fails says why, also to somebody who comes to its screen only then", async () => {
    const { actions, asked, camera, goTo } = setUp({ granted: true });
    actions.start();
    asked[0]?.fail(new CameraError("missing", "none"));
    await turn();
    goTo("camera");
    await turn();
    expect(camera.getState().state).toMatchObject({ phase: "failed", fault: { code: "missing" } });
    expect(asked).toHaveLength(1);
  });

  it("goes off when the page is out of sight or goes", async () => {
    for (const leave of ["hidden", "gone"] as const) {
      const { actions, asked, page, phase, stops } = setUp();
      actions.start("c");
      expect(asked[0]?.id).toBe("c");
      asked[0]?.open();
      await turn();
      page()[leave]();
      expect(phase()).toBe("off");
      expect(stops).toHaveBeenCalledOnce();
    }
  });

  it("hands a burst over with a name in the person's language", async () => {
    const { actions, asked, bursts } = setUp();
    actions.attach({ play: () => Promise.resolve(), srcObject: null } as unknown as HTMLVideoElement);
    actions.start();
    asked[0]?.open();
    await turn();
    actions.take();
    await turn();
    expect(bursts).toHaveLength(1);
    expect(bursts[0]?.frames).toHaveLength(1);
  });
});

describe("coming to the camera's screen", () => {
  it("turns the camera on where the browser would ask nobody", async () => {
    const { goTo, asked } = setUp({ granted: true });
    goTo("camera");
    await turn();
    expect(asked).toHaveLength(1);
  });

  it("does so at the start of a visit too, and not before the notice was accepted", async () => {
    const first = setUp({ route: "camera", granted: true });
    await turn();
    expect(first.asked).toHaveLength(1);
    const unread = setUp({ route: "camera", granted: true, noticeRead: false });
    await turn();
    expect(unread.asked).toHaveLength(0);
  });

  it("leaves it off for somebody who is gone before the browser told, and where it would ask", async () => {
    const left = setUp();
    left.goTo("camera");
    await turn();
    left.goTo("score");
    left.grant(true);
    await turn();
    expect(left.asked).toHaveLength(0);
    const unasked = setUp();
    unasked.goTo("camera");
    await turn();
    unasked.grant(false);
    await turn();
    expect(unasked.asked).toHaveLength(0);
  });

  it("turns it on once where it was begun meanwhile", async () => {
    const { goTo, grant, actions, asked } = setUp();
    goTo("camera");
    await turn();
    actions.start();
    grant(true);
    await turn();
    expect(asked).toHaveLength(1);
  });
});

describe("the notice before the camera", () => {
  it("comes up first, and accepted, turns the camera on", () => {
    const { actions, notice, settings, asked } = setUp({ noticeRead: false });
    actions.start("c");
    expect(notice.getState().open).toBe(true);
    expect(asked).toHaveLength(0);
    settings.setState({ noticeRead: true });
    notice.setState({ open: false });
    expect(asked.map(({ id }) => id)).toEqual(["c"]);
  });

  it("declined, leaves it off for good", () => {
    const { actions, notice, settings, asked } = setUp({ noticeRead: false });
    actions.start();
    notice.setState({ open: false });
    settings.setState({ noticeRead: true });
    expect(asked).toHaveLength(0);
  });
});
