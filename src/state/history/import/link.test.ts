import { describe, expect, it } from "vitest";
import { createImporter } from "./link.ts";
import type { FromImport, ImportProgress, ToImport } from "./protocol.ts";

/** A thread that says what the test tells it to. */
class FakeWorker extends EventTarget {
  readonly heard: ToImport[] = [];
  isTerminated = false;
  postMessage(message: ToImport) {
    this.heard.push(message);
  }
  terminate() {
    this.isTerminated = true;
  }
  say(data: FromImport) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
  break() {
    this.dispatchEvent(new Event("error"));
  }
}

const ended: FromImport = { kind: "ended", end: { kind: "stopped" } };

function setUp() {
  const workers: FakeWorker[] = [];
  const importer = createImporter(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const progress: ImportProgress[] = [];
  const stopping = new AbortController();
  const run = () =>
    importer.run(new Blob(["{}"]), {
      asOf: "2026-01-31T12:00:00.000Z",
      signal: stopping.signal,
      onProgress: (each) => progress.push(each),
    });
  return { importer, workers, progress, stopping, run };
}

describe("the thread that imports", () => {
  it("is there at once, and is used again", async () => {
    const { importer, workers, run } = setUp();
    workers[0]?.say({ kind: "loaded" });
    await importer.settled;
    for (const _ of [1, 2]) {
      const end = run();
      workers[0]?.say(ended);
      expect(await end).toEqual({ kind: "stopped" });
    }
    expect(workers).toHaveLength(1);
    expect(workers[0]?.heard.map(({ kind }) => kind)).toEqual(["start", "start"]);
  });

  it("tells how far it is, and hears that it shall stop", async () => {
    const { workers, progress, stopping, run } = setUp();
    const end = run();
    workers[0]?.say({ kind: "progress", progress: { phase: "reading", share: 0.5 } });
    stopping.abort();
    workers[0]?.say(ended);
    await end;
    expect(progress).toEqual([{ phase: "reading", share: 0.5 }]);
    expect(workers[0]?.heard.map(({ kind }) => kind)).toEqual(["start", "stop"]);
  });

  it("is replaced when it breaks, and the import says that it broke off", async () => {
    const { workers, run } = setUp();
    workers[0]?.say({ kind: "loaded" });
    const end = run();
    workers[0]?.break();
    expect(await end).toEqual({ kind: "refused", reason: "broke-off" });
    expect(workers[0]?.isTerminated).toBe(true);
    const again = run();
    workers[1]?.say(ended);
    expect(await again).toEqual({ kind: "stopped" });
  });

  it("is tried again by the next import where it could not be loaded", async () => {
    const { importer, workers, run } = setUp();
    workers[0]?.break();
    await importer.settled;
    const end = run();
    workers[1]?.say(ended);
    expect(await end).toEqual({ kind: "stopped" });
  });
});
