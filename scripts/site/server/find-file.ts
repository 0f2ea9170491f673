/** From a request's path to a file below the root, and to the encoding in which it is sent. */
import { realpath, stat } from "node:fs/promises";
import path from "node:path";

/** A file to send: where it lies, its encoding if it was compressed beforehand, and what tells versions apart. */
export interface FoundFile {
  readonly file: string;
  readonly encoding: "br" | "gzip" | null;
  readonly bytes: number;
  readonly etag: string;
}

/** Best first: brotli is about a fifth smaller on wasm. */
const ENCODINGS = [
  { encoding: "br", suffix: ".br" },
  { encoding: "gzip", suffix: ".gz" },
] as const;

/** Return the decoded path of a request target, or null when it cannot name a file of the site. */
export function sitePath(target: string): string | null {
  const raw = target.split(/[?#]/, 1)[0] ?? "";
  if (!raw.startsWith("/")) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(raw);
  } catch {
    return null;
  }
  const segments = decoded.split("/").slice(1);
  const isSafe = segments.every((segment) => !segment.startsWith(".")) && !/[\\\0:]/.test(decoded);
  return isSafe ? decoded : null;
}

/** Return the encodings that an Accept-Encoding header allows; `q=0` forbids one. */
export function acceptedEncodings(header: string | undefined): ReadonlySet<string> {
  const accepted = (header ?? "")
    .toLowerCase()
    .split(",")
    .flatMap((item) => {
      const [name = "", ...parameters] = item.split(";").map((part) => part.trim());
      return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name];
    });
  return new Set(accepted);
}

async function regularFile(file: string): Promise<{ bytes: number; modifiedMs: number } | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? { bytes: found.size, modifiedMs: Math.trunc(found.mtimeMs) } : null;
  } catch {
    return null;
  }
}

/** Whether `file`, links resolved, lies below `root`. */
async function liesBelow(root: string, file: string): Promise<boolean> {
  const inside = path.relative(await realpath(root), await realpath(file));
  return inside !== "" && !inside.startsWith("..") && !path.isAbsolute(inside);
}

/**
 * Return the file for a site path, or null. Only "/" stands for an index page: no folder is listed, no ending is guessed.
 *
 * A ready-made `.br` or `.gz` beside the file is preferred where the request accepts it.
 */
export async function findFile(
  root: string,
  sitePathname: string,
  acceptEncoding?: string,
): Promise<FoundFile | null> {
  const file = path.join(root, sitePathname === "/" ? "index.html" : sitePathname);
  const plain = sitePathname !== "/" && sitePathname.endsWith("/") ? null : await regularFile(file);
  if (!plain || !(await liesBelow(root, file))) return null;
  const accepted = acceptedEncodings(acceptEncoding);
  for (const { encoding, suffix } of ENCODINGS) {
    const packed = accepted.has(encoding) ? await regularFile(file + suffix) : null;
    if (packed && packed.modifiedMs >= plain.modifiedMs && (await liesBelow(root, file + suffix))) {
      return { file: file + suffix, encoding, bytes: packed.bytes, etag: etagOf(plain, encoding) };
    }
  }
  return { file, encoding: null, bytes: plain.bytes, etag: etagOf(plain, "") };
}

function etagOf(plain: { bytes: number; modifiedMs: number }, encoding: string): string {
  return `W/"${plain.bytes.toString(36)}-${plain.modifiedMs.toString(36)}${encoding && `-${encoding}`}"`;
}
