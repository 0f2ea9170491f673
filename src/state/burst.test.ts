import { describe, expect, it, vi } from "vitest";
import { FaultError } from "../core/fault.ts";
import type { Outcome } from "../core/report.ts";
import { burstOutcome } from "../core/score/burst.ts";
import type { ScoreOptions } from "../inference/page/client.ts";
import { fromTheMiddle, type FrameParts } from "./burst.ts";
import { createPhotosStore } from "./photos.ts";
import { createPreviews } from "./previews.ts";
import { createNoticeStore } from "./notice.ts";
import * as choices from "./choices.ts";
import * as photoChanges from "./photo-changes.ts";
import { createQueue } from "./queue.ts";

const refused = (reason: "no-face" | "pose-too-far"): Outcome => ({
  kind: "refused",
  reason,
  photo: { width: 9, height: 9 },
  quality: [],
  times: { landmarks: 10 },
});

interface Frame {
  readonly name: string;
  readonly close: ReturnType<typeof vi.fn>;
}

const asked: Outcome = { kind: "asked", photo: { width: 9, height: 9 }, quality: [], times: {} };

/** Enough of a scored outcome for what does not look into it. */
const asScored = { kind: "scored" } as Outcome;

function setUp(
  answer: (frame: string, options: ScoreOptions) => Promise<Outcome>,
  average: FrameParts["average"] = (outcomes) => burstOutcome(outcomes),
) {
  const photos = createPhotosStore();
  const scored: { readonly frame: string; readonly photo: string | undefined }[] = [];
  const pictures: string[] = [];
  const shown: Blob[] = [];
  const frames: Frame[] = ["0", "1", "2", "3", "4"].map((name) => ({ name, close: vi.fn() }));
  const previews = createPreviews({
    createObjectURL: (blob) => `blob:${shown.push(blob as Blob)}`,
    revokeObjectURL: () => {},
  });
  const queue = createQueue({ photos, notice: createNoticeStore(), isAccepted: () => true }).serve({
    changes: { ...photoChanges, ...choices },
    engine: {
      score(bitmap, options = {}) {
        const frame = (bitmap as unknown as Frame).name;
        scored.push({ frame, photo: options.photo });
        return answer(frame, options);
      },
    },
    open: () => Promise.reject(new FaultError("file-not-image", "no files here")),
    previews,
    frames: {
      copy: async (frame) => ({ ...(frame as unknown as Frame), close: vi.fn() }) as unknown as ImageBitmap,
      picture: async (frame) => {
        pictures.push((frame as unknown as Frame).name);
        return new Blob(["other"]);
      },
      average,
    },
    newId: () => "p1",
    now: () => 0,
  });
  const add = () =>
    queue.addBurst({
      name: "Camera, 14:05",
      frames: frames as unknown as ImageBitmap[],
      picture: new Blob(["middle"]),
    });
  const state = () => photos.getState().byId["p1"]?.state;
  const phase = async (wanted: string) => vi.waitFor(() => expect(state()?.phase).toBe(wanted));
  return { queue, add, state, phase, scored, pictures, previews, shown, frames, photos };
}

