import { describe, expect, it, vi } from "vitest";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { Outcome } from "../../core/report.ts";
import type { EngineState } from "./client.ts";
import { createEngine } from "./client.ts";
import type { Answer, EngineWorker } from "../protocol/protocol.ts";
import { fakeBitmap, INFO, REFUSED } from "./testing/answers.ts";
import { ChannelWorker } from "./testing/channel-worker.ts";

function worker(score: EngineWorker["score"], prepare?: EngineWorker["prepare"]): ChannelWorker {
  return new ChannelWorker({ prepare: prepare ?? (() => Promise.resolve({ ok: true, value: INFO })), score });
}

const settled = (): Promise<Answer<Outcome>> => Promise.resolve({ ok: true, value: REFUSED });
const never = (): Promise<Answer<Outcome>> => new Promise(() => {});

function engineOver(workers: ChannelWorker[], watchdogMs = 1000) {
  const states: EngineState[] = [];
  let spawned = 0;
  const engine = createEngine({
    siteUrl: "http://localhost/",
    watchdogMs,
    onState: (state) => states.push(state),
    spawn: () => {
      const next = workers[spawned] ?? workers[workers.length - 1];
      spawned += 1;
      return next as unknown as Worker;
    },
  });
  return { engine, states, count: () => spawned };
}

