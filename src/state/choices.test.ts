import { describe, expect, it } from "vitest";
import { FaultError } from "../core/fault.ts";
import { AS_IT_CAME, type Framing } from "../core/framing.ts";
import { someReport } from "../core/history/testing/some-report.ts";
import type { Outcome, Refusal } from "../core/report.ts";
import { mayChooseFace, mayCrop, rescorePhotos, setStateOfScoring, stateOfScoring } from "./choices.ts";
import { joinReport } from "./late-report.ts";
import { asked, file, refused, scored, serving, tick } from "./testing/served-queue.ts";

const CROP: Framing = { ...AS_IT_CAME, part: { x: 0.1, y: 0.2, width: 0.5, height: 0.5 } };
const OTHER_CROP: Framing = { ...CROP, turns: 1 };
const BOXES = [
  { x: 100, y: 100, width: 200, height: 200 },
  { x: 500, y: 100, width: 100, height: 100 },
];
const several = (outcome: Outcome): Outcome => ({ ...outcome, faces: BOXES });
const ended = (reason: Refusal): Outcome => ({ ...refused, reason }) as Outcome;
const withScore = (score: number): Outcome => ({ kind: "scored", report: someReport(score) });

/** A photo that ended so as it came. */
async function photoThat(ends: Outcome) {
  const all = serving();
  all.queue.add([file("a")]);
  await tick();
  const answer = async (outcome: Outcome | Error) => {
    const call = all.calls.at(-1);
    if (outcome instanceof Error) call?.reject(outcome);
    else call?.resolve(outcome);
    await tick();
  };
  await answer(ends);
  const photo = () => {
    const now = all.photos.getState().byId["p1"];
    if (!now) throw new Error("the photo is gone");
    return now;
  };
  const frame = async (framing: Framing) => {
    all.queue.frame("p1", framing);
    await tick();
  };
  const second = (): Framing => {
    const box = photo().faces?.boxes[1];
    if (!box) throw new Error("there is one face");
    return { ...AS_IT_CAME, face: { box, number: 2, of: 2 } };
  };
  return { ...all, answer, photo, frame, second };
}

describe("a photo that is cropped by hand", () => {
  it("is scored once more, and says what was chosen", async () => {
    const { frame, answer, photo, calls } = await photoThat(scored());
    await frame(CROP);
    expect(photo().state.phase).toBe("running");
    expect(calls[1]?.options).toMatchObject({
      photo: "p1/1",
      framedByHand: { isCropped: true, turns: 0, face: null },
    });
    const crop = withScore(70);
    await answer(crop);
    expect(photo().state).toMatchObject({ phase: "done", report: { psl: { score: 70 } } });
    expect(photo().choice).toMatchObject({ framing: CROP, before: null });
  });

  it("has its very result of before when the choice is taken back", async () => {
    const { queue, frame, answer, photo } = await photoThat(several(scored()));
    const before = photo();
    await frame(CROP);
    await answer(withScore(70));
    await frame(OTHER_CROP);
    await answer(withScore(30));
    queue.unframe("p1");
    expect(photo()).toEqual(before);
    expect(photo().state).toBe(before.state);
  });

  it.each(["no-face", "face-too-small", "pose-too-far", "age-not-judged"] as const)(
    "keeps its result where the part is refused (%s), and says why",
    async (reason) => {
      const { frame, answer, photo } = await photoThat(scored());
      const { state } = photo();
      await frame(CROP);
      await answer(ended(reason));
      expect(photo().state).toBe(state);
      expect(photo()).not.toHaveProperty("choice");
      expect(photo().lost).toMatchObject({ framing: CROP, why: { phase: "refused", reason } });
    },
  );

  it("keeps its result where scoring fails, or is cancelled, and the crop before where there was one", async () => {
    const { queue, frame, answer, photo } = await photoThat(scored());
    const { state } = photo();
    await frame(CROP);
    await answer(new FaultError("engine-timeout", "15 s"));
    expect(photo()).toMatchObject({ state, lost: { why: { phase: "failed" } } });
    await frame(CROP);
    expect(photo()).not.toHaveProperty("lost");
    await answer(withScore(70));
    const cropped = photo();
    await frame(OTHER_CROP);
    queue.cancel("p1");
    await tick();
    expect(photo()).toEqual(cropped);
    await frame(OTHER_CROP);
    queue.cancelAll();
    await tick();
    expect(photo()).toEqual(cropped);
  });

  it("gives a photo that was refused as it came a result", async () => {
    const { queue, frame, answer, photo } = await photoThat(refused);
    await frame(CROP);
    await answer(scored());
    expect(photo().state.phase).toBe("done");
    queue.unframe("p1");
    expect(photo().state).toMatchObject({ phase: "refused", reason: "no-face" });
  });

  it("shows the part in the place of the photo, until it is taken back", async () => {
    const { queue, previews, frame, answer } = await photoThat(scored());
    const whole = previews.url("p1");
    await frame(CROP);
    await answer(withScore(70));
    expect(previews.url("p1")).not.toBe(whole);
    expect(previews.wholeUrl("p1")).toBe(whole);
    queue.unframe("p1");
    expect(previews.url("p1")).toBe(whole);
  });

  it("leaves nothing when it is removed", async () => {
    const { queue, previews, urls, forgotten, frame, answer } = await photoThat(scored());
    await frame(CROP);
    await answer(withScore(70));
    previews.url("p1");
    previews.thumbnailUrl("p1");
    queue.remove("p1");
    expect(urls.live.size).toBe(0);
    expect(forgotten).toEqual(["p1", "p1/1"]);
  });
});

