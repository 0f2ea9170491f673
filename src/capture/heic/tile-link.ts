/** The HEIC thread's side of the second one, which decodes tiles of a photo beside it. */
import { wrap } from "comlink";
import type { YuvTile } from "../../core/image/heic/paint.ts";
import { race } from "../../core/race.ts";
import type { TileAnswer, TileWorker } from "./protocol.ts";

/** What is known of the device; memory in GiB as browsers round it, undefined where they do not tell. */
export interface TileDevice {
  readonly cores: number;
  readonly memory?: number | undefined;
}

/** The second thread. */
export interface TileThread {
  /** Resolves when it has its files, or cannot have them. */
  readonly settled: Promise<void>;
  /** Return a decoded tile. Rejects where the thread is broken or could not decode it: whoever asked tries it himself. */
  readonly decode: (stream: Uint8Array) => Promise<YuvTile>;
}

/**
 * Whether a device gets a second thread: it takes 25 MB, and a core that the page does not need meanwhile. Where memory is not
 * told there is none, as with the engines.
 */
export function wantsTileThread({ cores, memory = 0 }: TileDevice): boolean {
  return cores >= 2 && memory >= 4;
}

/** Start the second thread. One that breaks stays broken: the first decodes alone then. */
export function startTileThread(worker: Worker): TileThread {
  const remote = wrap<TileWorker>(worker);
  const broken = new Promise<never>((_, reject) =>
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(message || "the second HEIC thread broke")),
    ),
  );
  broken.catch(() => undefined);
  return {
    settled: race(broken, remote.loaded()).catch(() => undefined),
    async decode(stream) {
      const answer = await race<TileAnswer>(broken, remote.decode(stream));
      if (!answer.ok) throw new Error(answer.fault.detail);
      return answer.tile;
    },
  };
}
