/** What the page needs to talk to a worker that may hang, crash or be ended: used for both of the engine's workers. */
import { FaultError, isAbort, toFault } from "../../core/fault.ts";
import type { Answer } from "../protocol/protocol.ts";

/** Return a promise that rejects with `engine-crashed` when the worker breaks. It never resolves. */
export function brokenWorker(worker: Worker): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    const crash = (detail: string) => reject(new FaultError("engine-crashed", detail));
    worker.addEventListener("error", (event) => crash(event.message || "the worker could not be started"));
    worker.addEventListener("messageerror", () => crash("a message could not be read"));
  });
  broken.catch(() => {});
  return broken;
}

/**
 * Expires, by rejecting `expired` with `engine-timeout`, when it was not reset for so many milliseconds. It sleeps until
 * `awake` has settled.
 */
export function createWatchdog(timeoutMs: number, awake?: Promise<unknown>) {
  let expire: (reason: unknown) => void;
  const expired = new Promise<never>((_, reject) => (expire = reject));
  expired.catch(() => {});
  const start = () =>
    setTimeout(
      () => expire(new FaultError("engine-timeout", `no sign of life for ${timeoutMs} ms`)),
      timeoutMs,
    );
  let state: "asleep" | "watching" | "stopped" = awake ? "asleep" : "watching";
  let timer = awake ? undefined : start();
  const reset = () => {
    clearTimeout(timer);
    if (state === "watching") timer = start();
  };
  const wake = () => {
    if (state === "asleep") state = "watching";
    reset();
  };
  awake?.then(wake, wake);
  return {
    expired,
    reset,
    stop() {
      state = "stopped";
      clearTimeout(timer);
    },
  };
}

/** Return the value of an answer; throw its fault. */
export function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new FaultError(answer.fault.code, answer.fault.detail);
}

/** Whether an error means that the worker itself is of no more use. */
export function isWorkerLost(error: unknown): boolean {
  if (isAbort(error)) return false;
  const { code } = toFault(error);
  return code === "engine-timeout" || code === "engine-crashed" || code === "engine-out-of-memory";
}

/** Return what an abandoned call rejects with. */
export function abortError(): DOMException {
  return new DOMException("cancelled", "AbortError");
}
