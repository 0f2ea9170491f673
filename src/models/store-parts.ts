/**
 * What the model store needs of the browser, in one object, so that its tests run in plain node with a fake one.
 */

/** Size of the site's storage in bytes, as far as the browser tells. */
export interface StorageEstimate {
  readonly usage?: number;
  readonly quota?: number;
}

/** The part of `navigator.storage` that is used; `persist` exists on the page only, not in a worker. */
export interface StorageKeeper {
  readonly estimate?: () => Promise<StorageEstimate>;
  readonly persist?: () => Promise<boolean>;
  readonly persisted?: () => Promise<boolean>;
}

/** The part of Cache Storage that is used. */
export interface CacheLike {
  readonly match: (key: string) => Promise<Response | undefined>;
  readonly put: (key: string, response: Response) => Promise<void>;
  readonly delete: (key: string) => Promise<boolean>;
  readonly keys: () => Promise<readonly { readonly url: string }[]>;
}

/** What the store needs of the browser; tests bring their own. */
export interface StoreParts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Null where the browser has no Cache Storage (insecure origin); opening may also reject (private mode). */
  readonly caches: { readonly open: (name: string) => Promise<CacheLike> } | null;
  /** Null where the browser has no Web Locks: then two tabs may download the same model twice. */
  readonly locks: {
    readonly request: <T>(
      name: string,
      options: { signal?: AbortSignal },
      job: () => Promise<T>,
    ) => Promise<T>;
  } | null;
  readonly storage: StorageKeeper | null;
  /** Null on an insecure origin: then no model can be verified, and none is opened. */
  readonly subtle: {
    readonly digest: (algorithm: "SHA-256", data: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;
  } | null;
  /** Milliseconds on a clock that never runs back. */
  readonly now: () => number;
  /** Resolve after that many milliseconds; reject with the signal's reason when it aborts first. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** Return what the store needs of this thread, page or worker. */
export function browserStoreParts(): StoreParts {
  const { navigator, crypto } = globalThis;
  const locks = navigator.locks as LockManager | undefined;
  const storage = navigator.storage as StorageManager | undefined;
  return {
    fetch: (url, init) => fetch(url, init),
    caches: "caches" in globalThis ? caches : null,
    locks:
      locks === undefined ? null : { request: (name, options, job) => locks.request(name, options, job) },
    storage: storage === undefined ? null : storageKeeper(storage),
    subtle: (crypto.subtle as SubtleCrypto | undefined) ?? null,
    now: () => performance.now(),
    sleep,
  };
}

function storageKeeper(storage: StorageManager & { persist?: () => Promise<boolean> }): StorageKeeper {
  const { persist } = storage;
  return {
    estimate: () => storage.estimate(),
    persisted: () => storage.persisted(),
    ...(persist === undefined ? {} : { persist: () => persist.call(storage) }),
  };
}

/** Resolve after that many milliseconds; reject with the signal's reason when it aborts first. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(abortReason(signal));
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      if (signal !== undefined) reject(abortReason(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Return what an aborted signal rejects with: its own reason if that is an error, else an `AbortError`. */
export function abortReason(signal: AbortSignal): Error {
  if (signal.reason instanceof Error) return signal.reason;
  const error = new Error("cancelled");
  error.name = "AbortError";
  return error;
}
