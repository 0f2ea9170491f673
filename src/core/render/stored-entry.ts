/** Reading one file out of a zip that stores its files uncompressed, as MediaPipe's bundles do. */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/**
 * Return the bytes of a file in a stored zip (a view, not a copy).
 *
 * Throws an `Error` when the bytes are no zip, the file is not in it, or it is compressed.
 */
export function storedEntry(zip: Uint8Array, name: string): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error("not a bundle: no zip directory was found");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw new Error("not a bundle: its zip directory is damaged");
    const nameSize = view.getUint16(at + 28, true);
    const entryName = String.fromCharCode(...zip.subarray(at + 46, at + 46 + nameSize));
    if (entryName === name) return entryBytes(zip, view, at, name);
    at += 46 + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  throw new Error(`the bundle holds no ${name}`);
}

function entryBytes(zip: Uint8Array, view: DataView, entry: number, name: string): Uint8Array {
  if (view.getUint16(entry + 10, true) !== 0) throw new Error(`${name} is compressed in the bundle`);
  const header = view.getUint32(entry + 42, true);
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  return zip.subarray(start, start + view.getUint32(entry + 20, true));
}
