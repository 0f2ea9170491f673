/** Getting a pinned file: from a local mirror, an earlier download, or the network. What comes is verified, or refused. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { bytesIn, continueDownload, type DownloadContext } from "./download.ts";
import type { Pin } from "./pins.ts";
import { TransientError, UnreachableError, WrongBytesError } from "./refusals.ts";

/** The world around provisioning; tests bring their own. */
export interface ObtainContext extends DownloadContext {
  /** Folder that may hold the files, at any depth up to three, under any name; null for none. */
  readonly mirror: string | null;
  /** Folder for downloads, finished and unfinished. */
  readonly cacheDir: string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Hosts that did not answer in this run; they are not asked again. */
  readonly deadHosts: Set<string>;
}

/** A verified file and where it came from. */
export interface Obtained {
  readonly path: string;
  readonly from: "mirror" | "earlier-download" | "download";
}

/** Tries after one that brought nothing. */
const RETRIES = 3;
const BACK_OFF_MS = 1000;
/** A connection that brings nothing for so long counts as cut. */
const STALL_MS = 20_000;
/** No host is asked for longer than this without a byte from it; what it asks us to wait does not count. */
const QUIET_MS = 50_000;
/** A longer wait is for the next run. */
const LONGEST_WAIT_MS = 3_600_000;
/** A try that brought so much was no try in vain. */
const PROGRESS_BYTES = 1_000_000;
const MIRROR_DEPTH = 3;

/** Return where the file would come from, without bringing it. */
export async function foundLocally(pin: Pin, context: ObtainContext): Promise<Obtained | null> {
  const mirrored = await inMirror(pin, context);
  if (mirrored !== null) return { path: mirrored, from: "mirror" };
  const earlier = downloadPath(pin, context);
  if (existsSync(earlier) && (await fileHash(earlier)) === pin.sha256)
    return { path: earlier, from: "earlier-download" };
  return null;
}

/**
 * Return the verified file, downloading it if it is nowhere near.
 *
 * A cut download is kept and continued, also by the next run. Throws `UnreachableError` or `WrongBytesError`, within a
 * minute of the last byte that came; longer only where the host asks to be asked later, which is said.
 */
export async function obtain(pin: Pin, context: ObtainContext): Promise<Obtained> {
  const local = await foundLocally(pin, context);
  if (local !== null) return local;
  const { host } = new URL(pin.url);
  if (context.deadHosts.has(host)) throw new UnreachableError(pin, `${host} did not answer before`);
  await mkdir(context.cacheDir, { recursive: true });
  const finished = downloadPath(pin, context);
  const part = `${finished}.part`;
  for (const isLast of [false, true]) {
    const wasBegun = bytesIn(part) > 0;
    const tries = await bringWhole(pin, part, context);
    const hash = await fileHash(part);
    if (hash === pin.sha256) {
      await rename(part, finished);
      return { path: finished, from: "download" };
    }
    await rm(part);
    const isInPieces = wasBegun || tries > 1;
    if (isLast || !isInPieces) throw new WrongBytesError(pin, `sha256 ${hash}`);
    // Pieces of several answers need not be of one file.
    context.say(`${pin.file}: what came in pieces is not the pinned file; from the start`);
  }
  throw new UnreachableError(pin, "it never came whole");
}

/** Try until the file has its length; return how many tries that took. */
async function bringWhole(pin: Pin, part: string, context: ObtainContext): Promise<number> {
  const { host } = new URL(pin.url);
  let quietSince = context.now();
  let inVain = 0;
  for (let tries = 1; ; tries++) {
    const before = bytesIn(part);
    const stallMs = Math.max(1000, Math.min(STALL_MS, quietSince + QUIET_MS - context.now()));
    const error = await continueDownload(pin, part, { context, stallMs }).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error === null) return tries;
    if (!(error instanceof TransientError)) {
      if (error instanceof UnreachableError && error.isOfHost) context.deadHosts.add(host);
      throw error;
    }
    if (bytesIn(part) - before >= PROGRESS_BYTES) {
      inVain = 0;
      quietSince = context.now();
    }
    const waitMs = error.waitMs ?? BACK_OFF_MS * 2 ** inVain;
    const isTooLong = error.waitMs !== null && error.waitMs > LONGEST_WAIT_MS;
    const isOver = error.waitMs === null && context.now() + waitMs - quietSince >= QUIET_MS;
    if (inVain === RETRIES || isTooLong || isOver) {
      context.deadHosts.add(host);
      const later = error.waitMs === null ? "" : `; it asks to be asked again in ${inWords(error.waitMs)}`;
      throw new UnreachableError(pin, `${error.message}${later}`);
    }
    inVain++;
    context.say(
      error.waitMs === null
        ? `${pin.file}: ${error.message}; trying again (${inVain} of ${RETRIES})`
        : `${pin.file}: ${error.message}; ${host} asks to wait ${inWords(waitMs)}: waiting`,
    );
    await context.sleep(waitMs);
    if (error.waitMs !== null) quietSince = context.now();
  }
}

function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** Return the SHA-256 of a file in hexadecimal, reading it in pieces. */
export async function fileHash(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function downloadPath(pin: Pin, context: ObtainContext): string {
  return path.join(context.cacheDir, pin.sha256);
}

async function inMirror(pin: Pin, { mirror, say }: ObtainContext): Promise<string | null> {
  if (mirror === null) return null;
  for (const file of filesBelow(mirror, MIRROR_DEPTH)) {
    const hasName = path.basename(file) === pin.file;
    if (statSync(file).size === pin.bytes) {
      if ((await fileHash(file)) === pin.sha256) return file;
      if (hasName) say(`${file} is not the pinned ${pin.file} (another sha256): not used`);
    } else if (hasName) {
      say(`${file} is not the pinned ${pin.file} (another size): not used`);
    }
  }
  return null;
}

function filesBelow(folder: string, depth: number): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) return depth > 1 ? filesBelow(full, depth - 1) : [];
      return statSync(full, { throwIfNoEntry: false })?.isFile() === true ? [full] : [];
    });
}
