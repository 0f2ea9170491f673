/** The crops of the last photos, in memory only, and which of them still wait for an answer. */

/** A photo's crop for the encoder, and what the photo adds to an answer's usual error, in points. */
export interface KeptCrop {
  readonly photo: string;
  readonly crop: Uint8ClampedArray;
  readonly extraSd: number;
}

/** How many crops are kept; one is 147 KB. The oldest goes first. */
export const MOST_CROPS = 50;

/** The crops that wait for FaceStats, and those that it has answered for. */
export interface KeptCrops {
  /** Keep a crop; it waits for an answer. */
  put(kept: KeptCrop): void;
  /** Return the oldest crop that waits, if any. It waits until it is settled. */
  next(): KeptCrop | undefined;
  settle(photo: string): void;
  /** How many wait. */
  waiting(): number;
  forget(photo: string): void;
  /** Let all wait again: another variant shall answer. */
  reopen(): void;
}

/** Return an empty store of crops. */
export function createKeptCrops(most = MOST_CROPS): KeptCrops {
  const kept = new Map<string, KeptCrop>();
  const waiting = new Set<string>();
  const forget = (photo: string) => {
    kept.delete(photo);
    waiting.delete(photo);
  };
  return {
    put(crop) {
      forget(crop.photo);
      kept.set(crop.photo, crop);
      waiting.add(crop.photo);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) forget(oldest);
    },
    next() {
      const [first] = waiting;
      return first === undefined ? undefined : kept.get(first);
    },
    settle: (photo) => void waiting.delete(photo),
    waiting: () => waiting.size,
    forget,
    reopen() {
      for (const photo of kept.keys()) waiting.add(photo);
    },
  };
}
