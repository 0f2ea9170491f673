/** What is loaded when it is first wanted, and then there for good. */

/** Loads at the first call; the others get the same. After a failure the next call tries anew. */
export interface LoadOnce<A extends readonly unknown[], T> {
  (...args: A): Promise<T>;
  /** Forget what was loaded: the next call loads again. */
  forget(): void;
  /** Return what is loaded or loading, or null. */
  current(): Promise<T> | null;
}

/** Return a loader that loads once, and again after a failure. Only the first call's arguments count. */
export function loadOnce<A extends readonly unknown[], T>(load: (...args: A) => Promise<T>): LoadOnce<A, T> {
  let loading: Promise<T> | null = null;
  const forget = () => {
    loading = null;
  };
  const loader = (...args: A): Promise<T> => {
    loading ??= load(...args).catch((error: unknown) => {
      forget();
      throw error;
    });
    return loading;
  };
  return Object.assign(loader, { forget, current: () => loading });
}
