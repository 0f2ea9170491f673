/** The page's side of the camera's guidance: frames go to the engine's worker past the queue of photos. */
import { transfer } from "comlink";
import type { Remote } from "comlink";
import { FaultError } from "../../core/fault.ts";
import type { FrameReading } from "../../core/quality/guidance-reading.ts";
import type { CameraFrame, EngineInfo, EngineWorker } from "../protocol/protocol.ts";
import { race } from "../../core/race.ts";
import { abortError, createWatchdog, isWorkerLost, unwrap } from "./worker-link.ts";

/** Reads the frames of a camera. One frame at a time: whoever sends the next waits for the answer to the last. */
export interface Guide {
  /** Resolves when frames can be read; rejects with a `FaultError`, or an `AbortError` when it was closed before. */
  readonly ready: Promise<void>;
  /** Return what a frame shows. Takes the frame over. Rejects as `ready` does. */
  read(frame: CameraFrame): Promise<FrameReading>;
  /** Free what it took in the worker. */
  close(): void;
}

/** The worker that is asked, as the engine holds it. */
export interface GuideHandle {
  readonly remote: Remote<EngineWorker>;
  readonly broken: Promise<never>;
  readonly info: Promise<EngineInfo>;
}

interface GuideParts<H extends GuideHandle> {
  /** The worker of the moment: another one after a crash. */
  readonly hold: () => H;
  readonly onLost: (handle: H) => void;
  readonly watchdogMs: number;
}

/** Making a tracker takes a slow device many times longer than a frame: so many watchdogs' time it may take. */
const START_PATIENCE = 3;

/** Open the guide: what it takes is made in the worker at once. */
export function openGuide<H extends GuideHandle>({ hold, onLost, watchdogMs }: GuideParts<H>): Guide {
  let closed = false;
  let asked: H | null = null;

  async function ask(frame: CameraFrame | null): Promise<FrameReading | null> {
    try {
      const handle = hold();
      await handle.info;
      if (closed) throw abortError();
      asked = handle;
      return await answerOf(handle, frame);
    } finally {
      frame?.close();
    }
  }

  async function answerOf(handle: H, frame: CameraFrame | null): Promise<FrameReading | null> {
    const watchdog = createWatchdog(frame ? watchdogMs : START_PATIENCE * watchdogMs);
    try {
      const answer = handle.remote.guide(frame && transfer(frame, [frame]));
      const reading = unwrap(await race(handle.broken, Promise.race([answer, watchdog.expired])));
      if (closed) throw abortError();
      return reading;
    } catch (error) {
      if (isWorkerLost(error)) onLost(handle);
      throw error;
    } finally {
      watchdog.stop();
    }
  }

  const ready = ask(null).then(() => undefined);
  ready.catch(() => {});
  return {
    ready,
    async read(frame) {
      const reading = await ask(frame);
      if (!reading) throw new FaultError("engine-internal", "a frame was read as nothing");
      return reading;
    },
    close() {
      if (closed) return;
      closed = true;
      void asked?.remote.endGuide().catch(() => {});
    },
  };
}
