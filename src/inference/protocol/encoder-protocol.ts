/** What the page and the encoder's worker say to each other: plain data only. */
import type { AppearanceCalibration } from "../../core/score/appearance-calibration.ts";
import type { NotStored } from "../../models/chunk-cache.ts";
import type { Answer, LoadProgress } from "./protocol.ts";
import type { BackendKind } from "../runtime/runtime.ts";

/** What to load, and on what. */
export interface EncoderRequest {
  readonly siteUrl: string;
  readonly backend: BackendKind;
  /** The variant that was asked for; the backend's first one where it cannot run that. */
  readonly variantId?: string;
  /** Take a GPU that is software: only tests do. */
  readonly allowSoftwareGpu: boolean;
  /** How earlier self-tests ended, by `Verdict.key`. */
  readonly verdicts: Readonly<Record<string, boolean>>;
  /** As many threads as fit this device, unless a test or the bench says. */
  readonly threads?: number;
}

/**
 * How a self-test ended: how far a backend's embedding of a known picture agrees with that of the processor, or with the
 * one that the manifest lists. The key holds all that it depends on: runtime, model, browser, adapter.
 */
export interface Verdict {
  readonly key: string;
  /** Cosine of the two embeddings; null when an earlier verdict was believed. */
  readonly cosine: number | null;
  readonly accepted: boolean;
}

/** What is running, once it runs. */
export interface EncoderInfo {
  readonly model: { readonly id: string; readonly name: string; readonly calibration: AppearanceCalibration };
  readonly backend: BackendKind;
  readonly threads: number;
  /** Maker and architecture of the GPU in use. */
  readonly gpu: string | null;
  readonly variant: {
    readonly id: string;
    readonly dtype: string;
    readonly bytes: number;
    /** SD in points by which its scores stray from those of the truest variant; absent where nobody measured. */
    readonly scoreSd?: number | undefined;
  };
  /** Whether the next visit finds the model on this device. */
  readonly stored: "cache" | "memory";
  readonly notStored: NotStored | null;
  /** Milliseconds from request to ready. */
  readonly loadedInMs: number;
}

/** The encoder is ready, or its backend failed the self-test and must not be used. */
export type EncoderPrepared =
  | { readonly kind: "ready"; readonly info: EncoderInfo; readonly verdict: Verdict | null }
  | { readonly kind: "rejected"; readonly verdict: Verdict };

/** Signs of life while the encoder is being prepared. */
export type EncoderSign =
  | { readonly kind: "alive" }
  | { readonly kind: "downloading"; readonly progress: LoadProgress }
  | { readonly kind: "loading" };

/** What the model says of one face. */
export interface EncoderAnswer {
  /** The head's raw output, without a unit. */
  readonly raw: number;
  /** Milliseconds from pixels to raw output. */
  readonly ms: number;
}

/** The worker's side. Pixels are 224 x 224, interleaved RGB. */
export interface EncoderWorker {
  prepare(request: EncoderRequest, onSign: (sign: EncoderSign) => void): Promise<Answer<EncoderPrepared>>;
  encode(pixels: Uint8ClampedArray): Promise<Answer<EncoderAnswer>>;
  /** Return the embedding as the encoder gives it, 512 numbers. For tests and the bench: the app never asks. */
  embed(pixels: Uint8ClampedArray): Promise<Answer<Float32Array>>;
}