describe("a photo of several faces", () => {
  it("tells where they are in shares of it, and has another one scored", async () => {
    const { frame, second, answer, photo, calls } = await photoThat(several(scored()));
    const { width, height } = someReport().photo;
    expect(photo().faces?.boxes[1]).toEqual({
      x: 500 / width,
      y: 100 / height,
      width: 100 / width,
      height: 100 / height,
    });
    await frame(second());
    expect(calls[1]?.options).toMatchObject({
      face: { of: 2 },
      framedByHand: { isCropped: false, face: { number: 2, of: 2 } },
    });
    await answer(withScore(70));
    expect(photo().faces?.boxes).toHaveLength(2);
    expect(photo().choice?.framing.face?.number).toBe(2);
  });

  it("asks about each face anew: a yes for one says nothing of another", async () => {
    const { queue, frame, second, answer, photo, calls } = await photoThat(several(asked));
    queue.answer(["p1"], true);
    await tick();
    expect(calls[1]?.options.saidAdult).toBe(true);
    await answer(several(scored()));
    await frame(second());
    expect(calls[2]?.options.saidAdult).toBe(false);
    await answer(asked);
    expect(photo().state.phase).toBe("asked");
    queue.answer(["p1"], true);
    await tick();
    expect(calls[3]?.options).toMatchObject({ saidAdult: true, framedByHand: { face: { number: 2 } } });
  });
});

describe("a face that looks under 18", () => {
  it("is refused where it is chosen, as in any photo, and the photo is not cropped any further", async () => {
    const { queue, frame, second, answer, photo, calls } = await photoThat(several(scored()));
    await frame(second());
    await answer(ended("looks-under-18"));
    expect(photo().state).toMatchObject({ phase: "refused", reason: "looks-under-18" });
    await frame(CROP);
    expect(calls).toHaveLength(2);
    queue.unframe("p1");
    expect(photo().state.phase).toBe("done");
    expect(mayCrop(photo())).toBe(false);
    await frame(CROP);
    expect(calls).toHaveLength(2);
    expect(mayChooseFace(photo())).toBe(true);
  });

  it.each([ended("looks-under-18"), asked])(
    "closes the photo as it came to crops, not to its other faces",
    async (end) => {
      const { frame, second, answer, photo, calls } = await photoThat(several(end));
      expect(mayCrop(photo())).toBe(false);
      await frame(CROP);
      expect(calls).toHaveLength(1);
      await frame(second());
      await answer(scored());
      expect(photo().state.phase).toBe("done");
      expect(mayCrop(photo())).toBe(false);
    },
  );

  it("that was said to be under 18 closes it too", async () => {
    const { queue, frame, photo, calls } = await photoThat(asked);
    queue.answer(["p1"], false);
    await frame(CROP);
    expect(photo().state).toMatchObject({ phase: "refused", reason: "said-under-18" });
    expect(calls).toHaveLength(1);
  });
});

describe("what comes late", () => {
  it("joins the result that it belongs to, shown or kept beneath", async () => {
    const { queue, photos, frame, answer, photo } = await photoThat(scored());
    await frame(CROP);
    joinReport(photos, "p1", { ...someReport(61), appearance: [] }, () => true);
    await answer(withScore(70));
    expect(photo().state).toMatchObject({ report: { psl: { score: 70 } } });
    expect(stateOfScoring(photos, "p1/1")).toBe(photo().state);
    expect(stateOfScoring(photos, "p1/9")).toBeUndefined();
    queue.unframe("p1");
    expect(photo().state).toMatchObject({ phase: "done", change: "joined" });
    setStateOfScoring(photos, "p1/1", { phase: "done", report: someReport(1) });
    expect(photo().state).toMatchObject({ change: "joined" });
  });

  it("makes the results beneath a choice anew too", async () => {
    const { queue, photos, frame, answer, photo } = await photoThat(scored());
    await frame(CROP);
    await answer(withScore(70));
    rescorePhotos(photos, ["p1"], (report) => ({ ...report, backend: "another" }));
    expect(photo().state).toMatchObject({ report: { backend: "another" } });
    queue.unframe("p1");
    expect(photo().state).toMatchObject({ report: { backend: "another" } });
  });
});
