/**
 * How far everything has come that a thread loads, as one sum over models and code.
 *
 * [Note: One true bar]
 * All that is needed is counted, in bytes as they come over the line: of code whose server compresses it, what its answer says.
 * A sum that is not known yet is not told; so what is left is never more than what the bar says, however the parts come.
 */
import type { LoadBytes } from "./protocol.ts";

/** How far one part has come. `bytesPerSecond` is null while nothing of it came over the network. */
export interface PartProgress {
  readonly bytes: number;
  readonly total: number;
  readonly bytesPerSecond?: number | null;
  readonly retry?: number;
}

/** The sum of the parts. */
export interface LoadSum {
  /** Say how far a part has come; naming it first with no byte says that it will be needed. */
  set(part: string, progress: PartProgress): void;
  /** Return the sum. */
  bytes(): LoadBytes;
}

/** Return a sum of nothing yet. */
export function createLoadSum(): LoadSum {
  const parts = new Map<string, PartProgress>();
  return {
    set: (part, progress) => void parts.set(part, progress),
    bytes() {
      const all = [...parts.values()];
      return {
        here: all.reduce((sum, { bytes }) => sum + bytes, 0),
        total: all.reduce((sum, { total }) => sum + total, 0),
        retry: Math.max(0, ...all.map(({ retry = 0 }) => retry)),
        isFetched: all.some(({ bytesPerSecond }) => (bytesPerSecond ?? 0) > 0),
      };
    },
  };
}
