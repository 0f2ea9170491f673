import { describe, expect, it, vi } from "vitest";
import { FaultError } from "../../core/fault.ts";
import type { Outcome } from "../../core/report.ts";
import type { Engine, EngineOptions, EngineState } from "./client.ts";
import { createPool, engineCount } from "./pool.ts";
import type { EngineInfo } from "../protocol/protocol.ts";
import { INFO, REFUSED } from "./testing/answers.ts";

const photo = {} as ImageBitmap;
const tick = () => new Promise((resolve) => setTimeout(resolve));

/** An engine whose loading and scoring end when the test says so. */
function fakeEngine({ onState = () => {} }: EngineOptions) {
  const scoring: (() => void)[] = [];
  let load = () => {};
  let fail = () => {};
  const ready = new Promise<EngineInfo>((resolve, reject) => {
    load = () => {
      onState({ phase: "ready", info: INFO });
      resolve(INFO);
    };
    fail = () => {
      const fault = { code: "engine-out-of-memory", detail: "" } as const;
      onState({ phase: "failed", fault });
      reject(new FaultError(fault.code, fault.detail));
    };
  });
  ready.catch(() => {});
  const engine = {
    ready,
    score: () => new Promise<Outcome>((resolve) => scoring.push(() => resolve(REFUSED))),
    dispose: vi.fn(),
  };
  return { engine: engine as unknown as Engine, scoring, load, fail, dispose: engine.dispose };
}

function setUp(count: number) {
  const made: ReturnType<typeof fakeEngine>[] = [];
  const states: EngineState["phase"][] = [];
  const joined: unknown[] = [];
  const pool = createPool({
    count,
    siteUrl: "http://localhost/",
    onState: ({ phase }) => states.push(phase),
    create: (options) => {
      const engine = fakeEngine(options);
      made.push(engine);
      joined.push(options.joins);
      return engine.engine;
    },
  });
  return { pool, made, states, joined };
}

describe("a pool of engines", () => {
  it("loads its engines one after the other and is ready when all are", async () => {
    const { pool, made, states } = setUp(2);
    expect(made).toHaveLength(1);
    made[0]?.load();
    await tick();
    expect([made.length, states]).toEqual([2, []]);
    made[1]?.load();
    await expect(pool.ready).resolves.toEqual(INFO);
    expect(states).toEqual(["ready"]);
  });

  it("loads a helper when the only photo is done, or when a second one comes", async () => {
    const { pool, made } = setUp(3);
    void pool.score(photo);
    made[0]?.load();
    await tick();
    expect(made).toHaveLength(1);
    made[0]?.scoring[0]?.();
    await tick();
    expect(made).toHaveLength(2);
    void pool.score(photo);
    made[1]?.load();
    await tick();
    expect(made).toHaveLength(2);
    void pool.score(photo);
    await tick();
    expect(made).toHaveLength(3);
  });

  it("scores with the first engine while the others load", async () => {
    const { pool, made } = setUp(2);
    const outcome = pool.score(photo);
    made[0]?.load();
    made[0]?.scoring[0]?.();
    await expect(outcome).resolves.toEqual(REFUSED);
    expect(pool.lanes()).toBe(2);
  });

  it("gives each photo to the engine with the least to do", async () => {
    const { pool, made } = setUp(2);
    made.forEach(({ load }) => load());
    await tick();
    made[1]?.load();
    await pool.ready;
    expect(pool.lanes()).toBe(3);
    void pool.score(photo);
    void pool.score(photo);
    void pool.score(photo);
    expect(made.map(({ scoring }) => scoring.length)).toEqual([2, 1]);
    made[1]?.scoring[0]?.();
    await tick();
    void pool.score(photo);
    expect(made.map(({ scoring }) => scoring.length)).toEqual([2, 2]);
  });

  it("goes on without a helper that cannot be loaded", async () => {
    const { pool, made, states } = setUp(3);
    made[0]?.load();
    await tick();
    made[1]?.fail();
    await pool.ready;
    expect(made).toHaveLength(2);
    expect(made[1]?.dispose).toHaveBeenCalled();
    expect([pool.lanes(), states]).toEqual([2, ["ready"]]);
  });

  it("fails when its first engine does, and says so at once", async () => {
    const { pool, made, states } = setUp(2);
    made[0]?.fail();
    await expect(pool.ready).rejects.toMatchObject({ fault: { code: "engine-out-of-memory" } });
    expect([made.length, states]).toEqual([1, ["failed"]]);
  });

  it("keeps nobody waiting for an engine that a fresh worker brought back", async () => {
    const { made, states } = setUp(1);
    made[0]?.fail();
    await tick();
    made[0]?.load();
    expect(states).toEqual(["failed", "ready"]);
  });

  it("has one FaceStats for all engines and ends every engine", async () => {
    const { pool, made, joined } = setUp(2);
    made[0]?.load();
    await tick();
    made[1]?.load();
    await pool.ready;
    expect(joined).toEqual([pool.facestats, pool.facestats]);
    pool.dispose();
    for (const { dispose } of made) expect(dispose).toHaveBeenCalledOnce();
  });

  it("ends a helper that was still loading when the pool was ended", async () => {
    const { pool, made } = setUp(2);
    made[0]?.load();
    await tick();
    pool.dispose();
    made[1]?.load();
    await tick();
    expect(made[1]?.dispose).toHaveBeenCalledOnce();
    expect(pool.lanes()).toBe(2);
  });
});

describe("the number of engines", () => {
  it("is one on a single core or with little memory, and a share of many cores", () => {
    expect(engineCount({ cores: 1, memory: 8 })).toBe(1);
    expect(engineCount({ cores: 8 })).toBe(1);
    expect(engineCount({ cores: 8, memory: 1 })).toBe(1);
    expect(engineCount({ cores: 2, memory: 8 })).toBe(2);
    expect(engineCount({ cores: 8, memory: 4 })).toBe(2);
    expect(engineCount({ cores: 8, memory: 8 })).toBe(3);
    expect(engineCount({ cores: 32, memory: 8 })).toBe(4);
  });

  it("is idle once a single photo that waited for the first engine has its answer", async () => {
    const { pool, made } = setUp(1);
    let isIdle = false;
    void pool.idle.then(() => (isIdle = true));
    void pool.score(photo);
    made[0]?.load();
    await pool.ready;
    await tick();
    expect(isIdle).toBe(false);
    made[0]?.scoring[0]?.();
    await tick();
    expect(isIdle).toBe(true);
  });

  it("is idle at once for a large batch, without a photo, and when the first engine fails", async () => {
    const batch = setUp(1);
    void batch.pool.score(photo);
    void batch.pool.score(photo);
    batch.made[0]?.load();
    await expect(batch.pool.idle).resolves.toBeUndefined();
    const idle = setUp(1);
    idle.made[0]?.load();
    await expect(idle.pool.idle).resolves.toBeUndefined();
    const broken = setUp(1);
    broken.made[0]?.fail();
    await expect(broken.pool.idle).resolves.toBeUndefined();
  });
});
