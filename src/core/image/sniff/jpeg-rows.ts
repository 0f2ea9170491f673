/**
 * Whether the pixels of a JPEG are all there: of a baseline one by walking its Huffman codes without decoding them, of a
 * progressive one by its scans.
 *
 * It takes tens of milliseconds for a large photo, so it is asked only of files that look odd. Source: ITU-T T.81.
 */
import { hasBytes, u16be, u8 } from "./bytes.ts";
import { jpegScans } from "./jpeg.ts";

/** Whether every row is there; `end` is where the coded pixels end. `unknown`: a kind of JPEG that is not walked. */
export type JpegRows =
  { readonly kind: "whole"; readonly end: number } | { readonly kind: "cut" } | { readonly kind: "unknown" };

/** For each 16-bit beginning, the code's length and value; length 0 is no code. */
interface Codes {
  readonly length: Uint8Array;
  readonly value: Uint8Array;
}

interface Component {
  readonly id: number;
  readonly blocks: number;
}

interface Frame {
  readonly units: number;
  readonly components: readonly Component[];
}

interface ScanTables {
  readonly codes: Map<number, Codes>;
  frame: Frame | null;
  restart: number;
  /** Where the content of a progressive frame header starts. */
  progressive: number | null;
}

const UNKNOWN: JpegRows = { kind: "unknown" };
const CUT: JpegRows = { kind: "cut" };

/**
 * Return the rows of a JPEG with one scan of all its components, as cameras and phones write, or of a progressive one. What its
 * last scan adds to a progressive picture that is complete without it may end early: every row is there. Others are `unknown`.
 */
export function jpegRows(bytes: Uint8Array): JpegRows {
  const tables: ScanTables = { codes: new Map(), frame: null, restart: 0, progressive: null };
  let at = 2;
  while (hasBytes(bytes, at, 4)) {
    if (u8(bytes, at) !== 0xff) return UNKNOWN;
    const marker = u8(bytes, at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = u16be(bytes, at + 2);
    const [start, end] = [at + 4, at + 2 + length];
    if (length < 2 || end > bytes.length) return CUT;
    if (marker === 0xda)
      return tables.progressive === null
        ? scanRows(bytes, start, end, tables)
        : progressiveRows(bytes, at + 1, tables.progressive);
    if (marker === 0xc2) tables.progressive = start;
    if (marker === 0xc4) readCodes(bytes, start, end, tables.codes);
    else if (marker === 0xdd) tables.restart = u16be(bytes, start);
    else if (marker === 0xc0 || marker === 0xc1) tables.frame = readFrame(bytes, start);
    else if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) return UNKNOWN;
    at = end;
  }
  return CUT;
}

function progressiveRows(bytes: Uint8Array, firstScan: number, frame: number): JpegRows {
  const { hasEnd, isComplete, endsRefining } = jpegScans(bytes, firstScan, frame);
  return isComplete && (hasEnd || endsRefining) ? { kind: "whole", end: bytes.length } : CUT;
}

function readFrame(bytes: Uint8Array, at: number): Frame | null {
  const [height, width, count] = [u16be(bytes, at + 1), u16be(bytes, at + 3), u8(bytes, at + 5)];
  const parts = Array.from({ length: Math.min(count, 4) }, (_, i) => {
    const factors = u8(bytes, at + 7 + 3 * i);
    return { id: u8(bytes, at + 6 + 3 * i), across: factors >> 4, down: factors & 15 };
  });
  const [across, down] = [Math.max(...parts.map((p) => p.across)), Math.max(...parts.map((p) => p.down))];
  if (height === 0 || width === 0 || !(across > 0) || !(down > 0)) return null;
  // A single component is stored block by block, whatever its factors say.
  const alone = parts.length === 1;
  const unit = alone ? [8, 8] : [8 * across, 8 * down];
  const units = Math.ceil(width / (unit[0] ?? 8)) * Math.ceil(height / (unit[1] ?? 8));
  return { units, components: parts.map((p) => ({ id: p.id, blocks: alone ? 1 : p.across * p.down })) };
}

function readCodes(bytes: Uint8Array, start: number, end: number, into: Map<number, Codes>): void {
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

/** Walk the units of the scan whose header lies from `start` to `end`. */
function scanRows(
  bytes: Uint8Array,
  start: number,
  end: number,
  { codes, frame, restart }: ScanTables,
): JpegRows {
  if (!frame || u8(bytes, start) !== frame.components.length) return UNKNOWN;
  const blocks = frame.components.flatMap(({ blocks: count }, i) => {
    const ids = u8(bytes, start + 2 + 2 * i);
    const [dc, ac] = [codes.get(ids >> 4), codes.get(0x10 | (ids & 15))];
    return dc && ac ? Array.from({ length: count }, () => ({ dc, ac })) : [];
  });
  if (blocks.length !== frame.components.reduce((sum, { blocks: count }) => sum + count, 0)) return UNKNOWN;
  const bits = createBits(bytes, end);
  for (let unit = 0; unit < frame.units; unit++) {
    if (restart > 0 && unit > 0 && unit % restart === 0 && !bits.passRestart()) return CUT;
    for (const { dc, ac } of blocks) if (!passBlock(bits, dc, ac)) return CUT;
  }
  // Zeros decode as something: pixels whose codes run on into padding are not there.
  const last = bits.end();
  return last === null || isPadding(bytes, last - 2) ? CUT : { kind: "whole", end: last };
}

/** Whether nothing but zeros lies from `at` to the end. */
function isPadding(bytes: Uint8Array, at: number): boolean {
  for (let i = Math.max(0, at); i < bytes.length; i++) if (bytes[i] !== 0) return false;
  return true;
}

interface Bits {
  /** Return the value of the next code, or -1. */
  readonly code: (codes: Codes) => number;
  readonly skip: (count: number) => void;
  readonly passRestart: () => boolean;
  /** Return where the codes end, or null when more bits were taken than there are. */
  readonly end: () => number | null;
}

function passBlock(bits: Bits, dc: Codes, ac: Codes): boolean {
  const size = bits.code(dc);
  if (size < 0 || size > 16) return false;
  bits.skip(size);
  for (let k = 1; k < 64; k++) {
    const value = bits.code(ac);
    if (value < 0) return false;
    const width = value & 15;
    if (width === 0 && value !== 0xf0) return bits.end() !== null;
    k += value >> 4;
    if (k > 63) return false;
    bits.skip(width);
  }
  return bits.end() !== null;
}

/** Return a reader of the bits from `start` on. Past a marker or the end it gives ones, which are no code, and `end` is null. */
function createBits(bytes: Uint8Array, start: number): Bits {
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
  const skip = (wanted: number) => {
    fill();
    count -= wanted;
    held &= (1 << count) - 1;
  };
  const end = () => (made > 0 && count < made ? null : at - ((count - made) >> 3));
  return {
    code(codes) {
      fill();
      const next = (held >> (count - 16)) & 0xffff;
      const length = codes.length[next] ?? 0;
      if (length === 0) return -1;
      skip(length);
      return codes.value[next] ?? -1;
    },
    skip,
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
