/** The second thread of a large HEIC photo: it decodes single tiles, while `worker.ts` decodes the others and paints. */
import { expose, transfer } from "comlink";
import { FaultError, toFault } from "../../core/fault.ts";
import { loadOnce } from "../../core/load-once.ts";
import { filesSettled, startDecoder } from "./decoder-files.ts";
import { decodeHevc } from "./hevc.ts";
import type { TileAnswer, TileWorker } from "./protocol.ts";

const decoder = loadOnce(startDecoder);

const worker: TileWorker = {
  loaded: () => filesSettled,
  async decode(stream): Promise<TileAnswer> {
    try {
      const tile = decodeHevc(await decoder(), stream);
      const planes = [tile.y, tile.cb, tile.cr].map(({ buffer }) => buffer);
      return transfer({ ok: true, tile }, planes);
    } catch (error) {
      // Wasm that broke over one tile answers no other.
      if (!(error instanceof FaultError)) decoder.forget();
      return { ok: false, fault: toFault(error) };
    }
  },
};

expose(worker);
