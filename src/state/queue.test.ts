import { describe, expect, it, vi } from "vitest";
import { FaultError } from "../core/fault.ts";
import { someReport } from "../core/history/testing/some-report.ts";
import { NOTHING_LEFT } from "./intake.ts";
import { file, refused, serving, setUp, tick } from "./testing/served-queue.ts";

describe("photos that come before they can be scored", () => {
  it("wait for the notice and for what scores them, whichever comes last", () => {
    for (const isServedFirst of [true, false]) {
      const { early, phases } = setUp();
      const { waiting, notice, close, serve } = early();
      if (isServedFirst) serve();
      waiting.add([file("a")]);
      expect(notice.getState().open).toBe(true);
      expect(phases()).toEqual([]);
      close(true);
      if (!isServedFirst) {
        expect(phases()).toEqual([]);
        serve();
      }
      expect(phases()).toEqual(["running"]);
    }
  });

  it("are taken in together, with everything that was left out of either drop", () => {
    const { early, photos } = setUp();
    const { waiting, close, admitted, serve } = early();
    serve();
    waiting.add([file("a")], { skipped: 3, cut: true });
    waiting.add([file("b"), file("c")], { skipped: 4, cut: false });
    close(true);
    expect(admitted).toEqual([[3, { skipped: 7, cut: true }]]);
    expect(photos.getState()).toMatchObject({ order: ["p1", "p2", "p3"], selected: "p1" });
    waiting.add([file("d")]);
    expect(admitted[1]).toEqual([1, NOTHING_LEFT]);
  });

  it("are forgotten when the notice is declined, and so is what was left out of them", () => {
    const { early, phases } = setUp();
    const { waiting, close, admitted, serve } = early();
    serve();
    waiting.add([file("a")], { skipped: 3, cut: true });
    close(false);
    waiting.add([file("b")]);
    close(true);
    expect(admitted).toEqual([[1, NOTHING_LEFT]]);
    expect(phases()).toEqual(["running"]);
  });
});

