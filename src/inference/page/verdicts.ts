/** How self-tests of backends ended, remembered on this device so that a browser is tested once per model and version. */

/** Where verdicts are kept: by `Verdict.key`, whether the backend was accepted. */
export interface Verdicts {
  all(): Readonly<Record<string, boolean>>;
  set(key: string, accepted: boolean): void;
}

/** The part of `localStorage` that is used. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = "mien.backend-verdicts";

/** Verdicts beyond this many are of older versions and browsers; the oldest go. */
const MOST = 20;

/** Return verdicts kept in a storage; where that is blocked (merely touching it throws), for this visit only. */
export function rememberedVerdicts(storage: () => TextStorage): Verdicts {
  let known = read(storage);
  return {
    all: () => known,
    set(key, accepted) {
      const others = Object.entries(known).filter(([other]) => other !== key);
      known = Object.fromEntries([...others, [key, accepted] as const].slice(-MOST));
      try {
        storage().setItem(KEY, JSON.stringify(known));
      } catch {
        // Blocked or full: `known` serves this visit, and the next one tests again.
      }
    },
  };
}

function read(storage: () => TextStorage): Record<string, boolean> {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? "{}");
    const entries = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
    return Object.fromEntries(
      entries.filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean"),
    );
  } catch {
    return {}; // Blocked, or not ours: as if nothing was tested yet.
  }
}
