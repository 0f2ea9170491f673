/** The thread side of the camera's guidance: made with the first frame, gone when the camera closes. */
import { FaultError } from "../core/fault.ts";
import type { FrameReading } from "../core/quality/guidance-reading.ts";
import { createFrameReader } from "./guide-frame.ts";
import type { FrameReader } from "./guide-frame.ts";
import { createTracker } from "./landmarker.ts";
import type { Tracker } from "./landmarker.ts";

interface Reading {
  readonly tracker: Tracker;
  readonly reader: FrameReader;
}

/** Return the guide of one worker. `bundle` gives the landmark model's bytes once they are there. */
export function createGuide(bundle: () => Uint8Array | undefined) {
  let reading: Promise<Reading> | null = null;

  const begin = (): Promise<Reading> => {
    if (reading) return reading;
    const begun = start(bundle());
    reading = begun;
    begun.catch(() => {
      if (reading === begun) reading = null;
    });
    return begun;
  };

  return {
    /** Return what a frame shows, and close it; null without a frame. */
    async read(frame: ImageBitmap | null): Promise<FrameReading | null> {
      try {
        const { reader } = await begin();
        return frame && reader.read(frame, performance.now());
      } finally {
        frame?.close();
      }
    },
    async end(): Promise<void> {
      const ended = reading;
      reading = null;
      const { tracker } = (await ended?.catch(() => null)) ?? {};
      tracker?.close();
    },
  };
}

async function start(bundle: Uint8Array | undefined): Promise<Reading> {
  if (!bundle) throw new FaultError("engine-internal", "guide was called before prepare");
  const tracker = await createTracker(bundle);
  return { tracker, reader: createFrameReader(tracker) };
}
