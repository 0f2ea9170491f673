/** What this browser tells of its connection and memory, for whoever is about to begin a large download. */
import { pageLoad } from "../inference/page/load-pace.ts";
import type { DownloadFacts } from "../state/download-offer.ts";

/** The parts of `navigator` that only some browsers have. */
interface TellingNavigator {
  readonly connection?: {
    readonly saveData?: boolean;
    /** What the connection is: only mobile browsers tell. */
    readonly type?: string;
    /** Megabits a second as the browser estimates them; 10 stands for any more. */
    readonly downlink?: number;
  };
  readonly deviceMemory?: number;
}

/** Connections that are usually paid for by the byte. */
const METERED: readonly string[] = ["cellular", "wimax"];

/** Return the facts of this moment; `measured` is the speed of this page's own load, where it came over the line. */
export function downloadFacts(
  { connection, deviceMemory }: TellingNavigator = navigator as TellingNavigator,
  measured: number | null = pageLoad.lineSpeed(),
): DownloadFacts {
  const { saveData = false, type = "", downlink = 0 } = connection ?? {};
  return {
    lineSpeed: measured ?? (downlink > 0 ? (downlink * 1e6) / 8 : null),
    savesData: saveData,
    isMetered: METERED.includes(type),
    memory: deviceMemory ?? null,
  };
}
