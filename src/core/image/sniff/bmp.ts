/** BMP: size from the DIB header, and whether the rows of an uncompressed picture are all there. */
import { hasBytes, u16le, u32le } from "./bytes.ts";
import type { HeaderRead } from "./header.ts";
import { incomplete, malformed } from "./header.ts";

/** Lengths of the DIB headers that decoders know: OS/2 1 and 2, Windows 3, 4 and 5. */
const DIB_HEADERS: readonly number[] = [12, 16, 40, 52, 56, 64, 108, 124];

/** Return the header of a BMP. Rows may be stored from the top (negative height); run-length data is not checked for its end. */
export function readBmp(bytes: Uint8Array): HeaderRead {
  if (!hasBytes(bytes, 0, 26)) return incomplete("BMP ends within its header");
  const dib = u32le(bytes, 14);
  if (!DIB_HEADERS.includes(dib)) return malformed("no BMP header");
  const old = dib === 12;
  const width = old ? u16le(bytes, 18) : u32le(bytes, 18) | 0;
  const height = Math.abs(old ? u16le(bytes, 20) : u32le(bytes, 22) | 0);
  if (width <= 0 || height === 0) return malformed("BMP without a size");
  const depth = u16le(bytes, old ? 24 : 28);
  const uncompressed = old || u32le(bytes, 30) === 0;
  const rowBytes = Math.ceil((width * depth) / 32) * 4;
  const truncated = uncompressed && u32le(bytes, 10) + rowBytes * height > bytes.length;
  return { kind: "header", width, height, animated: false, truncated };
}
