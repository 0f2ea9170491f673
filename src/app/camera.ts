/** The camera in this visit: its stores at once, what can be done with it as soon as its code is there. */
import i18next from "i18next";
import type { Guide } from "../inference/guide-link.ts";
import type { Burst, FrameTools } from "../state/burst.ts";
import {
  createCameraStore,
  createGuideStore,
  isOn,
  type CameraActions,
  type CameraStore,
  type GuideStore,
} from "../state/camera.ts";
import type { CameraControl } from "../state/camera-control.ts";
import type { NoticeStore } from "../state/notice.ts";
import type { RouteStore } from "../state/route.ts";
import type { SettingsStore } from "../state/settings.ts";
import { loadAt, loadOnce } from "./load-once.ts";

export interface CameraWiring {
  readonly camera: CameraStore;
  readonly guide: GuideStore;
  readonly actions: CameraActions;
  /** Resolves when its code is there or given up; never rejects. */
  readonly settled: Promise<void>;
}

interface CameraAppParts {
  readonly route: RouteStore;
  readonly settings: SettingsStore;
  readonly notice: NoticeStore;
  readonly openGuide: () => Promise<Guide>;
  /** Score what was taken and show its result. */
  readonly onBurst: (burst: Burst) => void;
  /** When its code is loaded, unless it is wanted earlier. */
  readonly leisure: Promise<void>;
}

const loadRoom = () => import("./camera-room.ts");

/** What a burst needs of the platform, for the queue. */
export const FRAME_TOOLS: FrameTools = {
  copy: (frame) => createImageBitmap(frame),
  picture: async (frame) => (await loadRoom()).pictureOf(frame),
  average: async (outcomes) => (await loadRoom()).burstOutcome(outcomes),
};

/** Make the stores and begin to load what is behind them. */
export function startCamera({
  route,
  settings,
  notice,
  openGuide,
  onBurst,
  leisure,
}: CameraAppParts): CameraWiring {
  const camera = createCameraStore();
  const guide = createGuideStore();
  let video: HTMLVideoElement | null = null;
  let control: CameraControl | null = null;
  const room = loadOnce(async () => {
    const { openCameraRoom, pictureOf } = await loadRoom();
    control = openCameraRoom({
      camera,
      guide,
      openGuide,
      picture: pictureOf,
      onTaken: (taken) => onBurst({ ...taken, name: photoName(settings.getState().language) }),
    });
    control.attach(video);
    return control;
  });

  /** Whether somebody asked for the camera whose code is still on its way: its state says nothing of that yet. */
  let isBeginning = false;
  const begin = (id?: string) => {
    isBeginning = true;
    void room()
      .then(
        // Nobody's who left meanwhile.
        (ready) => isBeginning && ready.start(id),
        (error: unknown) =>
          camera.setState({ state: { phase: "failed", fault: { code: "busy", detail: String(error) } } }),
      )
      .finally(() => (isBeginning = false));
  };
  const askNotice = waitForNotice(settings, notice, begin);
  followRoute(route, {
    leave() {
      isBeginning = false;
      control?.stop("stopped");
      camera.setState({ state: { phase: "off", why: "new" } });
    },
    async arrive() {
      const { state } = camera.getState();
      // A camera that is missing fails before its screen is there: what it says must not be lost.
      if (isBeginning || isOn(state) || state.phase === "failed") return;
      // Somebody who said yes before does not have to say it again to get here.
      if (settings.getState().noticeRead && (await isGranted()) && route.getState().route === "camera") {
        if (!isBeginning && !isOn(camera.getState().state)) begin();
      }
    },
  });
  return {
    camera,
    guide,
    actions: {
      start: (id) => (settings.getState().noticeRead ? begin(id) : askNotice(id)),
      stop: () => control?.stop("stopped"),
      attach(shown) {
        video = shown;
        control?.attach(shown);
      },
      take: () => control?.take(),
      setMirrored: (mirrored) => control?.setMirrored(mirrored),
      setAuto: (auto) => control?.setAuto(auto),
    },
    settled: loadAt(leisure, room),
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

/** Whether the browser would ask nobody; false where it does not tell. */
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
