/** What a person should know before a large download begins: how long it takes here, and what speaks against it on this device. */

/** What the device and its connection tell; null where the browser does not. */
export interface DownloadFacts {
  /** Bytes a second, measured on this page's own load, else as the browser estimates it. */
  readonly lineSpeed: number | null;
  /** Whether the person asked the browser to save data. */
  readonly savesData: boolean;
  /** Whether the connection is one that is usually paid for by the byte. */
  readonly isMetered: boolean;
  /** GiB of memory as browsers round it. */
  readonly memory: number | null;
}

/** Why to think twice: the first two are asked about once more, the others are told. */
export type Concern = "saves-data" | "metered" | "low-storage" | "small-memory";

/** The part of an inventory that tells how much room there is. */
export interface Room {
  readonly usage: number | null;
  readonly quota: number | null;
}

/** Memory up to which a tab with a large model is often ended by the device, in GiB. */
const SMALL_MEMORY = 2;
/** What storing takes besides the bytes themselves. */
const STORING = 1.1;

/** Return what speaks against a download of so many bytes, the gravest first. */
export function concernsOf(bytes: number, facts: DownloadFacts, room: Room | null): readonly Concern[] {
  const free = freeBytes(room);
  const found: readonly (readonly [Concern, boolean])[] = [
    ["saves-data", facts.savesData],
    ["metered", facts.isMetered],
    ["low-storage", free !== null && free < bytes * STORING],
    ["small-memory", facts.memory !== null && facts.memory <= SMALL_MEMORY],
  ];
  return found.filter(([, holds]) => holds).map(([concern]) => concern);
}

/** Return how many bytes the site may still store; null where the browser does not tell. */
export function freeBytes(room: Room | null): number | null {
  if (room === null || room.usage === null || room.quota === null) return null;
  return Math.max(0, room.quota - room.usage);
}

/** Whether a concern is asked about once more before the download begins. */
export function isAsked(concern: Concern): boolean {
  return concern === "saves-data" || concern === "metered";
}

/** Return the seconds that so many bytes take; null where nobody knows how fast the line is. */
export function downloadSeconds(bytes: number, { lineSpeed }: DownloadFacts): number | null {
  return lineSpeed === null || lineSpeed <= 0 ? null : bytes / lineSpeed;
}
