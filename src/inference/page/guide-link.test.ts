import { describe, expect, it, vi } from "vitest";
import type { FrameReading } from "../../core/quality/guidance-reading.ts";
import { createEngine } from "./client.ts";
import type { EngineWorker } from "../protocol/protocol.ts";
import { fakeBitmap, INFO } from "./testing/answers.ts";
import { ChannelWorker } from "./testing/channel-worker.ts";

const READING: FrameReading = { frame: { width: 4, height: 3 }, faces: 0, face: null };

function setUp(guides: readonly EngineWorker["guide"][], watchdogMs = 1000) {
  const ended = vi.fn(() => Promise.resolve());
  const asked: boolean[] = [];
  let spawned = 0;
  const engine = createEngine({
    siteUrl: "http://localhost/",
    watchdogMs,
    spawn: () => {
      const guide = guides[Math.min(spawned, guides.length - 1)];
      spawned += 1;
      const worker: Partial<EngineWorker> = {
        prepare: () => Promise.resolve({ ok: true, value: INFO }),
        score: () => new Promise(() => {}),
        guide: (frame) => {
          asked.push(frame !== null);
          return guide?.(frame) ?? Promise.resolve({ ok: true, value: null });
        },
        endGuide: ended,
      };
      return new ChannelWorker(worker as EngineWorker) as unknown as Worker;
    },
  });
  return { engine, ended, asked, count: () => spawned };
}

const answers: EngineWorker["guide"] = (frame) => Promise.resolve({ ok: true, value: frame && READING });

describe("the guide", () => {
  it("makes itself ready with the camera, reads frames and takes them over", async () => {
    const { engine, asked } = setUp([answers]);
    const guide = engine.openGuide();
    await guide.ready;
    const { bitmap: frame, close } = fakeBitmap();
    await expect(guide.read(frame)).resolves.toEqual(READING);
    expect(asked).toEqual([false, true]);
    expect(close).toHaveBeenCalled();
    engine.dispose();
  });

  it("does not wait for a photo that is being scored", async () => {
    const { engine } = setUp([answers]);
    const photo = engine.score(fakeBitmap().bitmap).catch(() => undefined);
    const guide = engine.openGuide();
    await expect(guide.read(fakeBitmap().bitmap)).resolves.toEqual(READING);
    engine.dispose();
    await photo;
  });

  it("frees what it took when closed, once, and reads no more", async () => {
    const { engine, ended } = setUp([answers]);
    const guide = engine.openGuide();
    await guide.ready;
    guide.close();
    guide.close();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    const { bitmap: frame, close } = fakeBitmap();
    await expect(guide.read(frame)).rejects.toMatchObject({ name: "AbortError" });
    expect(close).toHaveBeenCalled();
    engine.dispose();
  });

  it("says why it cannot be had, and the engine goes on", async () => {
    const fault = { code: "model-failed-to-load", detail: "tracker" } as const;
    const { engine, count } = setUp([() => Promise.resolve({ ok: false, fault })]);
    await expect(engine.openGuide().ready).rejects.toMatchObject({ fault });
    expect(count()).toBe(1);
    engine.dispose();
  });

  it("gets a fresh worker after one that hangs", async () => {
    const { engine, count } = setUp([() => new Promise(() => {}), answers], 200);
    const guide = engine.openGuide();
    await expect(guide.ready).rejects.toMatchObject({ fault: { code: "engine-timeout" } });
    await expect(guide.read(fakeBitmap().bitmap)).resolves.toEqual(READING);
    expect(count()).toBe(2);
    engine.dispose();
  });
});
