import { afterEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../core/fault.ts";
import { ChannelWorker } from "../inference/page/testing/channel-worker.ts";
import { startHeic } from "./heic-link.ts";
import type { HeicAnswer, HeicWorker } from "./heic/protocol.ts";

const PICTURE = { width: 3, height: 2 } as unknown as ImageBitmap;
const FILE = new Blob(["heic"]);
const workers: ChannelWorker[] = [];

/** A decoder over made-up threads, one after another; the last is used again. */
function decoderOver(sides: readonly Partial<HeicWorker>[], timeoutMs = 5000) {
  let spawned = 0;
  const spawn = () => {
    const side = sides[Math.min(spawned++, sides.length - 1)] ?? {};
    const worker = new ChannelWorker({ loaded: () => Promise.resolve(), ...side });
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { ...startHeic({ spawn, timeoutMs }), count: () => spawned };
}

const answering = (answer: HeicAnswer): Partial<HeicWorker> => ({ decode: () => Promise.resolve(answer) });
const silent: Partial<HeicWorker> = { decode: () => new Promise(() => {}) };
const good = answering({ ok: true, bitmap: PICTURE });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "no fault",
    (error: unknown) => (error instanceof FaultError ? error.fault.code : String(error)),
  );

afterEach(() => {
  vi.useRealTimers();
  for (const worker of workers.splice(0)) worker.terminate();
});

describe("the HEIC thread", () => {
  it("tells how far it is, and tells nobody who has cancelled", async () => {
    const telling = (answer: HeicAnswer): Partial<HeicWorker> => ({
      decode: async (_file, onShare) => {
        // Told through another thread: both have arrived when they are answered.
        await onShare(0.5);
        await onShare(1);
        return answer;
      },
    });
    const shares: number[] = [];
    await decoderOver([telling({ ok: true, bitmap: PICTURE })]).decode(FILE, undefined, (share) =>
      shares.push(share),
    );
    expect(shares).toEqual([0.5, 1]);
    const stop = new AbortController();
    const bad = telling({ ok: false, fault: { code: "image-undecodable", detail: "heic" } });
    const stopped = decoderOver([bad]).decode(FILE, stop.signal, (share) => shares.push(share));
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
    expect(shares).toEqual([0.5, 1]);
  });

  it("hands over its picture, and its fault as a fault", async () => {
    expect(await decoderOver([good]).decode(FILE)).toMatchObject({ width: 3 });
    const bad = answering({ ok: false, fault: { code: "image-undecodable", detail: "heic" } });
    const decoder = decoderOver([bad]);
    expect(await codeOf(decoder.decode(FILE))).toBe("image-undecodable");
    expect(await codeOf(decoder.decode(FILE))).toBe("image-undecodable");
    expect(decoder.count()).toBe(1);
  });

  it("that hangs is ended with a timeout for all that wait, and replaced", async () => {
    const decoder = decoderOver([silent, good], 30);
    const waiting = [decoder.decode(FILE), decoder.decode(FILE)].map(codeOf);
    expect(await Promise.all(waiting)).toEqual(["engine-timeout", "engine-timeout"]);
    expect(workers[0]?.terminated).toBe(true);
    expect(await decoder.decode(FILE)).toMatchObject({ width: 3 });
    expect(decoder.count()).toBe(2);
  });

  it("is not taken for hung by a photo that waits while it decodes another", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const tells: ((share: number) => void)[] = [];
    const ends: (() => void)[] = [];
    const decoder = decoderOver([
      {
        decode: (_file, onShare) => {
          tells.push(onShare);
          return new Promise((resolve) => ends.push(() => resolve({ ok: true, bitmap: PICTURE })));
        },
      },
    ]);
    const shares: number[] = [];
    const waiting = [0, 1].map(() => decoder.decode(FILE, undefined, (share) => shares.push(share)));
    await vi.waitUntil(() => ends.length === 2);
    for (const share of [0.25, 0.5, 0.75]) {
      vi.advanceTimersByTime(4000);
      await tells[0]?.(share);
    }
    expect(shares).toEqual([0.25, 0.5, 0.75]);
    vi.advanceTimersByTime(4000);
    ends.forEach((end) => end());
    await Promise.all(waiting);
    expect(workers[0]?.terminated).toBe(false);
  });

  it("that cannot start says that HEIC cannot be read, and settles", async () => {
    const decoder = decoderOver([{ ...silent, loaded: () => new Promise(() => {}) }]);
    const waiting = codeOf(decoder.decode(FILE));
    workers[0]?.dispatchEvent(Object.assign(new Event("error"), { message: "" }));
    expect(await waiting).toBe("file-heic-unsupported");
    await decoder.settled;
  });

  it("drops a picture that nobody waits for any more", async () => {
    const stop = new AbortController();
    const decoder = decoderOver([answering({ ok: false, fault: { code: "image-undecodable", detail: "" } })]);
    const decoding = decoder.decode(FILE, stop.signal);
    stop.abort(new DOMException("cancelled", "AbortError"));
    await expect(decoding).rejects.toThrow("cancelled");
    await expect(decoder.decode(FILE, stop.signal)).rejects.toThrow("cancelled");
  });
});
