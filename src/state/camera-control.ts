/**
 * The camera's life: opened, guided, taken from, and off again.
 *
 * [Note: Camera off]
 * Everything of one opening hangs on one abort controller. Leaving the screen, hiding the page, a fault and a photo taken
 * all end in `end`, which stops the tracks in the same turn of the event loop; what still comes later (a stream, a frame,
 * a reading) finds the signal fired and is dropped.
 */
import { toCameraFault, type CameraFault, type OpenedCamera } from "../capture/camera.ts";
import type { listCameras, openCamera } from "../capture/camera.ts";
import { BURST, type burstOf, type grabFrame, type watchFrames } from "../capture/camera-frames.ts";
import { FaultError, isAbort, toFault } from "../core/fault.ts";
import { guided, STEADY_MS, wellFor, type Guidance } from "../core/quality/guidance.ts";
import type { Guide } from "../inference/page/guide-link.ts";
import { isOn, setGuideState, type Camera, type CameraStore, type GuideStore } from "./camera.ts";

/** What was taken: the frames, and the middle one as an image file in memory. */
export interface Taken {
  readonly frames: readonly ImageBitmap[];
  readonly picture: Blob;
}

/** What the control needs of the platform; tests bring their own. */
export interface CameraControlParts {
  readonly camera: CameraStore;
  readonly guide: GuideStore;
  readonly open: typeof openCamera;
  readonly list: () => ReturnType<typeof listCameras>;
  readonly watch: typeof watchFrames;
  readonly grab: typeof grabFrame;
  readonly burst: typeof burstOf;
  readonly picture: (frame: ImageBitmap) => Promise<Blob>;
  /** The engine's guidance, as soon as the engine is there. */
  readonly openGuide: () => Promise<Guide>;
  /** Told with what was taken, the camera being off already. Takes the frames over. */
  readonly onTaken: (taken: Taken) => void;
  readonly isHidden: () => boolean;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** What may be done with the camera. */
export interface CameraControl {
  /** Turn the camera on: the one named, else the last one, else the one that looks at the person. */
  start(id?: string): void;
  stop(why: "stopped" | "hidden"): void;
  /** Where the preview is shown; null when it is shown no more. */
  attach(video: HTMLVideoElement | null): void;
  take(): void;
  setMirrored(mirrored: boolean): void;
  setAuto(auto: boolean): void;
  /** Cameras came or went. */
  refresh(): void;
}

/** How often guidance is begun anew after a fault of the engine before it is given up for this opening. */
const GUIDE_TRIES = 3;

interface Opening {
  readonly controller: AbortController;
  readonly guide: Promise<Guide>;
  camera: OpenedCamera | null;
  watched: HTMLVideoElement | null;
}

/** Return the control of a camera that is off. */
export function createCameraControl(parts: CameraControlParts): CameraControl {
  const { camera, guide: guideStore } = parts;
  let opening: Opening | null = null;
  let preview: HTMLVideoElement | null = null;

  const become = (state: Camera["state"]) => camera.setState({ state });

  /** End the opening, if any. See: [Note: Camera off]. */
  function end(state: Camera["state"]): void {
    const ended = opening;
    opening = null;
    ended?.controller.abort();
    ended?.camera?.stop();
    if (preview) preview.srcObject = null;
    void ended?.guide.then((guide) => guide.close()).catch(() => undefined);
    setGuideState(guideStore, { phase: "waiting" });
    become(state);
  }

  const fail = (fault: CameraFault) => end({ phase: "failed", fault });

  async function start(id = camera.getState().chosen ?? undefined): Promise<void> {
    end({ phase: "asking", ignored: false });
    const controller = new AbortController();
    const guide = parts.openGuide();
    guide.catch(() => {});
    const mine: Opening = { controller, guide, camera: null, watched: null };
    opening = mine;
    try {
      const opened = await parts.open({
        signal: controller.signal,
        ...(id === undefined ? {} : { id }),
        onIgnored: () => opening === mine && become({ phase: "asking", ignored: true }),
        onEnded: () => opening === mine && fail({ code: "unplugged", detail: "the track ended" }),
      });
      if (opening !== mine) return opened.stop();
      mine.camera = opened;
      if (parts.isHidden()) return end({ phase: "off", why: "hidden" });
      camera.setState({
        state: { phase: "live" },
        chosen: opened.id || null,
        mirrored: opened.facing !== "environment",
      });
      watch();
      await refresh();
    } catch (error) {
      if (opening === mine) fail(toCameraFault(error));
    }
  }

  /** Show the stream in the preview and read its frames, once both are there. */
  function watch(): void {
    const mine = opening;
    if (!mine?.camera || !preview || mine.watched === preview) return;
    mine.watched = preview;
    preview.srcObject = mine.camera.stream;
    // Rejected when the stream goes before it plays, which `end` has dealt with; `muted` previews may always play.
    preview.play().catch(() => undefined);
    const video = preview;
    const isWanted = () => opening === mine && mine.watched === video;
    void guideFrames(parts, { video, isWanted, guide: mine.guide, signal: mine.controller.signal }).then(
      (ended) => {
        if (ended === "steady") take();
        else if (ended !== "over") fail(ended);
      },
    );
  }

  function take(): void {
    const mine = opening;
    if (!mine?.watched || camera.getState().state.phase !== "live") return;
    void takeFrom(mine, mine.watched);
  }

  async function takeFrom(mine: Opening, video: HTMLVideoElement): Promise<void> {
    const { signal } = mine.controller;
    const onTaken = (taken: number) =>
      opening === mine && become({ phase: "taking", taken, of: BURST.count });
    onTaken(0);
    try {
      const frames = await parts.burst(video, { signal, onTaken });
      const picture = await pictured(frames, parts.picture);
      if (opening !== mine) return closeAll(frames);
      end({ phase: "off", why: "taken" });
      parts.onTaken({ frames, picture });
    } catch (error) {
      if (opening === mine) fail(toCameraFault(error));
    }
  }

  async function refresh(): Promise<void> {
    const cameras = await parts.list();
    if (camera.getState().state.phase !== "off") camera.setState({ cameras });
  }

  return {
    start: (id) => void start(id),
    stop(why) {
      const { state } = camera.getState();
      // The browser's question may hide the page on a phone; whether it still is gets looked at once it is answered.
      if (why === "hidden" && state.phase === "asking") return;
      if (isOn(state)) end({ phase: "off", why });
    },
    attach(video) {
      if (preview && preview !== video) preview.srcObject = null;
      if (opening) opening.watched = null;
      preview = video;
      watch();
    },
    take,
    setMirrored: (mirrored) => camera.setState({ mirrored }),
    setAuto: (auto) => camera.setState({ auto }),
    refresh: () => void refresh(),
  };
}

/** The frames of one preview, as long as it is the one that is shown. */
interface Watched {
  readonly video: HTMLVideoElement;
  readonly isWanted: () => boolean;
  readonly guide: Promise<Guide>;
  readonly signal: AbortSignal;
}

/** Guide until the picture may be taken by itself, until nobody wants it any more, or until the camera fails. */
async function guideFrames(
  parts: CameraControlParts,
  watched: Watched,
): Promise<"steady" | "over" | CameraFault> {
  for (let tries = 1; watched.isWanted(); tries += 1) {
    try {
      return await readFrames(parts, watched);
    } catch (error) {
      if (isAbort(error) || !watched.isWanted()) return "over";
      if (!(error instanceof FaultError)) return toCameraFault(error);
      if (tries >= GUIDE_TRIES || error.fault.code === "model-failed-to-load") {
        setGuideState(parts.guide, { phase: "failed", fault: toFault(error) });
        return "over";
      }
    }
  }
  return "over";
}

async function readFrames(
  { camera, guide: guideStore, watch, grab, now }: CameraControlParts,
  { video, isWanted, guide: opening, signal }: Watched,
): Promise<"steady" | "over"> {
  const guide = await opening;
  await guide.ready;
  const frames = watch(video);
  const isLive = () => isWanted() && camera.getState().state.phase === "live";
  try {
    let known: Guidance | null = null;
    for (let count = 1; isLive(); count += 1) {
      await frames.next(signal);
      const reading = await guide.read(await grab(video));
      if (!isLive()) return "over";
      known = guided(known, reading, now());
      const steady = Math.min(1, wellFor(known, now()) / STEADY_MS);
      setGuideState(guideStore, { phase: "guiding", reading, guidance: known, steady, frames: count });
      if (steady >= 1 && camera.getState().auto) return "steady";
    }
    return "over";
  } finally {
    frames.stop();
  }
}

/** Return the middle frame as a file; when it cannot be made, the frames are of no use and are closed. */
async function pictured(
  frames: readonly ImageBitmap[],
  picture: CameraControlParts["picture"],
): Promise<Blob> {
  try {
    return await picture(frames[(frames.length - 1) >> 1] as ImageBitmap);
  } catch (error) {
    closeAll(frames);
    throw error;
  }
}

function closeAll(frames: readonly ImageBitmap[]): void {
  for (const frame of frames) frame.close();
}
