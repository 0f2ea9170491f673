/**
 * Writes `.br` and `.gz` beside the files of a finished site, for servers that send them as they are.
 *
 * The strongest brotli takes half a minute for a large wasm file, so results are kept in `.cache` under the content's hash.
 */
import { createHash, randomUUID } from "node:crypto";
import { copyFile, mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { filesIn } from "./files-in.ts";

const TYPES = /\.(?:js|mjs|css|html|json|webmanifest|svg|txt|wasm|onnx|bin)$/;
/** A copy that saves less is not worth its unpacking. */
const WORTH_IT = 0.9;

/**
 * How hard it is tried. `quick` is a tenth of the time for a fifth more bytes: for a server on this machine, which should start
 * soon. What the best has packed before is taken also then.
 */
export type Effort = "best" | "quick";

const QUALITY = {
  best: { brotli: constants.BROTLI_MAX_QUALITY, gzip: 9 },
  quick: { brotli: 5, gzip: 6 },
} as const;

const ENCODINGS = [
  {
    suffix: ".br",
    packed: (bytes: Buffer, effort: Effort) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: QUALITY[effort].brotli,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  {
    suffix: ".gz",
    packed: (bytes: Buffer, effort: Effort) => promisify(gzip)(bytes, { level: QUALITY[effort].gzip }),
  },
] as const;

/** Compress what gains by it. `cache` is a folder for results of earlier builds. */
export async function compressSite(folder: string, cache: string, effort: Effort = "best"): Promise<void> {
  await mkdir(cache, { recursive: true });
  const names = (await filesIn(folder)).filter((name) => TYPES.test(name)).values();
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (const name of names) await compressFile(path.join(folder, name), cache, effort);
    }),
  );
}

async function compressFile(file: string, cache: string, effort: Effort): Promise<void> {
  const bytes = await readFile(file);
  const hash = createHash("sha256").update(bytes).digest("hex");
  for (const { suffix, packed } of ENCODINGS) {
    const best = path.join(cache, hash + suffix);
    const isQuick = effort === "quick" && !(await sizeOf(best));
    const kept = isQuick ? path.join(cache, `${hash}.quick${suffix}`) : best;
    if (!(await sizeOf(kept))) {
      // Whole or not at all: a build that is stopped must leave no half file behind.
      const part = `${kept}.${randomUUID()}`;
      await writeFile(part, await packed(bytes, effort));
      await rename(part, kept);
    }
    if ((await sizeOf(kept)) < bytes.length * WORTH_IT) await copyFile(kept, file + suffix);
  }
}

/** Size of a file in bytes; 0 when there is none. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
