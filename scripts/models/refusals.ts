/** How a host may fail to give a pinned file, in words, and whether asking again may help. */
import type { Pin } from "./pins.ts";

/** The file cannot be had now: no mirror holds it, and its host did not answer with it. */
export class UnreachableError extends Error {
  /** Whether the host's other files cannot be had either. */
  readonly isOfHost: boolean;

  constructor(pin: Pin, reason: string, isOfHost = false) {
    super(`${pin.file} could not be had from ${pin.url}: ${reason}`);
    this.name = "UnreachableError";
    this.isOfHost = isOfHost;
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

/** This try brought nothing, and the next one may; `waitMs` is what the host asked for, where it did. */
export class TransientError extends Error {
  readonly waitMs: number | null;

  constructor(reason: string, waitMs: number | null = null) {
    super(reason);
    this.name = "TransientError";
    this.waitMs = waitMs;
  }
}

/** What Node says of a certificate that this machine does not trust. Asking again gives the same one. */
const CERTIFICATE_CODES = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Return what an error of a request means: final where the certificate is not trusted, else worth another try. */
export function refusalOf(pin: Pin, error: unknown): Error {
  if (error instanceof UnreachableError || error instanceof WrongBytesError) return error;
  if (error instanceof TransientError) return error;
  const { text, codes } = chainOf(error);
  const code = codes.find((each) => CERTIFICATE_CODES.has(each));
  if (code !== undefined) {
    return new UnreachableError(
      pin,
      `the certificate of ${new URL(pin.url).host} is none that this machine trusts (${code}). ` +
        "Behind a proxy that reads along, name its authority: NODE_EXTRA_CA_CERTS=FILE.pem",
      true,
    );
  }
  const [, proxyStatus] = /Proxy response \((\d+)\)/.exec(text) ?? [];
  if (proxyStatus !== undefined)
    return new UnreachableError(pin, `the proxy does not let it through (status ${proxyStatus})`, true);
  return new TransientError(text);
}

/** Fetch hides the reason (no such host, refused, certificate) in its cause, sometimes in the cause's cause. */
function chainOf(error: unknown): { readonly text: string; readonly codes: readonly string[] } {
  const texts: string[] = [];
  const codes: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.message !== "" && !texts.includes(at.message)) texts.push(at.message);
    if ("code" in at && typeof at.code === "string") codes.push(at.code);
  }
  const text = texts.join(": ") || (error instanceof Error ? error.name : String(error));
  return { text: codes.length === 0 ? text : `${text} (${codes.join(", ")})`, codes };
}

/** Return the milliseconds that a `Retry-After` asks for, in seconds or as a date; null without one that can be read. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return 1000 * Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

/** Return what came instead of a model, by its first bytes: a page, a Git LFS pointer, a message; null when it may be one. */
export function insteadOfModel(start: Uint8Array): string | null {
  const text = new TextDecoder("latin1").decode(start.subarray(0, 200));
  if (/^version https:\/\/git-lfs/.test(text)) return "a Git LFS pointer came instead of the file";
  if (/^\s*<(!doctype|html|head|\?xml)/i.test(text))
    return "a web page came instead (a sign-in page or a proxy's?)";
  if (/^\s*\{\s*"/.test(text)) return `a message came instead: ${text.replace(/\s+/g, " ").slice(0, 120)}`;
  return null;
}
