/** Which fold a reference photo belongs to: one rule for the whole project, so no model sees another one's test faces. */

/**
 * Return the fold of a photo, 0 to `k - 1`.
 *
 * `hash` is the SHA-256 of the UTF-8 name of its file; its first four bytes, big-endian, modulo `k`. The caller
 * hashes: there is no hash in this room.
 */
export function foldOf(hash: ArrayLike<number>, k: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [hash[0], hash[1], hash[2], hash[3]];
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) % k;
}
