/**
 * Whether the pixels of a JPEG are all there: of a baseline one by walking its Huffman codes without decoding them, of a
 * progressive one by its scans, of which the last may bring detail: then its codes are walked.
 *
 * It takes tens of milliseconds for a large photo, so it is asked only of files that look odd, and of progressive ones. Source: ITU-T T.81.
 */
import { hasBytes, u16be, u8 } from "./bytes.ts";
import type { Bits, Codes } from "./jpeg-bits.ts";
import { createBits, readCodes } from "./jpeg-bits.ts";
import { jpegScans, nextMarker, standsAlone } from "./jpeg.ts";

/** Whether every row is there; `end` is where the coded pixels end. `unknown`: a kind of JPEG that is not walked. */
export type JpegRows =
  { readonly kind: "whole"; readonly end: number } | { readonly kind: "cut" } | { readonly kind: "unknown" };

interface Component {
  readonly id: number;
  readonly blocks: number;
  /** Blocks in a scan of this component alone. */
  readonly alone: number;
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
 * Return the rows of a JPEG with one scan of all its components, as cameras and phones write, or of a progressive one. A last scan
 * that only refines a progressive picture may end early: every row is there. Others are `unknown`.
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
        : progressiveRows(bytes, at + 1, tables.progressive, tables);
    if (marker === 0xc2) tables.progressive = start;
    if (marker === 0xc4) readCodes(bytes, start, end, tables.codes);
    else if (marker === 0xdd) tables.restart = u16be(bytes, start);
    else if (marker >= 0xc0 && marker <= 0xc2) tables.frame = readFrame(bytes, start);
    else if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) return UNKNOWN;
    at = end;
  }
  return CUT;
}

/** Every scan must be there. Of the last, only one that refines may end early: it changes the lowest bit of what is there. */
function progressiveRows(bytes: Uint8Array, firstScan: number, frame: number, tables: ScanTables): JpegRows {
  const { isComplete, endsRefining, last, end: codesEnd } = jpegScans(bytes, firstScan, frame);
  if (!isComplete) return CUT;
  if (endsRefining) return { kind: "whole", end: codesEnd };
  for (let at = firstScan; at >= 0 && at < last;) {
    const marker = u8(bytes, at);
    const end = standsAlone(marker) ? at + 1 : at + 1 + Math.max(2, u16be(bytes, at + 1));
    if (marker === 0xc4) readCodes(bytes, at + 3, end, tables.codes);
    if (marker === 0xdd) tables.restart = u16be(bytes, at + 3);
    at = nextMarker(bytes, end);
  }
  return detailRows(bytes, last, tables);
}

/** Walk the scan whose marker lies at `at`: the first bits of some coefficients of one component, none of them the first. */
function detailRows(bytes: Uint8Array, at: number, { codes, frame, restart }: ScanTables): JpegRows {
  const component = frame?.components.find(({ id }) => id === u8(bytes, at + 4));
  const ac = codes.get(0x10 | (u8(bytes, at + 5) & 15));
  const [first, last] = [u8(bytes, at + 6), u8(bytes, at + 7)];
  if (u8(bytes, at + 3) !== 1 || !component || !ac || first === 0 || last > 63) return UNKNOWN;
  const bits = createBits(bytes, at + 1 + u16be(bytes, at + 1));
  let run = 0;
  for (let block = 0; block < component.alone; block++) {
    if (restart > 0 && block > 0 && block % restart === 0) {
      if (run > 0 || !bits.passRestart()) return CUT;
    }
    if (run > 0) run--;
    else run = passBand(bits, ac, last - first + 1);
    if (run < 0 || bits.end() === null) return CUT;
  }
  const end = bits.end();
  return end === null || isPadding(bytes, end - 2) ? CUT : { kind: "whole", end };
}

/** Pass a block's coefficients, `count` of them; return how many blocks behind it have none, or -1 where no code is. */
function passBand(bits: Bits, ac: Codes, count: number): number {
  for (let k = 0; k < count; k++) {
    const value = bits.code(ac);
    if (value < 0) return -1;
    const [zeros, width] = [value >> 4, value & 15];
    if (width === 0 && zeros < 15) return 2 ** zeros - 1 + (zeros > 0 ? bits.take(zeros) : 0);
    k += zeros;
    if (k >= count) return -1;
    bits.take(width);
  }
  return 0;
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
  const isAlone = parts.length === 1;
  const unit = isAlone ? [8, 8] : [8 * across, 8 * down];
  const units = Math.ceil(width / (unit[0] ?? 8)) * Math.ceil(height / (unit[1] ?? 8));
  const blocksAlong = (side: number, factor: number, most: number) =>
    Math.ceil(Math.ceil((side * factor) / most) / 8);
  return {
    units,
    components: parts.map((p) => ({
      id: p.id,
      blocks: isAlone ? 1 : p.across * p.down,
      alone: blocksAlong(width, p.across, across) * blocksAlong(height, p.down, down),
    })),
  };
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

function passBlock(bits: Bits, dc: Codes, ac: Codes): boolean {
  const size = bits.code(dc);
  if (size < 0 || size > 16) return false;
  bits.take(size);
  for (let k = 1; k < 64; k++) {
    const value = bits.code(ac);
    if (value < 0) return false;
    const width = value & 15;
    if (width === 0 && value !== 0xf0) return bits.end() !== null;
    k += value >> 4;
    if (k > 63) return false;
    bits.take(width);
  }
  return bits.end() !== null;
}
