/**
 * Everything that can go wrong, as data.
 *
 * A fault crosses threads as a plain object and carries no words for people: `words/` maps each code to a
 * sentence and a next step. The list is closed, so a `switch` over it is checked by the compiler.
 */

/** Codes of faults in the file itself: another file may do better. */
export const FILE_FAULTS = [
  "file-empty",
  "file-gone",
  "file-unreadable",
  "file-too-large",
  "file-not-image",
  "file-video",
  "file-raw",
  "file-unsupported-format",
  "file-heic-unsupported",
  "file-heic-subsampling",
  "file-truncated",
  "image-too-large",
  "image-too-small",
  "image-too-elongated",
  "image-undecodable",
  "image-blank",
] as const;

/** Codes of faults in a model: its file, its download or its answer. */
export const MODEL_FAULTS = [
  "model-not-found",
  "model-not-a-model",
  "model-truncated",
  "model-corrupt",
  "model-network",
  "model-manifest-invalid",
  "model-failed-to-load",
  "model-output-invalid",
] as const;

/** Codes of faults in the engine: worker, backend, memory. */
export const ENGINE_FAULTS = [
  "engine-timeout",
  "engine-crashed",
  "engine-out-of-memory",
  "engine-unsupported",
  "engine-insecure",
  "engine-internal",
] as const;

/** What can be wrong with a file. */
export type FileFaultCode = (typeof FILE_FAULTS)[number];
/** What can go wrong with the bytes of a model. */
export type ModelFaultCode = (typeof MODEL_FAULTS)[number];
/** What can go wrong while the engine starts or scores. */
export type EngineFaultCode = (typeof ENGINE_FAULTS)[number];
/** Everything that can go wrong, as a closed list; `words/` has a sentence and a next step for each. */
export type FaultCode = FileFaultCode | ModelFaultCode | EngineFaultCode;

/** A fault as it crosses threads: the code decides the words; `detail` is for developers, never pixels or landmarks. */
export interface Fault {
  readonly code: FaultCode;
  readonly detail: string;
}

/** The error that carries a fault inside one thread. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(code: FaultCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = "FaultError";
    this.fault = { code, detail };
  }
}

/** How browsers and Emscripten say that memory could not be had. */
const OUT_OF_MEMORY =
  /out of memory|memory access out of bounds|could not allocate memory|allocation failed|cannot enlarge memory|\bOOM\b/i;

/** Return the fault that an unknown error stands for; an error that is no fault becomes `engine-internal`. */
export function toFault(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: OUT_OF_MEMORY.test(detail) ? "engine-out-of-memory" : "engine-internal",
    detail,
  };
}

/** Whether an error means that somebody cancelled, which is no fault. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