describe("a burst in the queue", () => {
  it("is one photo with one name, scored from its middle outwards and closed at the end", async () => {
    const { add, phase, scored, photos, frames } = setUp(async () => refused("no-face"));
    add();
    await phase("refused");
    expect(photos.getState().order).toEqual(["p1"]);
    expect(photos.getState().byId["p1"]).toMatchObject({ name: "Camera, 14:05", bytes: 6 });
    expect(scored.map(({ frame }) => frame)).toEqual(["2", "1", "3", "0", "4"]);
    for (const { close } of frames) expect(close).toHaveBeenCalledOnce();
  });

  it("asks late models about the frame that is shown only, and scores the rest side by side", async () => {
    const ends: (() => void)[] = [];
    const { add, phase, scored } = setUp(
      (frame) => {
        if (frame === "2") return Promise.resolve(refused("no-face"));
        if (frame === "1") return Promise.resolve(asScored);
        return new Promise((resolve) => ends.push(() => resolve(asScored)));
      },
      () => ({ outcome: refused("no-face"), pictured: 1 }),
    );
    add();
    await vi.waitFor(() => expect(ends).toHaveLength(3));
    expect(scored.map(({ frame, photo }) => [frame, photo])).toEqual([
      ["2", "p1"],
      ["1", "p1"],
      ["3", undefined],
      ["0", undefined],
      ["4", undefined],
    ]);
    for (const end of ends) end();
    await phase("refused");
  });

  it("says which frame of how many is being scored", async () => {
    let seen: unknown;
    const { add, phase, state } = setUp(async (frame, { onStage }) => {
      onStage?.("landmarks");
      if (frame === "3") seen = state();
      return refused("no-face");
    });
    add();
    await phase("refused");
    expect(seen).toEqual({ phase: "running", step: "landmarks", frame: { number: 3, of: 5 } });
  });

  it("shows another frame when the middle one has another fate than the burst", async () => {
    const { add, phase, pictures, previews, shown } = setUp(async (frame) =>
      refused(frame === "2" ? "pose-too-far" : "no-face"),
    );
    add();
    previews.url("p1");
    await phase("refused");
    previews.url("p1");
    expect(pictures).toEqual(["1"]);
    expect(await Promise.all(shown.map((picture) => picture.text()))).toEqual(["middle", "other"]);
  });

  it("that is asked about keeps its frames, and with a yes every frame of it is scored with that", async () => {
    const { queue, add, phase, frames } = setUp(
      async (_frame, { saidAdult }) => (saidAdult ? refused("no-face") : asked),
      (outcomes) => ({ outcome: outcomes[0] as Outcome, pictured: 2 }),
    );
    add();
    await phase("asked");
    for (const { close } of frames) expect(close).not.toHaveBeenCalled();
    queue.answer(["p1"], true);
    await phase("refused");
    for (const { close } of frames) expect(close).toHaveBeenCalledOnce();
  });

  it("lets its frames go with a no", async () => {
    const { queue, add, phase, frames } = setUp(async () => asked);
    add();
    await phase("asked");
    queue.answer(["p1"], false);
    for (const { close } of frames) expect(close).toHaveBeenCalledOnce();
  });

  it("keeps its frames after a fault, so that it can be tried again", async () => {
    let broken = true;
    const { queue, add, phase, frames, scored } = setUp(async () => {
      if (broken) throw new FaultError("engine-internal", "gone");
      return refused("no-face");
    });
    add();
    await phase("failed");
    expect(frames[0]?.close).not.toHaveBeenCalled();
    broken = false;
    queue.retry("p1");
    await phase("refused");
    expect(scored).toHaveLength(6);
    expect(frames[0]?.close).toHaveBeenCalledOnce();
  });

  it("stops between frames when cancelled, and lets go of its frames when removed", async () => {
    const { queue, add, phase, scored, frames } = setUp(
      (_frame, { signal }) =>
        new Promise((_, reject) =>
          signal?.addEventListener("abort", () => reject(new DOMException("stop", "AbortError"))),
        ),
    );
    add();
    await vi.waitFor(() => expect(scored).toHaveLength(1));
    queue.cancel("p1");
    await phase("cancelled");
    expect(scored).toHaveLength(1);
    expect(frames[2]?.close).not.toHaveBeenCalled();
    queue.remove("p1");
    for (const { close } of frames) expect(close).toHaveBeenCalledOnce();
  });
});

describe("the middle", () => {
  it("comes first, then its neighbours, the earlier before the later", () => {
    expect(fromTheMiddle(5)).toEqual([2, 1, 3, 0, 4]);
    expect(fromTheMiddle(4)).toEqual([1, 2, 0, 3]);
    expect(fromTheMiddle(1)).toEqual([0]);
  });
});
