/** Waiting that ends when somebody cancels, though the work itself may go on. */
import { abortError } from "./worker-link.ts";

/** Return what the promise comes to, or reject with an `AbortError` as soon as one of the signals fires. */
export function untilAborted<T>(
  promise: Promise<T>,
  ...signals: readonly (AbortSignal | undefined)[]
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(abortError());
    for (const signal of signals) {
      if (signal?.aborted) onAbort();
      signal?.addEventListener("abort", onAbort, { once: true });
    }
    promise.then(resolve, reject).finally(() => {
      for (const signal of signals) signal?.removeEventListener("abort", onAbort);
    });
  });
}
