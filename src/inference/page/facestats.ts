/**
 * FaceStats on the page's side: wanted or not, loading, ready, lost; and the photos that it still owes an answer.
 *
 * [Note: FaceStats joins later]
 * The first score never waits for FaceStats. The engine's worker cuts each scored photo for it, and the crops of the
 * last photos are kept here (in memory only). Once FaceStats is ready it answers for all of them, and each answer is
 * handed out to join its report. Embeddings never leave the encoder's worker.
 */
import type { Fault } from "../../core/fault.ts";
import { isAbort, toFault } from "../../core/fault.ts";
import type { AppearanceAnswer, QualityNote } from "../../core/report.ts";
import { appearanceAnswer } from "../../core/score/appearance-answer.ts";
import { extraSdOf } from "../../core/score/uncertainty.ts";
import { createKeptCrops, MOST_CROPS } from "./kept-crops.ts";
import type { EncoderInfo } from "../protocol/encoder-protocol.ts";
import { createEncoderRun } from "./encoder-run.ts";
import type { EncoderChoice, EncoderRun, EncoderRunOptions, EncoderRunSign } from "./encoder-run.ts";
import type { Answer, ListedEncoder, LoadProgress } from "../protocol/protocol.ts";

/** FaceStats' life as the page sees it. */
export type FaceStatsState =
  /** The engine has not read the manifest yet. */
  | { readonly phase: "unknown" }
  /** This site does not have the model. */
  | { readonly phase: "absent" }
  | { readonly phase: "off" }
  | { readonly phase: "downloading"; readonly progress: LoadProgress }
  /** Reading from the store, starting the backend, testing it, warming up. */
  | { readonly phase: "loading" }
  /** `awake` is false while its memory is given back; it wakes with the next photo. `fellBack` says what WebGPU lacked. */
  | {
      readonly phase: "ready";
      readonly info: EncoderInfo;
      readonly awake: boolean;
      readonly fellBack: Fault | null;
    }
  | { readonly phase: "failed"; readonly fault: Fault };

/** What the rest of the app may ask. */
export interface FaceStats {
  state(): FaceStatsState;
  /** Call back with every new state; returns a function that ends that. */
  subscribe(listener: (state: FaceStatsState) => void): () => void;
  /** Call back with each answer as it comes, by the photo's name; returns a function that ends that. */
  onAnswer(listener: (photo: string, answer: AppearanceAnswer) => void): () => void;
  /** Download if need be, load, and answer for the photos kept. Another choice than before answers anew. */
  enable(choice?: EncoderChoice): void;
  /** Stop and free all memory. What was downloaded stays stored, what was answered stays known. */
  disable(): void;
  /** Forget a photo that was removed. */
  forget(photo: string): void;
}

/** What the engine besides tells it. */
export interface FaceStatsControl extends FaceStats {
  /** Say what the manifest lists. */
  listed(model: ListedEncoder | null): void;
  /** Keep the crop of a scored photo. */
  keep(photo: string, crop: Answer<Uint8ClampedArray>, notes: readonly QualityNote[]): void;
  /**
   * Resolve when another photo may be scored: at once, unless FaceStats runs and nearly as many photos wait for it as are kept.
   * So a long batch is as fast as its slowest part, and no photo of it goes without an answer.
   */
  whenFree(): Promise<void>;
  dispose(): void;
}

/** What FaceStats needs, and when it is ended. */
export interface FaceStatsOptions extends EncoderRunOptions {
  /** Milliseconds without work after which the worker is ended; 2 minutes. */
  readonly idleMs?: number;
}

/** Photos that several engines may be scoring when the kept crops are found full: there is space for them still. */
const IN_FLIGHT = 8;

/** How long a worker without work is kept, in milliseconds. */
export const IDLE_MS = 120_000;

