import { describe, expect, it, vi } from "vitest";
import { FaultError } from "../core/fault.ts";
import { AS_IT_CAME } from "../core/framing.ts";
import type { Outcome, QualityNote, Refusal } from "../core/report.ts";
import { closerOutcome, fileSource } from "./file-source.ts";
import type { Scoring } from "./queue.ts";
import { asked, refused, scored } from "./testing/served-queue.ts";

const SMALL: QualityNote = { code: "face-small", severity: "warning", value: 30 };
const ended = (reason: Refusal, quality: readonly QualityNote[] = []): Outcome =>
  ({ ...refused, reason, quality }) as Outcome;

/** What comes of a photo that ends so, and so when it is looked at more closely. */
async function outcomes(first: Outcome, closer: Outcome | Error, isShrunk = true) {
  const opened: boolean[] = [];
  const outcome = await closerOutcome(
    async (isCloser) => {
      opened.push(isCloser);
      if (isCloser && closer instanceof Error) throw closer;
      return { isShrunk };
    },
    async (_photo, isCloser) => (isCloser ? (closer as Outcome) : first),
  );
  return { outcome, opened };
}

describe("a photo with more pixels than were kept", () => {
  it.each([ended("no-face"), ended("face-too-small", [SMALL]), ended("looks-under-18", [SMALL])])(
    "is looked at more closely where nobody, or a small face, was refused",
    async (first) => {
      const closer = scored();
      expect(await outcomes(first, closer)).toEqual({ outcome: closer, opened: [false, true] });
    },
  );

  it.each([scored(), asked, ended("looks-under-18"), ended("pose-too-far"), ended("face-cut-off")])(
    "is looked at once where it ended otherwise",
    async (first) => {
      expect(await outcomes(first, scored())).toEqual({ outcome: first, opened: [false] });
    },
  );

  it("is looked at once where it has no more pixels", async () => {
    expect((await outcomes(ended("no-face"), scored(), false)).opened).toEqual([false]);
  });

  it("ends as it first did where the closer look fails or finds nobody", async () => {
    const first = ended("face-too-small", [SMALL]);
    const failed = new FaultError("engine-out-of-memory", "no canvas of 8192 x 6144");
    expect((await outcomes(first, failed)).outcome).toBe(first);
    expect((await outcomes(first, ended("no-face"))).outcome).toBe(first);
  });

  it("ends when somebody cancels the closer look", async () => {
    const stop = vi.fn(() => new DOMException("stop", "AbortError"));
    await expect(outcomes(ended("no-face"), stop())).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("a photo that takes long to open", () => {
  it("tells which share of it is decoded", async () => {
    const told: unknown[] = [];
    const scoring = {
      open: async (_file: File, { onShare }: { onShare?: (share: number) => void }) => {
        onShare?.(0.25);
        onShare?.(1);
        return { bitmap: {} as ImageBitmap };
      },
      engine: { score: async () => refused },
      now: () => 0,
    } as unknown as Scoring;
    const { signal } = new AbortController();
    const onProgress = (step: unknown) => void told.push(step);
    await fileSource(new File(["x"], "a.heic"), scoring).score({
      id: "p1",
      scoring: "p1",
      framing: AS_IT_CAME,
      saidAdult: false,
      signal,
      onProgress,
    });
    expect(told).toEqual([
      { step: "decode", share: 0.25 },
      { step: "decode", share: 1 },
    ]);
  });
});
