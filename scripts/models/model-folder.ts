/** One model's folder below `public/models/`: chunks named by their hash, and a `model.json` that lists them. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { copyFile, link, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { CHUNK_BYTES, parseModel, partsOf, type Chunk, type Variant } from "../../src/models/manifest.ts";

/** Size, hash and chunks of one file, as a variant lists them; of an encoder also its golden embedding and measured error. */
export type ChunkedFile = Pick<Variant, "bytes" | "sha256" | "chunks"> & {
  readonly golden?: readonly number[] | undefined;
  readonly measured?: Variant["measured"] | undefined;
};

/** The model card's name in a model's folder. */
export const CARD_NAME = "MODEL_CARD.md";

/**
 * A model's folder being made beside its place.
 *
 * [Note: Never half a model]
 * The draft takes the place of the folder in two steps: the old one is set aside, the new one moved in. A run that is cut
 * off before leaves the old folder; one that is cut off between them leaves both, and `mendModelsFolder` puts the old one
 * back. What is set aside and what is drafted carries the number of the process that made it, so what a run left that is
 * no more is known by that. Only whole folders whose every byte is right are listed (`build-manifest.ts`).
 */
export interface DraftFolder {
  /** Cut a file into chunks in the draft. */
  readonly addFile: (file: string) => Promise<ChunkedFile>;
  /** The same for bytes. */
  readonly addBytes: (bytes: Uint8Array) => Promise<ChunkedFile>;
  /** Take over chunks that the folder already has. */
  readonly keep: (file: ChunkedFile) => Promise<ChunkedFile>;
  /** Return the bytes of a file that was added or kept. */
  readonly read: (file: ChunkedFile) => Promise<Uint8Array>;
  /** Write `model.json` and the card, check it, and put the draft in the folder's place. */
  readonly publish: (model: unknown, card?: string) => Promise<void>;
  /** Throw the draft away; harmless after `publish`. */
  readonly discard: () => Promise<void>;
}

/** Return an empty draft of the model's folder. Only tests cut smaller chunks than a site does. */
export async function draftFolder(
  modelsDir: string,
  id: string,
  chunkBytes: number = CHUNK_BYTES,
): Promise<DraftFolder> {
  const draft = draftPath(modelsDir, id);
  const place = path.join(modelsDir, id);
  mendModelsFolder(modelsDir);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const addPieces = (pieces: AsyncIterable<Uint8Array>): Promise<ChunkedFile> =>
    writeChunks(draft, id, pieces);
  return {
    addFile: (file) => addPieces(piecesOfFile(file, chunkBytes)),
    addBytes: (bytes) => addPieces(piecesOfBytes(bytes, chunkBytes)),
    read: async ({ chunks }) =>
      Buffer.concat(
        await Promise.all(chunks.map((chunk) => readFile(path.join(draft, path.basename(chunk.path))))),
      ),
    keep: async (file) => {
      for (const chunk of file.chunks) {
        const name = path.basename(chunk.path);
        await linkOrCopy(path.join(place, name), path.join(draft, name));
      }
      return file;
    },
    publish: async (model, card) => {
      parseModel(model);
      if (card !== undefined) await writeFile(path.join(draft, CARD_NAME), card);
      await writeFile(path.join(draft, "model.json"), modelText(model));
      await putInPlace(draft, place);
    },
    discard: () => rm(draft, { recursive: true, force: true }),
  };
}

/** Return where a model's folder is drafted by this process. */
export function draftPath(modelsDir: string, id: string): string {
  return path.join(modelsDir, `.partial-${id}-${process.pid}`);
}

/** Put a drafted folder in its place. See: [Note: Never half a model]. */
export async function putInPlace(draft: string, place: string): Promise<void> {
  const aside = path.join(path.dirname(place), `.previous-${path.basename(place)}-${process.pid}`);
  await rm(aside, { recursive: true, force: true });
  if (existsSync(place)) await rename(place, aside);
  await rename(draft, place);
  await rm(aside, { recursive: true, force: true });
}

/** Put back what an interrupted run had set aside, and remove its drafts. Leaves runs alone that are under way. */
export function mendModelsFolder(modelsDir: string): void {
  if (!existsSync(modelsDir)) return;
  for (const name of readdirSync(modelsDir)) {
    const [, kind, id = "", pid] = /^\.(partial|previous)-(.+)-(\d+)$/.exec(name) ?? [];
    if (kind === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
    if (Number(pid) === process.pid && kind === "partial") continue;
    const place = path.join(modelsDir, id);
    if (kind === "previous" && !existsSync(place)) renameSync(path.join(modelsDir, name), place);
    else rmSync(path.join(modelsDir, name), { recursive: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Return the text of a `model.json`. */
export function modelText(model: unknown): string {
  return `${JSON.stringify(model, null, 1)}\n`;
}

/** Return what the model's folder already holds whole, by the whole file's hash; damaged files are left out. */
export function presentFiles(modelsDir: string, id: string): ReadonlyMap<string, ChunkedFile> {
  const file = path.join(modelsDir, id, "model.json");
  const present = new Map<string, ChunkedFile>();
  if (!existsSync(file)) return present;
  try {
    for (const { part } of partsOf(parseModel(JSON.parse(readFileSync(file, "utf8"))))) {
      for (const variant of part.variants) {
        const { bytes, sha256, chunks, golden, measured } = variant;
        if (faultOfChunks(modelsDir, variant) === null)
          present.set(sha256, {
            bytes,
            sha256,
            chunks,
            ...(golden && { golden }),
            ...(measured && { measured }),
          });
      }
    }
  } catch {
    return new Map(); // An unreadable model.json lists nothing; the folder is made anew.
  }
  return present;
}

/** Return what is wrong with a variant's chunks on disk, or null when every byte is right. */
export function faultOfChunks(modelsDir: string, variant: ChunkedFile): string | null {
  const whole = createHash("sha256");
  for (const chunk of variant.chunks) {
    const file = path.join(modelsDir, chunk.path);
    if (!existsSync(file)) return `${chunk.path} is missing`;
    const bytes = readFileSync(file);
    if (bytes.length !== chunk.bytes) return `${chunk.path} has ${bytes.length} bytes, not ${chunk.bytes}`;
    const hash = sha256(bytes);
    if (hash !== chunk.sha256) return `${chunk.path} has another sha256: ${hash}`;
    whole.update(bytes);
  }
  return whole.digest("hex") === variant.sha256 ? null : "the chunks do not make the listed whole";
}

async function writeChunks(
  draft: string,
  id: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<ChunkedFile> {
  const whole = createHash("sha256");
  const chunks: Chunk[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    const name = `${sha256(piece)}.bin`;
    await writeFile(path.join(draft, name), piece);
    chunks.push({ path: `${id}/${name}`, bytes: piece.length, sha256: path.basename(name, ".bin") });
    whole.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: whole.digest("hex"), chunks };
}

async function* piecesOfFile(file: string, chunkBytes: number): AsyncIterable<Uint8Array> {
  const handle = await open(file);
  try {
    for (;;) {
      const piece = new Uint8Array(chunkBytes);
      let filled = 0;
      while (filled < chunkBytes) {
        const { bytesRead } = await handle.read(piece, filled, chunkBytes - filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      if (filled > 0) yield piece.subarray(0, filled);
      if (filled < chunkBytes) return;
    }
  } finally {
    await handle.close();
  }
}

async function* piecesOfBytes(bytes: Uint8Array, chunkBytes: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  await link(from, to).catch(() => copyFile(from, to));
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
