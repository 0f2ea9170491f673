/**
 * Reading numbers from bytes that nobody vouches for. See: [Note: Reads past the end].
 *
 * [Note: Reads past the end] Every reader here answers 0 for bytes that are not there and never throws. A parser first asks
 * `hasBytes` where the difference matters; elsewhere a zero size, marker or tag fails the parser's own checks.
 */

/** Whether `count` bytes exist from `at` on. False for negative or fractional positions. */
export function hasBytes(bytes: Uint8Array, at: number, count: number): boolean {
  return Number.isInteger(at) && at >= 0 && at + count <= bytes.length;
}

/** Return the byte at `at`, 0 past the end. */
export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

/** Return the unsigned 16-bit number at `at`, most significant byte first. */
export function u16be(bytes: Uint8Array, at: number): number {
  return (u8(bytes, at) << 8) | u8(bytes, at + 1);
}

/** Return the unsigned 16-bit number at `at`, least significant byte first. */
export function u16le(bytes: Uint8Array, at: number): number {
  return (u8(bytes, at + 1) << 8) | u8(bytes, at);
}

/** Return the unsigned 24-bit number at `at`, least significant byte first. */
export function u24le(bytes: Uint8Array, at: number): number {
  return (u8(bytes, at + 2) << 16) | u16le(bytes, at);
}

/** Return the unsigned 32-bit number at `at`, most significant byte first. */
export function u32be(bytes: Uint8Array, at: number): number {
  return u16be(bytes, at) * 65536 + u16be(bytes, at + 2);
}

/** Return the unsigned 32-bit number at `at`, least significant byte first. */
export function u32le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at + 2) * 65536 + u16le(bytes, at);
}

/** Return `count` bytes from `at` as one character each (Latin-1); shorter at the end of the bytes. */
export function latin1(bytes: Uint8Array, at: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + count));
}

/** Whether the bytes at `at` spell `text` (Latin-1). */
export function spells(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
