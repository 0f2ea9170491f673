/** The thread that decodes HEIC: it reads the file, shares its tiles with a second thread where the device allows, and paints. */
import { expose, transfer } from "comlink";
import { toFault } from "../../core/fault.ts";
import { giveBack, heicDecoder } from "./decode.ts";
import { filesSettled, startDecoder } from "./decoder-files.ts";
import type { HeicAnswer, HeicWorker } from "./protocol.ts";
import { startTileThread, wantsTileThread } from "./tile-link.ts";

const second = secondThread();
const pixelsOf = heicDecoder(startDecoder, second?.decode);

function secondThread() {
  const { hardwareConcurrency: cores, deviceMemory: memory } = navigator as WorkerNavigator & {
    /** Only some browsers tell: GiB, rounded, 8 for any more. */
    readonly deviceMemory?: number;
  };
  if (typeof Worker === "undefined" || !wantsTileThread({ cores, memory })) return null;
  return startTileThread(
    new Worker(new URL("./tile-worker.ts", import.meta.url), { type: "module", name: "mien-heic-tiles" }),
  );
}

const worker: HeicWorker = {
  loaded: async () => {
    await Promise.all([filesSettled, second?.settled]);
  },
  async decode(file, onShare): Promise<HeicAnswer> {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { image, space } = await pixelsOf(bytes, onShare);
      const data = image.data as Uint8ClampedArray<ArrayBuffer>;
      const pixels = new ImageData(data, image.width, image.height, { colorSpace: space });
      const bitmap = await createImageBitmap(pixels).finally(() => giveBack(image));
      return transfer({ ok: true, bitmap }, [bitmap]);
    } catch (error) {
      return { ok: false, fault: toFault(error) };
    }
  },
};

expose(worker);
