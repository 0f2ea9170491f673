/** Parts of the app that are loaded when they are first wanted, or when there is leisure for it. */

/** Return a loader that loads once, and again after a failure. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

/** Load all of it once it is time; resolves when everything is there or given up, and never rejects. */
export async function loadAt(
  time: Promise<void>,
  ...parts: readonly (() => Promise<unknown>)[]
): Promise<void> {
  await time;
  await Promise.allSettled(parts.map((part) => part()));
}
