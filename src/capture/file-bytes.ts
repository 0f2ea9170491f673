/** The bytes of a chosen file, which may have changed, gone, or never have been on this device. */
import { FaultError } from "../core/fault.ts";

/**
 * Return all bytes of a file, or of the first `most`.
 *
 * Throws `file-gone` where the file is no longer there, and `file-unreadable` where it is and cannot be read, or gives fewer bytes than
 * it has: it was changed after it was chosen, it lies in a cloud folder and was not fetched, or the system does not let us.
 */
export async function fileBytes(file: Blob, most = Infinity): Promise<Uint8Array<ArrayBuffer>> {
  // A browser says of a file that was deleted that it has no bytes, and gives a part of it without a word: only the whole tells.
  const part = file.size > most ? file.slice(0, most) : file;
  const expected = part.size;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await part.arrayBuffer());
  } catch (error) {
    throw new FaultError(isGone(error) ? "file-gone" : "file-unreadable", told(error));
  }
  if (bytes.length < expected)
    throw new FaultError("file-unreadable", `${bytes.length} of ${expected} bytes could be read`);
  return bytes;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === "NotFoundError";
}

function told(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
