import { afterEach, describe, expect, it } from "vitest";
import type { YuvTile } from "../../core/image/heic/paint.ts";
import { ChannelWorker } from "../../inference/page/testing/channel-worker.ts";
import type { TileAnswer, TileWorker } from "./protocol.ts";
import { startTileThread, wantsTileThread } from "./tile-link.ts";

const PLANE = Uint16Array.of(1, 2, 3, 4);
const TILE: YuvTile = {
  ...{ y: PLANE, cb: PLANE, cr: PLANE, width: 2, height: 2 },
  ...{ chromaWidth: 2, chromaHeight: 2, bitDepth: 8 },
};
const workers: ChannelWorker[] = [];

function threadOver(side: Partial<TileWorker>) {
  const worker = new ChannelWorker({ loaded: () => Promise.resolve(), ...side });
  workers.push(worker);
  return { worker, ...startTileThread(worker as unknown as Worker) };
}
const answering = (answer: TileAnswer): Partial<TileWorker> => ({ decode: () => Promise.resolve(answer) });
const silent: Partial<TileWorker> = { decode: () => new Promise(() => {}) };

afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

describe("the second HEIC thread", () => {
  it("hands over its tile, and what it could not decode as a failure", async () => {
    const good = threadOver(answering({ ok: true, tile: TILE }));
    expect(await good.decode(new Uint8Array(3))).toEqual(TILE);
    const bad = threadOver(answering({ ok: false, fault: { code: "image-undecodable", detail: "a tile" } }));
    await expect(bad.decode(new Uint8Array(3))).rejects.toThrow("a tile");
  });

  it("that breaks or cannot start lets nobody wait", async () => {
    const { worker, decode, settled } = threadOver({ ...silent, loaded: () => new Promise(() => {}) });
    const waiting = decode(new Uint8Array(3));
    worker.dispatchEvent(Object.assign(new Event("error"), { message: "broke" }));
    await expect(waiting).rejects.toThrow("broke");
    await expect(decode(new Uint8Array(3))).rejects.toThrow("broke");
    await settled;
  });

  it("is for devices with a core and memory to spare, where both are told", () => {
    expect(wantsTileThread({ cores: 2, memory: 4 })).toBe(true);
    expect(wantsTileThread({ cores: 8, memory: 32 })).toBe(true);
    expect(wantsTileThread({ cores: 1, memory: 8 })).toBe(false);
    expect(wantsTileThread({ cores: 8, memory: 2 })).toBe(false);
    expect(wantsTileThread({ cores: 8 })).toBe(false);
  });
});
