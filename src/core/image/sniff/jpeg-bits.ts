/** The Huffman codes of a JPEG and the bits of its scans. Source: ITU-T T.81, annexes B, C and F. */
import { u8 } from "./bytes.ts";

/** For each 16-bit beginning, the code's length and value; length 0 is no code. */
export interface Codes {
  readonly length: Uint8Array;
  readonly value: Uint8Array;
}

/** The bits of one scan, in order. */
export interface Bits {
  /** Return the value of the next code, or -1. */
  readonly code: (codes: Codes) => number;
  /** Return the next `count` bits, at most 16, as a number. */
  readonly take: (count: number) => number;
  readonly passRestart: () => boolean;
  /** Return where the codes end, or null when more bits were taken than there are. */
  readonly end: () => number | null;
}

/** Read the tables of a DHT segment whose content lies from `start` to `end`, each under its class and number. */
export function readCodes(bytes: Uint8Array, start: number, end: number, into: Map<number, Codes>): void {
  let at = start;
  while (at + 17 <= end) {
    const id = u8(bytes, at);
    const length = new Uint8Array(65_536);
    const value = new Uint8Array(65_536);
    let symbol = at + 17;
    let first = 0;
    for (let bits = 1; bits <= 16; bits++)
      for (let i = u8(bytes, at + bits); i > 0; i--, symbol++) {
        const next = first + 2 ** (16 - bits);
        length.fill(bits, first, next);
        value.fill(u8(bytes, symbol), first, next);
        first = next;
      }
    into.set(id, { length, value });
    at = symbol;
  }
}

/** Return a reader of the bits from `start` on. Past a marker or the end it gives ones, which are no code, and `end` is null. */
export function createBits(bytes: Uint8Array, start: number): Bits {
  let at = start;
  let held = 0;
  let count = 0;
  let isOver = false;
  let made = 0;
  const fill = () => {
    while (count <= 16) {
      const byte = at < bytes.length ? (bytes[at] ?? 0) : 0xff;
      const stuffed = byte === 0xff && bytes[at + 1] === 0;
      isOver ||= byte === 0xff && !stuffed;
      held = ((held << 8) | (isOver ? 0xff : byte)) & 0xffffff;
      count += 8;
      if (isOver) made += 8;
      else at += stuffed ? 2 : 1;
    }
  };
  const take = (wanted: number) => {
    fill();
    count -= wanted;
    const value = held >> count;
    held &= (1 << count) - 1;
    return value;
  };
  const end = () => (made > 0 && count < made ? null : at - ((count - made) >> 3));
  return {
    code(codes) {
      fill();
      const next = (held >> (count - 16)) & 0xffff;
      const length = codes.length[next] ?? 0;
      if (length === 0) return -1;
      take(length);
      return codes.value[next] ?? -1;
    },
    take,
    end,
    passRestart() {
      // Less than a byte may be left before the marker: padding.
      if (count - made >= 8) return false;
      const marker = bytes[at + 1] ?? 0;
      if (end() === null || bytes[at] !== 0xff || marker < 0xd0 || marker > 0xd7) return false;
      at += 2;
      [held, count, isOver, made] = [0, 0, false, 0];
      return true;
    },
  };
}
