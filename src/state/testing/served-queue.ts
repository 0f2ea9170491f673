/** A queue whose engine answers when the test says so, with everything that it leaves behind to look at. */
import { vi } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { someReport } from "../../core/history/testing/some-report.ts";
import type { Outcome } from "../../core/report.ts";
import type { ScoreOptions } from "../../inference/page/client.ts";
import type { Intake } from "../intake.ts";
import { createNoticeStore } from "../notice.ts";
import * as choices from "../choices.ts";
import * as photoChanges from "../photo-changes.ts";
import { createPhotosStore } from "../photos.ts";
import { createPreviews } from "../previews.ts";
import { createQueue, type Scoring } from "../queue.ts";

export const refused: Outcome = {
  kind: "refused",
  reason: "no-face",
  photo: { width: 9, height: 9 },
  quality: [],
  times: {},
};

export const asked: Outcome = { kind: "asked", photo: { width: 9, height: 9 }, quality: [], times: {} };
export const scored = (): Outcome => ({ kind: "scored", report: someReport() });

/** An engine that waits until the test says how each photo ends. */
export function setUp(lanes?: () => number) {
  const calls: { resolve: (o: Outcome) => void; reject: (e: unknown) => void; options: ScoreOptions }[] = [];
  const bitmaps: { close: ReturnType<typeof vi.fn> }[] = [];
  const urls = { live: new Set<string>(), made: 0 };
  const photos = createPhotosStore();
  const previews = createPreviews({
    createObjectURL: () => {
      const url = `blob:${++urls.made}`;
      urls.live.add(url);
      return url;
    },
    revokeObjectURL: (url) => void urls.live.delete(url),
  });
  let id = 0;
  const forgotten: string[] = [];
  const notice = createNoticeStore();
  let isAccepted = true;
  const admitted: [number, Intake][] = [];
  const waiting = createQueue({ photos, notice, isAccepted: () => isAccepted });
  const scoring: Scoring = {
    changes: { ...photoChanges, ...choices },
    onAdmitted: (count, left) => void admitted.push([count, left]),
    engine: {
      score: (_bitmap, options = {}) =>
        new Promise((resolve, reject) => {
          calls.push({ resolve, reject, options });
          options.signal?.addEventListener("abort", () => reject(new DOMException("stop", "AbortError")));
        }),
    },
    open: async (file) => {
      if (file.name.startsWith("bad")) throw new FaultError("file-not-image", file.name);
      const bitmap = { close: vi.fn() };
      bitmaps.push(bitmap);
      return { bitmap: bitmap as unknown as ImageBitmap, focalLength35: 26, lacksEnd: true };
    },
    previews,
    ...(lanes ? { lanes } : {}),
    frames: {
      copy: async (frame) => frame,
      picture: async () => new Blob(["a part"]),
      average: () => {
        throw new Error("no burst here");
      },
    },
    thumbnail: async () => new Blob(["small"]),
    forget: (gone) => void forgotten.push(gone),
    newId: () => `p${++id}`,
    now: () => 0,
  };
  const close = (accepted: boolean) => {
    isAccepted = accepted;
    notice.setState({ open: false });
  };
  /** The queue before anything can be scored, on a device that has not accepted the notice. */
  const early = () => {
    isAccepted = false;
    return { waiting, notice, close, admitted, serve: () => waiting.serve(scoring) };
  };
  const served = () => ({ ...waiting.serve(scoring), add: waiting.add });
  const phases = () => photos.getState().order.map((key) => photos.getState().byId[key]?.state.phase);
  return { early, served, calls, bitmaps, photos, previews, urls, phases, forgotten };
}

/** The same, with a queue that is served. */
export function serving(lanes?: () => number) {
  const { served, ...rest } = setUp(lanes);
  return { queue: served(), ...rest };
}

export const file = (name: string) => new File(["x"], name);
/** Let what is due happen. */
export const tick = () => new Promise((resolve) => setTimeout(resolve));
