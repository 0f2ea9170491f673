/** The camera as the screen sees it, and what its guidance says: plain data, no stream, no video, no bitmap. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CameraChoice, CameraFault } from "../capture/camera.ts";
import type { Fault } from "../core/fault.ts";
import type { Guidance } from "../core/quality/guidance.ts";
import type { FrameReading } from "../core/quality/guidance-reading.ts";

/** The life of the camera. Only `live` and `taking` have its light on. */
export type CameraState =
  | { readonly phase: "off"; readonly why: "new" | "stopped" | "hidden" | "taken" }
  | { readonly phase: "asking"; readonly ignored: boolean }
  | { readonly phase: "live" }
  | { readonly phase: "taking"; readonly taken: number; readonly of: number }
  | { readonly phase: "failed"; readonly fault: CameraFault };

/** The camera of this visit, as screens see it. */
export interface Camera {
  readonly state: CameraState;
  /** The cameras to choose from, known once one was open. */
  readonly cameras: readonly CameraChoice[];
  /** The one that is open or was open last. */
  readonly chosen: string | null;
  /** Whether the preview is mirrored; pictures never are. */
  readonly mirrored: boolean;
  /** Whether a photo is taken by itself when all is well. */
  readonly auto: boolean;
}

/** What the guidance says. Without it, photos are taken by hand. */
export type GuideState =
  | { readonly phase: "waiting" }
  | {
      readonly phase: "guiding";
      readonly reading: FrameReading;
      readonly guidance: Guidance;
      /** For how long all has been well, as a share of what a photo by itself needs: 0-1. */
      readonly steady: number;
      /** Frames read since the camera opened. */
      readonly frames: number;
    }
  | { readonly phase: "failed"; readonly fault: Fault };

/** The camera's life and choices. */
export type CameraStore = StoreApi<Camera>;
/** What the guidance says of the present frame; apart, because it changes many times a second. */
export type GuideStore = StoreApi<GuideState>;

/** Return the store of a camera that was never on. */
export function createCameraStore(): CameraStore {
  return createStore<Camera>(() => ({
    state: { phase: "off", why: "new" },
    cameras: [],
    chosen: null,
    mirrored: true,
    auto: true,
  }));
}

/** Return the store before any frame. */
export function createGuideStore(): GuideStore {
  return createStore<GuideState>(() => ({ phase: "waiting" }));
}

/** Replace the whole state: nothing of an earlier phase is left behind. */
export function setGuideState(store: GuideStore, state: GuideState): void {
  store.setState(state, true);
}

/** Whether the camera's light is on, or may come on at any moment. */
export function isOn({ phase }: CameraState): boolean {
  return phase === "asking" || phase === "live" || phase === "taking";
}

/** What the screen may do with the camera. */
export interface CameraActions {
  /** Turn the camera on, this one or the last one; before the first face ever, the notice comes up first. */
  start(id?: string): void;
  stop(): void;
  /** Where the preview is shown; null when it is shown no more. */
  attach(video: HTMLVideoElement | null): void;
  take(): void;
  setMirrored(mirrored: boolean): void;
  setAuto(auto: boolean): void;
}