describe("the queue", () => {
  it("runs one photo at a time, in the order they came", async () => {
    const { queue, calls, phases } = serving();
    queue.add([file("a"), file("b")]);
    await tick();
    expect(phases()).toEqual(["running", "queued"]);
    expect(calls).toHaveLength(1);
    calls[0]?.resolve(refused);
    await tick();
    expect(phases()).toEqual(["refused", "running"]);
  });

  it("goes on behind a file that cannot be opened and an engine that fails", async () => {
    const { queue, calls, phases, photos } = serving();
    queue.add([file("bad.txt"), file("b"), file("c")]);
    await tick();
    calls[0]?.reject(new FaultError("engine-timeout", "15 s"));
    await tick();
    calls[1]?.resolve(refused);
    await tick();
    expect(phases()).toEqual(["failed", "failed", "refused"]);
    expect(photos.getState().byId["p1"]?.state).toMatchObject({ fault: { code: "file-not-image" } });
    expect(photos.getState().byId["p2"]?.state).toMatchObject({ fault: { code: "engine-timeout" } });
  });

  it("scores a photo once more, and no more than once, when the engine crashed under it", async () => {
    const { queue, calls, phases } = serving();
    queue.add([file("a"), file("b")]);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.reject(new FaultError("engine-crashed", "the graphics context was lost"));
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[1]?.resolve(refused);
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    calls[2]?.reject(new FaultError("engine-crashed", "again"));
    await vi.waitFor(() => expect(calls).toHaveLength(4));
    calls[3]?.reject(new FaultError("engine-crashed", "and again"));
    await vi.waitFor(() => expect(phases()).toEqual(["refused", "failed"]));
    expect(calls).toHaveLength(4);
  });

  it("passes on what the file tells and shows each stage", async () => {
    const { queue, calls, photos } = serving();
    queue.add([file("a")]);
    await tick();
    expect(calls[0]?.options).toMatchObject({ focalLength35: 26, lacksEnd: true });
    calls[0]?.options.onStage?.("geometry");
    expect(photos.getState().byId["p1"]?.state).toEqual({ phase: "running", step: "geometry" });
  });

  it("names each photo to the engine, and has it forgotten when it is removed", async () => {
    const { queue, calls, forgotten } = serving();
    queue.add([file("a"), file("b")]);
    await tick();
    expect(calls[0]?.options.photo).toBe("p1");
    queue.remove("p1");
    expect(forgotten).toEqual(["p1"]);
  });

  it("cancels a running photo and takes the next", async () => {
    const { queue, calls, phases } = serving();
    queue.add([file("a"), file("b")]);
    await tick();
    queue.cancel("p1");
    expect(calls[0]?.options.signal?.aborted).toBe(true);
    await tick();
    expect(phases()).toEqual(["cancelled", "running"]);
  });

  it("ignores a result and a stage that arrive after the cancel", async () => {
    const { queue, calls, phases } = serving();
    queue.add([file("a")]);
    await tick();
    queue.cancel("p1");
    calls[0]?.options.onStage?.("blend");
    calls[0]?.resolve(refused);
    await tick();
    expect(phases()).toEqual(["cancelled"]);
  });

  it("closes the bitmap of a photo cancelled while it was being opened", async () => {
    const { queue, calls, bitmaps } = serving();
    queue.add([file("a")]);
    queue.cancel("p1");
    await tick();
    expect(calls).toHaveLength(0);
    expect(bitmaps[0]?.close).toHaveBeenCalledOnce();
  });

  it("cancels everything that is not settled", async () => {
    const { queue, phases } = serving();
    queue.add([file("bad"), file("b"), file("c")]);
    await tick();
    queue.cancelAll();
    await tick();
    expect(phases()).toEqual(["failed", "cancelled", "cancelled"]);
  });

  it("tries a cancelled photo again when asked", async () => {
    const { queue, calls, phases } = serving();
    queue.add([file("a")]);
    await tick();
    queue.cancel("p1");
    queue.retry("p1");
    await tick();
    expect(phases()).toEqual(["running"]);
    calls[1]?.resolve(refused);
    await tick();
    expect(phases()).toEqual(["refused"]);
  });

  it("revokes the preview of a removed photo and looks at its neighbour", async () => {
    const { queue, photos, previews, urls } = serving();
    queue.add([file("a"), file("b")]);
    await tick();
    for (const id of ["p1", "p2"]) previews.url(id);
    expect(previews.thumbnailUrl("p1")).toBeDefined();
    expect(urls.live.size).toBe(3);
    queue.remove("p1");
    expect(urls.live.size).toBe(1);
    expect(photos.getState().selected).toBe("p2");
    queue.remove("p2");
    expect(urls.live.size).toBe(0);
    expect(photos.getState()).toEqual({ order: [], byId: {}, selected: null });
  });

  it("keeps as many photos under way as there are lanes, and takes a new lane with the next end", async () => {
    let lanes = 2;
    const { queue, calls, phases } = serving(() => lanes);
    queue.add(["a", "b", "c", "d"].map(file));
    await tick();
    expect(phases()).toEqual(["running", "running", "queued", "queued"]);
    lanes = 3;
    calls[1]?.resolve(refused);
    await tick();
    expect(phases()).toEqual(["running", "refused", "running", "running"]);
  });

  it("tells no steps of a photo that nobody looks at", async () => {
    const { queue, calls, photos } = serving(() => 2);
    queue.add([file("a"), file("b")]);
    await tick();
    calls[1]?.options.onStage?.("geometry");
    expect(photos.getState().byId["p2"]?.state).toEqual({ phase: "running", step: "decode" });
  });

  it("cancels thousands in one change", async () => {
    const { queue, photos, phases } = serving();
    queue.add(Array.from({ length: 3000 }, (_, i) => file(`${i}`)));
    await tick();
    let changes = 0;
    photos.subscribe(() => (changes += 1));
    queue.cancelAll();
    await tick();
    expect(new Set(phases())).toEqual(new Set(["cancelled"]));
    expect(changes).toBe(1);
  });

  it("keeps a report with its landmarks in little room", async () => {
    const { queue, calls, photos } = serving();
    queue.add([file("a")]);
    await tick();
    calls[0]?.resolve({ kind: "scored", report: someReport() });
    await tick();
    const state = photos.getState().byId["p1"]?.state;
    if (state?.phase !== "done") throw new Error("not scored");
    expect(state.report.face.landmarks.coordinates).toEqual(Float32Array.of(1, 2, 3));
  });
});
