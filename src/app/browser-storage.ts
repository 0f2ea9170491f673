/** Return the browser's storage; null where it is blocked, because merely touching it throws there. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