describe("the engine as the page sees it", () => {
  it("is ready once the worker has its models, and says so", async () => {
    const { engine, states } = engineOver([worker(settled)]);
    await expect(engine.ready).resolves.toEqual(INFO);
    expect(states.map((state) => state.phase)).toEqual(["loading", "ready"]);
    engine.dispose();
  });

  it("uses a worker that was started before it, and then its own", async () => {
    const started = worker(never);
    const own = worker(settled);
    const engine = createEngine({
      siteUrl: "http://localhost/",
      watchdogMs: 60,
      started: started as unknown as Worker,
      spawn: () => own as unknown as Worker,
    });
    await expect(engine.score(fakeBitmap().bitmap)).rejects.toMatchObject({
      fault: { code: "engine-timeout" },
    });
    expect([started.terminated, own.terminated]).toEqual([true, false]);
    await expect(engine.score(fakeBitmap().bitmap)).resolves.toEqual(REFUSED);
    engine.dispose();
  });

  it("passes stages on and closes the photo", async () => {
    const { engine } = engineOver([
      worker(async (_photo, _facts, onStage) => {
        await onStage("landmarks");
        return settled();
      }),
    ]);
    const { bitmap: photo, close } = fakeBitmap();
    const stages: string[] = [];
    await expect(engine.score(photo, { onStage: (stage) => stages.push(stage) })).resolves.toEqual(REFUSED);
    expect(stages).toEqual(["landmarks"]);
    expect(close).toHaveBeenCalled();
    engine.dispose();
  });

  it("counts only the models that are switched on when the outcome is there", async () => {
    const report = someReport();
    const models = report.appearance.map(({ model }) => model);
    expect(models.length).toBeGreaterThan(0);
    let isOn = true;
    const engine = createEngine({
      siteUrl: "http://localhost/",
      counts: () => isOn,
      spawn: () =>
        worker(() => {
          isOn = false;
          return Promise.resolve({ ok: true, value: { kind: "scored", report } });
        }) as unknown as Worker,
    });
    const outcome = await engine.score(fakeBitmap().bitmap);
    expect(outcome).toMatchObject({ report: { psl: { kind: "geometric-only" } } });
    expect(outcome).toMatchObject({ report: { appearance: models.map((model) => ({ model })) } });
    engine.dispose();
  });

  it("sends a photo as soon as faces can be found, and has patience while the networks load", async () => {
    let networks = () => {};
    const { engine, states } = engineOver(
      [
        worker(
          async () => {
            await new Promise<void>((resolve) => (networks = resolve));
            return settled();
          },
          async (_onProgress, onOpen) => {
            onOpen?.();
            await vi.waitUntil(() => isLoaded);
            return { ok: true, value: INFO };
          },
        ),
      ],
      60,
    );
    let isLoaded = false;
    const outcome = engine.score(fakeBitmap().bitmap);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(states.map(({ phase }) => phase)).toEqual(["loading"]);
    isLoaded = true;
    networks();
    await expect(outcome).resolves.toEqual(REFUSED);
    await engine.ready;
    engine.dispose();
  });

  it("watches a photo that is under way from when everything is loaded", async () => {
    const { engine } = engineOver(
      [
        worker(never, (_onProgress, onOpen) => {
          onOpen?.();
          return new Promise((resolve) =>
            setTimeout(() => {
              isLoaded = true;
              resolve({ ok: true, value: INFO });
            }, 100),
          );
        }),
      ],
      60,
    );
    let isLoaded = false;
    await expect(engine.score(fakeBitmap().bitmap)).rejects.toMatchObject({
      fault: { code: "engine-timeout" },
    });
    // Watched from its arrival, it would have been given up at 60 ms, before everything was loaded.
    expect(isLoaded).toBe(true);
    engine.dispose();
  });

  it("goes on with the queue after a photo whose scoring ended in a fault", async () => {
    let calls = 0;
    const { engine } = engineOver([
      worker(() => {
        calls += 1;
        if (calls > 1) return settled();
        return Promise.resolve({ ok: false, fault: { code: "model-output-invalid", detail: "NaN" } });
      }),
    ]);
    await expect(engine.score(fakeBitmap().bitmap)).rejects.toMatchObject({
      fault: { code: "model-output-invalid" },
    });
    await expect(engine.score(fakeBitmap().bitmap)).resolves.toEqual(REFUSED);
    engine.dispose();
  });

  it("ends a worker that hangs and scores the next photo in a fresh one", async () => {
    const hung = worker(never);
    const { engine, count } = engineOver([hung, worker(settled)], 60);
    await expect(engine.score(fakeBitmap().bitmap)).rejects.toMatchObject({
      fault: { code: "engine-timeout" },
    });
    expect(hung.terminated).toBe(true);
    await expect(engine.score(fakeBitmap().bitmap)).resolves.toEqual(REFUSED);
    expect(count()).toBe(2);
    engine.dispose();
  });

  it("replaces a worker that crashes", async () => {
    const crashing = worker(() => {
      crashing.dispatchEvent(Object.assign(new Event("error"), { message: "boom" }));
      return never();
    });
    const { engine } = engineOver([crashing, worker(settled)]);
    await expect(engine.score(fakeBitmap().bitmap)).rejects.toMatchObject({
      fault: { code: "engine-crashed" },
    });
    await expect(engine.score(fakeBitmap().bitmap)).resolves.toEqual(REFUSED);
    engine.dispose();
  });

  it("replaces a worker that crashed between two photos before the next one", async () => {
    const idle = worker(settled);
    const { engine, count } = engineOver([idle, worker(settled)]);
    await engine.ready;
    idle.dispatchEvent(Object.assign(new Event("error"), { message: "graphics lost" }));
    await vi.waitFor(() => expect(idle.terminated).toBe(true));
    await expect(engine.score(fakeBitmap().bitmap)).resolves.toEqual(REFUSED);
    expect(count()).toBe(2);
    engine.dispose();
  });

  it("tries to load again with the next photo when loading failed", async () => {
    let tries = 0;
    const failing = worker(settled, () => {
      tries += 1;
      return Promise.resolve({ ok: false, fault: { code: "model-network", detail: "cut" } });
    });
    const { engine } = engineOver([failing, worker(settled)]);
    await expect(engine.ready).rejects.toMatchObject({ fault: { code: "model-network" } });
    await expect(engine.score(fakeBitmap().bitmap)).resolves.toEqual(REFUSED);
    expect(tries).toBe(1);
    engine.dispose();
  });

  it("tells how far its thread has loaded", async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    const loading = worker(settled, async (onBytes) => {
      await (onBytes({ here: 1, total: 4, retry: 2, isFetched: true }) as unknown as Promise<void>);
      await held;
      return { ok: true, value: INFO };
    });
    const { engine, states } = engineOver([loading]);
    await vi.waitFor(() => expect(states).toHaveLength(2), { timeout: 20_000 });
    const told = states[1]?.phase === "loading" ? states[1].progress : null;
    // What this thread has fetched besides is in both.
    expect([told && told.total - told.bytes, told?.retry]).toEqual([3, 2]);
    finish();
    await engine.ready;
    engine.dispose();
  });

  it("stays failed when another model still reports progress afterwards", async () => {
    let report: ((progress: never) => void) | undefined;
    const failing = worker(settled, (onProgress) => {
      report = onProgress as never;
      return Promise.resolve({ ok: false, fault: { code: "model-not-found", detail: "404" } });
    });
    const { engine, states } = engineOver([failing]);
    await expect(engine.ready).rejects.toMatchObject({ fault: { code: "model-not-found" } });
    await Promise.resolve(report?.({ here: 1, total: 2, retry: 0, isFetched: true } as never)).catch(
      () => undefined,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(states.at(-1)?.phase).toBe("failed");
    engine.dispose();
  });

  it("rejects a cancelled photo at once and never sends one that was still waiting", async () => {
    const sent = vi.fn(settled);
    const { engine } = engineOver([worker(sent)]);
    const cancelled = new AbortController();
    const first = engine.score(fakeBitmap().bitmap);
    const { bitmap: photo, close } = fakeBitmap();
    const second = engine.score(photo, { signal: cancelled.signal });
    cancelled.abort();
    await expect(second).rejects.toMatchObject({ name: "AbortError" });
    await expect(first).resolves.toEqual(REFUSED);
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect(sent).toHaveBeenCalledTimes(1);
    engine.dispose();
  });

  it("rejects what still waits when it is disposed of", async () => {
    const { engine } = engineOver([worker(never)]);
    const waiting = engine.score(fakeBitmap().bitmap);
    engine.dispose();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  });
});
