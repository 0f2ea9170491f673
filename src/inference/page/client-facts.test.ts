import { describe, expect, it, vi } from "vitest";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { Outcome } from "../../core/report.ts";
import { createEngine, type ScoreOptions } from "./client.ts";
import type { FaceStatsControl } from "./facestats.ts";
import type { Answer, EngineWorker, PhotoFacts } from "../protocol/protocol.ts";
import { fakeBitmap, INFO, REFUSED } from "./testing/answers.ts";
import { ChannelWorker } from "./testing/channel-worker.ts";

const SCORED: Outcome = { kind: "scored", report: someReport() };
const CROP: Answer<Uint8ClampedArray> = { ok: true, value: Uint8ClampedArray.of(1, 2, 3) };

/** FaceStats that writes down what it is given; it is free when `enter` was called, or at once. */
function fakeJoins(isFull = false) {
  const listed: unknown[] = [];
  const kept: unknown[][] = [];
  let enter = () => {};
  const gate = isFull ? new Promise<void>((resolve) => (enter = resolve)) : Promise.resolve();
  const whenFree = vi.fn(() => gate);
  const dispose = vi.fn();
  const joins = {
    listed: (model: unknown) => void listed.push(model),
    keep: (...given: unknown[]) => void kept.push(given),
    whenFree,
    dispose,
  } as unknown as FaceStatsControl;
  return { joins, listed, kept, whenFree, dispose, enter: () => enter() };
}

/** An engine whose worker gives that outcome, at once unless it is held, and a crop where one is asked for. */
function engineOf(outcome: Outcome, { isFull = false, isHeld = false } = {}) {
  const facts: PhotoFacts[] = [];
  let answer = () => {};
  const asked: boolean[] = [];
  const score: EngineWorker["score"] = (_photo, told, _onStage, onCrop) => {
    facts.push(told);
    asked.push(onCrop !== undefined);
    if (onCrop) void onCrop(CROP);
    const given = { ok: true, value: outcome } as const;
    if (!isHeld) return Promise.resolve(given);
    return new Promise((resolve) => (answer = () => resolve(given)));
  };
  const encoder = { id: "facestats", name: "FaceStats" };
  const prepare = () => Promise.resolve({ ok: true, value: { ...INFO, encoder } });
  const fake = fakeJoins(isFull);
  const engine = createEngine({
    siteUrl: "http://localhost/",
    joins: fake.joins,
    spawn: () => new ChannelWorker({ prepare, score }) as unknown as Worker,
  });
  const run = (options: ScoreOptions = {}) => engine.score(fakeBitmap().bitmap, options);
  return { engine, run, facts, asked, answer: () => answer(), ...fake };
}

describe("what the worker is told of a photo", () => {
  it("is its focal length, its missing end, the time of its decoding, and what a person said of it, where they are known", async () => {
    const { engine, run, facts } = engineOf(REFUSED);
    await run({ focalLength35: 26, decodeMs: 12 });
    await run({ saidAdult: true });
    await run({ saidAdult: false });
    await run({ lacksEnd: true });
    await run({ lacksEnd: false });
    expect(facts).toEqual([
      { focalLength35: 26, decodeMs: 12 },
      { saidAdult: true },
      {},
      { lacksEnd: true },
      {},
    ]);
    engine.dispose();
  });
});

describe("a photo that FaceStats shall join", () => {
  it("is cut once it is scored, and kept under its name with what its quality adds", async () => {
    const { engine, run, kept, listed } = engineOf(SCORED);
    await expect(run({ photo: "p1" })).resolves.toEqual(SCORED);
    await vi.waitFor(() => expect(kept).toEqual([["p1", CROP, someReport().quality]]));
    expect(listed).toEqual([{ id: "facestats", name: "FaceStats" }]);
    engine.dispose();
  });

  it("is not cut when it has no name, and not kept when it is refused or was cancelled", async () => {
    const unnamed = engineOf(SCORED);
    await unnamed.run();
    expect(unnamed.asked).toEqual([false]);
    expect(unnamed.whenFree).not.toHaveBeenCalled();
    const refused = engineOf(REFUSED);
    await refused.run({ photo: "p1" });
    const cancelled = engineOf(SCORED, { isHeld: true });
    const abort = new AbortController();
    const scored = cancelled.run({ photo: "p1", signal: abort.signal });
    await vi.waitFor(() => expect(cancelled.asked).toEqual([true]));
    abort.abort();
    await expect(scored).rejects.toMatchObject({ name: "AbortError" });
    cancelled.answer();
    // Another photo goes all the way after each: what was to be kept would be by now.
    await refused.run({ photo: "p2" });
    const next = cancelled.run({ photo: "p2" });
    await vi.waitFor(() => expect(cancelled.asked).toHaveLength(2));
    cancelled.answer();
    await next;
    await vi.waitFor(() => expect(cancelled.kept.map(([photo]) => photo)).toEqual(["p2"]));
    expect(refused.kept).toEqual([]);
    for (const { engine } of [unnamed, refused, cancelled]) engine.dispose();
  });

  it("waits until FaceStats is free for its answer", async () => {
    const { engine, run, whenFree, asked, enter } = engineOf(SCORED, { isFull: true });
    const scored = run({ photo: "p1" });
    await vi.waitFor(() => expect(whenFree).toHaveBeenCalledOnce());
    expect(asked).toEqual([]);
    enter();
    await expect(scored).resolves.toEqual(SCORED);
    engine.dispose();
  });

  it("is of a FaceStats that whoever made it ends", () => {
    const { engine, dispose } = engineOf(SCORED);
    engine.dispose();
    expect(dispose).not.toHaveBeenCalled();
  });
});
