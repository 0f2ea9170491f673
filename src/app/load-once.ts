/** Parts of the app that are loaded when they are first wanted, or when the page is idle. */
import { FaultError, toFault } from "../core/fault.ts";

/** Return the part; one that cannot be fetched is a fault of the network, not of the app. */
export function asNetworkFault<T>(part: Promise<T>): Promise<T> {
  const known = part.catch((error: unknown) => {
    throw new FaultError("model-network", toFault(error).detail);
  });
  known.catch(() => undefined);
  return known;
}

/** Let the browser do something else in between: one long task would hold up whoever is using the page already. */
export function nextTask(): Promise<void> {
  return pause(0);
}

/** Resolve after so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Load all of it once it is time, each part in a task of its own; resolves when everything is there or given up, and never
 * rejects.
 */
export async function loadAt(
  time: Promise<void>,
  ...parts: readonly (() => Promise<unknown>)[]
): Promise<void> {
  await time;
  const loading: Promise<unknown>[] = [];
  for (const part of parts) {
    await nextTask();
    loading.push(part().catch(() => undefined));
  }
  await Promise.all(loading);
}
