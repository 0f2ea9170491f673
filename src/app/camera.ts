/** The camera in this visit: its stores, what can be done with it, and when it goes on and off by itself. */
import i18next from "i18next";
import { listCameras, openCamera } from "../capture/camera.ts";
import { burstOf, grabFrame, pictureOf, watchFrames } from "../capture/camera-frames.ts";
import { burstOutcome } from "../core/score/burst.ts";
import type { Guide } from "../inference/page/guide-link.ts";
import type { Burst, FrameParts } from "../state/burst.ts";
import {
  createCameraStore,
  createGuideStore,
  isOn,
  type CameraActions,
  type CameraStore,
  type GuideStore,
} from "../state/camera.ts";
import { createCameraControl, type CameraControlParts } from "../state/camera-control.ts";
import type { NoticeStore } from "../state/notice.ts";
import type { RouteStore } from "../state/route.ts";
import type { SettingsStore } from "../state/settings.ts";

export interface StartedCamera {
  readonly camera: CameraStore;
  readonly guide: GuideStore;
  readonly actions: CameraActions;
}

/** What is asked of the browser; tests put their own in. */
export interface CameraBrowserParts extends Pick<
  CameraControlParts,
  "open" | "list" | "watch" | "grab" | "burst" | "picture" | "isHidden" | "now"
> {
  /** Whether the browser would ask nobody; false where it does not tell. */
  readonly isGranted: () => Promise<boolean>;
  /** Call when the page goes out of sight, when it goes for good, and when cameras come or go. */
  readonly follow: (on: { hidden(): void; gone(): void; changed(): void }) => void;
}

interface CameraAppParts {
  readonly route: RouteStore;
  readonly settings: SettingsStore;
  readonly notice: NoticeStore;
  readonly openGuide: () => Promise<Guide>;
  /** Score what was taken and show its result. */
  readonly onBurst: (burst: Burst) => void;
}

/** What a burst needs of the platform, for the queue. */
export const FRAME_PARTS: FrameParts = {
  copy: (frame) => createImageBitmap(frame),
  picture: pictureOf,
  average: burstOutcome,
};

/** Make the stores and the control over this browser's cameras. */
export function startCamera(
  parts: CameraAppParts,
  browser: CameraBrowserParts = browserCamera(),
): StartedCamera {
  const { route, settings, notice, openGuide, onBurst } = parts;
  const camera = createCameraStore();
  const guide = createGuideStore();
  const control = createCameraControl({
    ...browser,
    camera,
    guide,
    openGuide,
    onTaken: (taken) => onBurst({ ...taken, name: photoName(settings.getState().language) }),
  });
  browser.follow({
    hidden: () => control.stop("hidden"),
    gone: () => control.stop("stopped"),
    changed: control.refresh,
  });
  const askNotice = waitForNotice(settings, notice, control.start);
  followRoute(route, {
    leave() {
      control.stop("stopped");
      camera.setState({ state: { phase: "off", why: "new" } });
    },
    async arrive() {
      const { state } = camera.getState();
      // A camera that is missing fails before its screen is there: what it says must not be lost.
      if (isOn(state) || state.phase === "failed") return;
      // Somebody who said yes before does not have to say it again to get here.
      if (!settings.getState().noticeRead || !(await browser.isGranted())) return;
      if (route.getState().route === "camera" && !isOn(camera.getState().state)) control.start();
    },
  });
  return {
    camera,
    guide,
    actions: {
      ...control,
      start: (id) => (settings.getState().noticeRead ? control.start(id) : askNotice(id)),
      stop: () => control.stop("stopped"),
    },
  };
}

/** Return what this browser has of cameras. */
function browserCamera(): CameraBrowserParts {
  return {
    open: openCamera,
    list: () => listCameras(),
    watch: (video) => watchFrames(video),
    grab: grabFrame,
    burst: burstOf,
    picture: pictureOf,
    isHidden: () => document.hidden,
    now: () => performance.now(),
    isGranted,
    follow({ hidden, gone, changed }) {
      document.addEventListener("visibilitychange", () => document.hidden && hidden());
      window.addEventListener("pagehide", gone);
      // Undefined outside secure contexts, whatever the types say.
      (navigator.mediaDevices as MediaDevices | undefined)?.addEventListener("devicechange", changed);
    },
  };
}

/** Return a function that opens the notice and begins once it is accepted; declined, nothing happens. */
function waitForNotice(settings: SettingsStore, notice: NoticeStore, begin: (id?: string) => void) {
  let wanted: { readonly id: string | undefined } | null = null;
  settings.subscribe((now, before) => {
    if (!wanted || !now.noticeRead || before.noticeRead) return;
    const { id } = wanted;
    wanted = null;
    begin(id);
  });
  notice.subscribe(({ open }) => {
    if (!open) wanted = null;
  });
  return (id?: string) => {
    wanted = { id };
    notice.setState({ open: true });
  };
}

function followRoute(route: RouteStore, on: { leave(): void; arrive(): Promise<void> }): void {
  route.subscribe((now, before) => {
    if (now.route === before.route) return;
    if (before.route === "camera") on.leave();
    if (now.route === "camera") void on.arrive();
  });
  if (route.getState().route === "camera") void on.arrive();
}

async function isGranted(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "camera" })).state === "granted";
  } catch {
    return false;
  }
}

/** Return what a photo of now is called, in the language of now. */
function photoName(language: string): string {
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return i18next.t("camera.photoName", { time: time.format(new Date()) });
}
