/** The camera joined to the app's stores; loads after the shell. */
import { listCameras, openCamera } from "../capture/camera.ts";
import { burstOf, grabFrame, watchFrames } from "../capture/camera-frames.ts";
import { createCameraControl, type CameraControl, type CameraControlParts } from "../state/camera-control.ts";

export { pictureOf } from "../capture/camera-frames.ts";
export { burstOutcome } from "../core/score/burst.ts";

/** Return the control over this browser's cameras; the camera goes off when the page is out of sight. */
export function openCameraRoom(
  parts: Pick<CameraControlParts, "camera" | "guide" | "openGuide" | "onTaken" | "picture">,
): CameraControl {
  const control = createCameraControl({
    ...parts,
    open: openCamera,
    list: () => listCameras(),
    watch: (video) => watchFrames(video),
    grab: grabFrame,
    burst: burstOf,
    isHidden: () => document.hidden,
    now: () => performance.now(),
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) control.stop("hidden");
  });
  window.addEventListener("pagehide", () => control.stop("stopped"));
  // Undefined outside secure contexts, whatever the types say.
  (navigator.mediaDevices as MediaDevices | undefined)?.addEventListener("devicechange", control.refresh);
  return control;
}
