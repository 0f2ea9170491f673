import { describe, expect, it } from "vitest";
import { createCameraStore, createGuideStore, isOn, setGuideState, type CameraState } from "./camera.ts";

describe("the camera", () => {
  it("begins off, mirrored, with photos taken by themselves", () => {
    expect(createCameraStore().getState()).toEqual({
      state: { phase: "off", why: "new" },
      cameras: [],
      chosen: null,
      mirrored: true,
      auto: true,
    });
  });

  it("counts as on from the question to the last picture, and not when it is off or failed", () => {
    const states: readonly CameraState[] = [
      { phase: "off", why: "stopped" },
      { phase: "asking", ignored: false },
      { phase: "live" },
      { phase: "taking", taken: 1, of: 5 },
      { phase: "failed", fault: { code: "busy", detail: "" } as never },
    ];
    expect(states.map(isOn)).toEqual([false, true, true, true, false]);
  });

  it("has a guidance that keeps nothing of an earlier phase", () => {
    const guide = createGuideStore();
    expect(guide.getState()).toEqual({ phase: "waiting" });
    setGuideState(guide, { phase: "failed", fault: { code: "engine-crashed", detail: "" } });
    setGuideState(guide, { phase: "waiting" });
    expect(guide.getState()).toEqual({ phase: "waiting" });
  });
});
