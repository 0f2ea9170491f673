/**
 * One stretch of FaceStats being wanted: a worker when needed, and the next backend when one fails.
 *
 * [Note: Ladder]
 * A worker that hangs, crashes or loses its GPU is ended, and a fresh one tries the same backend once more; after that,
 * or when the backend cannot be used at all, the next one is tried: WebGPU, then wasm. The photo at hand stays in the
 * queue. A fault of the model's file (missing, damaged, no network) is no fault of a backend: it ends the run.
 */
import type { Fault, FaultCode } from "../../core/fault.ts";
import { FaultError, isAbort, toFault } from "../../core/fault.ts";
import type { EncoderLink } from "./encoder-link.ts";
import { createEncoderLink, ENCODER_SILENCE } from "./encoder-link.ts";
import type { EncoderInfo, EncoderSign } from "../protocol/encoder-protocol.ts";
import type { Answer } from "../protocol/protocol.ts";
import type { BackendKind } from "../runtime/runtime.ts";
import { createTurns, type InTurn } from "../../core/turns.ts";
import type { Verdicts } from "./verdicts.ts";
import { abortError, isWorkerLost } from "./worker-link.ts";

/** What the person chose; `auto` is WebGPU where it is proved to work, else wasm. */
export type BackendChoice = "auto" | BackendKind;

/** What FaceStats is asked to run with; whatever is left out is chosen by the device. */
export interface EncoderChoice {
  readonly backend?: BackendChoice;
  /** A variant of the manifest's encoder; the backend's first where it cannot run that. */
  readonly variantId?: string;
}

/** How workers are started; tests put their own in. */
export interface EncoderRunOptions {
  readonly siteUrl: string;
  readonly spawn: () => Worker;
  readonly verdicts: Verdicts;
  readonly silence?: { readonly prepareMs: number; readonly encodeMs: number };
  /** Take a GPU that is software: only tests do. */
  readonly allowSoftwareGpu?: boolean;
  readonly threads?: number;
}

/** What a run tells while it prepares. */
export type EncoderRunSign =
  Exclude<EncoderSign, { kind: "alive" }> | { readonly kind: "ready"; readonly info: EncoderInfo };

/** FaceStats' encoder on whichever backend works here. */
export interface EncoderRun {
  /** Return what runs, starting it if need be. Throws a `FaultError` when no backend is left or the model cannot be had. */
  awake(): Promise<EncoderInfo>;
  /** Return the raw output for a crop, or the fault of this very crop. Throws as `awake` does. */
  answer(crop: Uint8ClampedArray): Promise<Answer<number>>;
  /** End the worker; the next call starts another. */
  sleep(): void;
  /** End for good: calls under way and later ones reject with an `AbortError`. */
  end(): void;
  /** Do one job after the other. */
  readonly turn: InTurn;
  /** Why the backend in use is not the first choice; null when it is. */
  fellBack(): Fault | null;
}

const BACKEND_FAULTS: readonly FaultCode[] = ["model-failed-to-load", "model-output-invalid"];

/** Whether a fault is of the model's file: no other backend would fare better. */
function isFileFault({ code }: Fault): boolean {
  return code.startsWith("model-") && !BACKEND_FAULTS.includes(code);
}

/** Start a run; no worker yet. See: [Note: Ladder]. */
export function createEncoderRun(
  options: EncoderRunOptions,
  choice: EncoderChoice,
  onSign: (sign: EncoderRunSign) => void,
): EncoderRun {
  const ladder = createLadder(choice.backend ?? "auto");
  let link: EncoderLink | null = null;
  let prepared: Promise<EncoderInfo> | null = null;
  let hasEnded = false;

  const sleep = () => {
    link?.end();
    link = null;
    prepared = null;
  };

  async function prepare(hold: EncoderLink): Promise<EncoderInfo> {
    onSign({ kind: "loading" });
    const request = {
      siteUrl: options.siteUrl,
      backend: ladder.backend(),
      allowSoftwareGpu: options.allowSoftwareGpu ?? false,
      verdicts: options.verdicts.all(),
      ...(choice.variantId === undefined ? {} : { variantId: choice.variantId }),
      ...(options.threads === undefined ? {} : { threads: options.threads }),
    };
    const result = await hold.prepare(request, (sign) => {
      if (sign.kind !== "alive" && hold === link) onSign(sign);
    });
    if (result.verdict) options.verdicts.set(result.verdict.key, result.verdict.accepted);
    if (result.kind === "rejected") {
      const { cosine } = result.verdict;
      throw new FaultError(
        "model-output-invalid",
        `${request.backend} failed its self-test (cosine ${cosine})`,
      );
    }
    onSign({ kind: "ready", info: result.info });
    return result.info;
  }

  async function awake(): Promise<EncoderInfo> {
    for (;;) {
      if (hasEnded) throw abortError();
      link ??= createEncoderLink(options.spawn, options.silence ?? ENCODER_SILENCE);
      try {
        prepared ??= prepare(link);
        return await prepared;
      } catch (error) {
        sleep();
        ladder.stepDown(error);
      }
    }
  }

  async function answer(crop: Uint8ClampedArray): Promise<Answer<number>> {
    for (;;) {
      await awake();
      try {
        if (!link) throw abortError();
        const { raw } = await link.encode(crop);
        ladder.steady();
        return { ok: true, value: raw };
      } catch (error) {
        if (isAbort(error)) throw error;
        if (!isWorkerLost(error) && ladder.isLast()) return { ok: false, fault: toFault(error) };
        sleep();
        ladder.stepDown(error);
      }
    }
  }

  return {
    awake,
    answer,
    sleep,
    end() {
      hasEnded = true;
      sleep();
    },
    turn: createTurns(),
    fellBack: ladder.fellBack,
  };
}

/** The backends in the order in which they are tried, and where we are. See: [Note: Ladder]. */
function createLadder(choice: BackendChoice) {
  const rungs: readonly BackendKind[] = choice === "wasm" ? ["wasm"] : ["webgpu", "wasm"];
  let rung = 0;
  let wasLost = false;
  let fellBack: Fault | null = null;
  return {
    backend: (): BackendKind => rungs[rung] ?? "wasm",
    isLast: () => rung === rungs.length - 1,
    fellBack: () => fellBack,
    /** An answer came: the next loss is again the first. */
    steady() {
      wasLost = false;
    },
    /** Make ready for another try; throw the error when there is none. */
    stepDown(error: unknown): void {
      const fault = toFault(error);
      if (isAbort(error) || isFileFault(fault)) throw error;
      if (isWorkerLost(error) && !wasLost) {
        wasLost = true;
        return;
      }
      if (rung === rungs.length - 1) throw error;
      rung += 1;
      wasLost = false;
      fellBack = fault;
    },
  };
}