/** Return FaceStats, not yet wanted. See: [Note: FaceStats joins later]. */
export function createFaceStats(options: FaceStatsOptions): FaceStatsControl {
  const states = createListeners<[FaceStatsState]>();
  const answers = createListeners<[string, AppearanceAnswer]>();
  const crops = createKeptCrops();
  let state: FaceStatsState = { phase: "unknown" };
  let model: ListedEncoder | null | undefined;
  let wanted: EncoderChoice | null = null;
  let last: EncoderChoice | null = null;
  let run: EncoderRun | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const waiters: (() => void)[] = [];

  const isFull = () => state.phase === "ready" && crops.waiting() >= MOST_CROPS - IN_FLIGHT;
  const letIn = () => {
    if (isFull()) return;
    for (const enter of waiters.splice(0)) enter();
  };
  const tell = (next: FaceStatsState) => {
    state = next;
    states.call(next);
    letIn();
  };
  const tellResting = () =>
    tell({ phase: model === undefined ? "unknown" : model === null ? "absent" : "off" });
  const give = (photo: string, answer: AppearanceAnswer) => {
    crops.settle(photo);
    answers.call(photo, answer);
    letIn();
  };
  const stop = () => {
    clearTimeout(idle);
    run?.end();
    run = null;
  };

  /** Answer for every photo that waits, then rest. */
  async function work(current: EncoderRun, id: string): Promise<void> {
    clearTimeout(idle);
    let info = await current.awake();
    for (let next = crops.next(); next; next = crops.next()) {
      const said = await current.answer(next.crop);
      info = await current.awake();
      const { calibration } = info.model;
      const extraSd = Math.hypot(next.extraSd, info.variant.scoreSd ?? 0);
      const answer: AppearanceAnswer = said.ok
        ? appearanceAnswer({ model: id, calibration, raw: said.value, spread: 0 }, extraSd)
        : { kind: "silent", model: id, fault: said.fault };
      give(next.photo, answer);
    }
    idle = setTimeout(() => {
      current.sleep();
      tell({ phase: "ready", info, awake: false, fellBack: current.fellBack() });
    }, options.idleMs ?? IDLE_MS);
  }

  function start(): void {
    if (!model || !wanted) return;
    const { id } = model;
    run ??= createEncoderRun(options, wanted, (sign) => {
      if (current === run) tell(stateOf(sign, current));
    });
    const current = run;
    void current
      .turn(() => work(current, id))
      .catch((error: unknown) => {
        if (current !== run || isAbort(error)) return;
        stop();
        wanted = null;
        tell({ phase: "failed", fault: toFault(error) });
      });
  }

  return {
    state: () => state,
    subscribe: states.add,
    onAnswer: answers.add,
    listed(listed) {
      if (model !== undefined) return;
      model = listed;
      tellResting();
      start();
    },
    enable(choice = {}) {
      const isOther =
        last !== null && (last.backend !== choice.backend || last.variantId !== choice.variantId);
      if (isOther) {
        stop();
        crops.reopen();
      }
      wanted = last = choice;
      start();
    },
    disable() {
      stop();
      wanted = null;
      tellResting();
    },
    keep(photo, crop, notes) {
      if (!model) return;
      if (!crop.ok) return give(photo, { kind: "silent", model: model.id, fault: crop.fault });
      crops.put({ photo, crop: crop.value, extraSd: extraSdOf(0, notes) });
      start();
    },
    forget(photo) {
      crops.forget(photo);
      letIn();
    },
    whenFree: () => (isFull() ? new Promise((enter) => waiters.push(enter)) : Promise.resolve()),
    dispose: stop,
  };
}

function stateOf(sign: EncoderRunSign, run: EncoderRun): FaceStatsState {
  switch (sign.kind) {
    case "loading":
      return { phase: "loading" };
    case "downloading":
      return { phase: "downloading", progress: sign.progress };
    case "ready":
      return { phase: "ready", info: sign.info, awake: true, fellBack: run.fellBack() };
    default:
      return sign satisfies never;
  }
}

function createListeners<T extends unknown[]>() {
  const listeners = new Set<(...args: T) => void>();
  return {
    add(listener: (...args: T) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    call(...args: T): void {
      for (const listener of listeners) listener(...args);
    },
  };
}
