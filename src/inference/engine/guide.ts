/** The thread side of the camera's guidance: made with the first frame, gone when the camera closes. */
import { FaultError } from "../../core/fault.ts";
import type { FrameReading } from "../../core/quality/guidance-reading.ts";
import { createFrameReader } from "./guide-frame.ts";
import type { FrameReader } from "./guide-frame.ts";
import { createTracker } from "./landmarker.ts";
import type { Tracker } from "./landmarker.ts";
import type { CameraFrame } from "../protocol/protocol.ts";

interface Eyes {
  readonly tracker: Tracker;
  readonly reader: FrameReader;
}

/** Return the guide of one worker. `bundle` gives the landmark model's bytes once they are there. */
export function createGuide(bundle: () => Uint8Array | undefined) {
  let eyes: Promise<Eyes> | null = null;
  let reading: Promise<unknown> = Promise.resolve();

  const begin = (): Promise<Eyes> => {
    if (eyes) return eyes;
    const begun = start(bundle());
    eyes = begun;
    begun.catch(() => {
      if (eyes === begun) eyes = null;
    });
    return begun;
  };

  async function look(frame: CameraFrame | null): Promise<FrameReading | null> {
    try {
      const { reader } = await begin();
      return frame && (await reader.read(frame, performance.now()));
    } finally {
      frame?.close();
    }
  }

  return {
    /** Return what a frame shows, and close it; null without a frame. */
    read(frame: CameraFrame | null): Promise<FrameReading | null> {
      const looked = look(frame);
      reading = looked.catch(() => null);
      return looked;
    },
    /** Free what it took, once the frame that is being read is done with. */
    async end(): Promise<void> {
      const ended = eyes;
      eyes = null;
      await reading;
      const { tracker } = (await ended?.catch(() => null)) ?? {};
      tracker?.close();
    },
  };
}

async function start(bundle: Uint8Array | undefined): Promise<Eyes> {
  if (!bundle) throw new FaultError("engine-internal", "guide was called before prepare");
  const tracker = await createTracker(bundle);
  return { tracker, reader: createFrameReader(tracker) };
}
