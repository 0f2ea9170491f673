/** Getting a pinned file: from a local mirror, an earlier download, or the network. What comes is verified, or refused. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pin } from "./pins.ts";

/** The world around provisioning; tests bring their own. */
export interface ObtainContext {
  /** Folder that may hold the files, at any depth up to three, under any name; null for none. */
  readonly mirror: string | null;
  /** Folder for downloads, finished and unfinished. */
  readonly cacheDir: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Hosts that did not answer in this run; they are not asked again. */
  readonly deadHosts: Set<string>;
  /** Progress and warnings, for people. */
  readonly say: (line: string) => void;
}

/** A verified file and where it came from. */
export interface Obtained {
  readonly path: string;
  readonly from: "mirror" | "earlier-download" | "download";
}

/** The file cannot be had now: no mirror holds it, and its host did not answer with it. */
export class UnreachableError extends Error {
  constructor(pin: Pin, reason: string) {
    super(`${pin.file} could not be had from ${pin.url}: ${reason}`);
    this.name = "UnreachableError";
  }
}

/** The host answered, but with other bytes than the pinned ones. */
export class WrongBytesError extends Error {
  constructor(pin: Pin, found: string) {
    super(
      `${pin.file} from ${pin.url} is not the pinned file: ${found}; wanted ${pin.bytes} bytes, sha256 ${pin.sha256}`,
    );
    this.name = "WrongBytesError";
  }
}

const RETRIES = 3;
const BACK_OFF_MS = 1000;
/** A connection that brings nothing for so long counts as cut. */
const STALL_MS = 30_000;
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
 * A cut download is kept and continued, also by the next run. Throws `UnreachableError` or `WrongBytesError`.
 */
export async function obtain(pin: Pin, context: ObtainContext): Promise<Obtained> {
  const local = await foundLocally(pin, context);
  if (local !== null) return local;
  const { host } = new URL(pin.url);
  if (context.deadHosts.has(host)) throw new UnreachableError(pin, `${host} did not answer before`);
  await mkdir(context.cacheDir, { recursive: true });
  const finished = downloadPath(pin, context);
  const part = `${finished}.part`;
  for (let attempt = 0; ; attempt++) {
    try {
      await continueDownload(pin, part, context);
      break;
    } catch (error) {
      if (error instanceof UnreachableError || error instanceof WrongBytesError) throw error;
      const reason = describe(error);
      if (attempt === RETRIES) {
        context.deadHosts.add(host);
        throw new UnreachableError(pin, reason);
      }
      context.say(`${pin.file}: ${reason}; trying again (${attempt + 1} of ${RETRIES})`);
      await context.sleep(BACK_OFF_MS * 2 ** attempt);
    }
  }
  const hash = await fileHash(part);
  if (hash !== pin.sha256) {
    const { size } = statSync(part);
    await rm(part);
    throw new WrongBytesError(pin, `${size} bytes, sha256 ${hash}`);
  }
  await rename(part, finished);
  return { path: finished, from: "download" };
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

/** Bring the rest of the file to `part`; the promise settles when the file has its full length. */
async function continueDownload(pin: Pin, part: string, context: ObtainContext): Promise<void> {
  const have = existsSync(part) ? statSync(part).size : 0;
  if (have === pin.bytes) return;
  if (have > pin.bytes) await rm(part);
  const start = have > pin.bytes ? 0 : have;
  const stopper = new AbortController();
  const stall = new StallWatch(stopper);
  try {
    const headers: Record<string, string> = start > 0 ? { range: `bytes=${start}-` } : {};
    const response = await context.fetch(pin.url, {
      headers,
      referrerPolicy: "no-referrer",
      signal: stopper.signal,
    });
    stall.reset();
    refuseStatus(pin, response);
    if (response.body === null) throw new Error("an empty answer");
    const isContinued = start > 0 && response.status === 206;
    let arrived = isContinued ? start : 0;
    const meter = new PercentLine(pin, context.say);
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    body.on("data", (bytes: Uint8Array) => {
      stall.reset();
      arrived += bytes.length;
      meter.show(arrived);
      if (arrived > pin.bytes) body.destroy(new WrongBytesError(pin, `more than ${pin.bytes} bytes`));
    });
    await pipeline(body, createWriteStream(part, { flags: isContinued ? "a" : "w" }));
    if (arrived < pin.bytes) throw new Error(`the connection was cut at ${arrived} of ${pin.bytes} bytes`);
  } catch (error) {
    if (error instanceof WrongBytesError) await rm(part, { force: true });
    throw error;
  } finally {
    stall.end();
  }
}

function refuseStatus(pin: Pin, { status, ok, headers }: Response): void {
  if (status === 408 || status === 429 || status >= 500) throw new Error(`status ${status}`);
  if (!ok) throw new UnreachableError(pin, `status ${status}`);
  if ((headers.get("content-type") ?? "").includes("text/html")) {
    throw new UnreachableError(pin, "a web page came instead (a sign-in page or a proxy's?)");
  }
}

class StallWatch {
  readonly #stopper: AbortController;
  #timer: NodeJS.Timeout | undefined;

  constructor(stopper: AbortController) {
    this.#stopper = stopper;
    this.reset();
  }

  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#stopper.abort(new Error(`nothing came for ${STALL_MS / 1000} s`)),
      STALL_MS,
    );
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Says a file's progress each time another tenth of it is there. */
class PercentLine {
  readonly #pin: Pin;
  readonly #say: (line: string) => void;
  #tenth = 0;

  constructor(pin: Pin, say: (line: string) => void) {
    this.#pin = pin;
    this.#say = say;
  }

  show(arrived: number): void {
    const tenth = Math.floor((10 * arrived) / this.#pin.bytes);
    if (tenth === this.#tenth) return;
    this.#tenth = tenth;
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
    this.#say(
      `${this.#pin.file}: ${tenth * 10} % (${megabytes(arrived)} of ${megabytes(this.#pin.bytes)} MB)`,
    );
  }
}

/** Return an error in words; fetch hides the reason (no such host, refused, certificate) in its cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  const why = cause instanceof Error && cause.message !== "" ? `: ${cause.message}` : "";
  return `${error.message}${why}${code}`;
}
