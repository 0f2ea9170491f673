/** Hashes, and telling a web page from a model. */
import { FaultError } from "../core/fault.ts";
import type { StoreParts } from "./store-parts.ts";

/** Return the SHA-256 of the bytes as 64 lower-case hexadecimal digits. About 1.5 ms for each MiB, off this thread. */
export async function sha256Hex(
  bytes: Uint8Array<ArrayBuffer>,
  parts: Pick<StoreParts, "subtle">,
): Promise<string> {
  if (parts.subtle === null) {
    throw new FaultError(
      "engine-insecure",
      "no crypto.subtle: the page was not served over https or from localhost",
    );
  }
  const digest = await parts.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Whether bytes are a web page's beginning: what many hosts answer, with status 200, for a file that is not there.
 *
 * Only asked of bytes that already failed their hash, so a model that happens to begin with `<` is never refused.
 */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 256));
  return /^\s*<(!doctype|html|head|body|meta|\?xml|!--)/i.test(head);
}
