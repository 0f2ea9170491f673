import { describe, expect, it } from "vitest";
import { FaultError } from "../core/fault.ts";
import type { Outcome } from "../core/report.ts";
import { areSettled, askedPhotos } from "./photos.ts";
import { asked, file, refused, scored, serving, tick } from "./testing/served-queue.ts";

describe("a photo that is asked about", () => {
  /** Add photos and let the engine end each of them as asked. */
  async function askedAbout(...names: readonly string[]) {
    const served = serving(() => names.length);
    served.queue.add(names.map(file));
    await tick();
    for (const { resolve } of served.calls.splice(0)) resolve(asked);
    await tick();
    return served;
  }
  const states = ({ photos }: ReturnType<typeof serving>) =>
    photos.getState().order.map((id) => photos.getState().byId[id]?.state);

  it("has ended without a score, and nothing more happens until it is answered", async () => {
    const served = await askedAbout("a");
    expect(states(served)).toEqual([{ phase: "asked", quality: [], times: {} }]);
    expect(areSettled(served.photos.getState())).toBe(true);
    expect(askedPhotos(served.photos.getState()).map(({ id }) => id)).toEqual(["p1"]);
    served.queue.retry("p1");
    served.queue.cancel("p1");
    served.queue.cancelAll();
    await tick();
    expect(served.phases()).toEqual(["asked"]);
    expect(served.calls).toHaveLength(0);
  });

  it("goes through the engine again with a yes, and is scored", async () => {
    const { queue, calls, phases } = await askedAbout("a");
    queue.answer(["p1"], true);
    await tick();
    expect(phases()).toEqual(["running"]);
    expect(calls.map(({ options }) => options.saidAdult)).toEqual([true]);
    calls[0]?.resolve(scored());
    await tick();
    expect(phases()).toEqual(["done"]);
  });

  it("gets no score with a no, and the engine hears nothing of it", async () => {
    const served = await askedAbout("a");
    served.queue.answer(["p1"], false);
    await tick();
    expect(states(served)).toEqual([{ phase: "refused", reason: "said-under-18", quality: [], times: {} }]);
    expect(served.calls).toHaveLength(0);
    served.queue.answer(["p1"], true);
    served.queue.retry("p1");
    await tick();
    expect(served.phases()).toEqual(["refused"]);
    expect(served.calls).toHaveLength(0);
  });

  it("is answered with others at once, each in its own way", async () => {
    const { queue, calls, phases } = await askedAbout("a", "b", "c");
    queue.answer(["p2"], false);
    queue.answer(["p1", "p3"], true);
    await tick();
    expect(phases()).toEqual(["running", "refused", "running"]);
    for (const { resolve } of calls) resolve(scored());
    await tick();
    expect(phases()).toEqual(["done", "refused", "done"]);
  });

  it("is refused all the same when the engine says so after a yes", async () => {
    const { queue, calls, phases } = await askedAbout("a");
    queue.answer(["p1"], true);
    await tick();
    calls[0]?.resolve({ ...refused, reason: "looks-under-18" } as Outcome);
    await tick();
    expect(phases()).toEqual(["refused"]);
  });

  it("keeps its yes through a fault, and loses it when it is cancelled while it waits or runs", async () => {
    const { queue, calls, phases } = await askedAbout("a");
    queue.answer(["p1"], true);
    await tick();
    calls[0]?.reject(new FaultError("engine-timeout", "15 s"));
    await tick();
    queue.retry("p1");
    await tick();
    expect(calls[1]?.options.saidAdult).toBe(true);
    queue.cancel("p1");
    queue.retry("p1");
    await tick();
    expect(calls[2]?.options.saidAdult).toBe(false);
    calls[2]?.resolve(asked);
    await tick();
    expect(phases()).toEqual(["asked"]);
    queue.answer(["p1"], true);
    queue.cancelAll();
    queue.retry("p1");
    await tick();
    expect(calls.at(-1)?.options.saidAdult).toBe(false);
  });

  it("is gone with its answer when it is removed", async () => {
    const { queue, calls, photos, forgotten } = await askedAbout("a");
    queue.answer(["p1"], true);
    queue.remove("p1");
    await tick();
    calls[0]?.resolve(scored());
    await tick();
    expect(photos.getState().order).toEqual([]);
    expect(forgotten).toEqual(["p1"]);
    queue.answer(["p1"], true);
    expect(photos.getState().byId).toEqual({});
  });

  it("takes no answer that was not asked for", async () => {
    const { queue, calls, phases } = serving();
    queue.add([file("a"), file("b")]);
    await tick();
    queue.answer(["p1", "p2"], false);
    queue.answer(["p1", "p2"], true);
    expect(phases()).toEqual(["running", "queued"]);
    calls[0]?.resolve(refused);
    await tick();
    expect(calls.map(({ options }) => options.saidAdult)).toEqual([false, false]);
  });
});
