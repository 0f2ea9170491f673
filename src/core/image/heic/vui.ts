/**
 * How an HEVC stream itself says that its colours are stored: the video usability information of its sequence parameter set. A
 * HEIC file without a `colr` box means that. Source: ITU-T H.265, 7.3.2.2, 7.3.3, 7.3.4, 7.3.7 and E.2.1.
 */
import { u8 } from "../sniff/bytes.ts";

/** Code points of ITU-T H.273; 2 is "unspecified". */
export interface CodedColour {
  readonly primaries: number;
  readonly transfer: number;
  readonly matrix: number;
  readonly fullRange: boolean;
}

const UNSPECIFIED = 2;
const SPS_UNIT = 33;

interface Bits {
  /** Return the next `count` bits, at most 32, as a number; zeros past the end. */
  readonly u: (count: number) => number;
  readonly flag: () => boolean;
  /** Return an Exp-Golomb code. */
  readonly ue: () => number;
  readonly isOver: () => boolean;
}

/** Return the colours that a sequence parameter set states, or null where it states none or is another unit. Never throws. */
export function vuiColour(unit: Uint8Array): CodedColour | null {
  if (((u8(unit, 0) >> 1) & 63) !== SPS_UNIT) return null;
  const bits = createBits(withoutEmulation(unit.subarray(2)));
  skipToVui(bits);
  if (!bits.flag()) return null;
  if (bits.flag() && bits.u(8) === 255) bits.u(32);
  if (bits.flag()) bits.u(1);
  if (!bits.flag()) return null;
  bits.u(3);
  const fullRange = bits.flag();
  const [primaries, transfer, matrix] = bits.flag()
    ? ([bits.u(8), bits.u(8), bits.u(8)] as const)
    : ([UNSPECIFIED, UNSPECIFIED, UNSPECIFIED] as const);
  return bits.isOver() ? null : { primaries, transfer, matrix, fullRange };
}

function skipToVui(bits: Bits): void {
  bits.u(4);
  const subLayers = bits.u(3);
  bits.u(1);
  skipProfile(bits, subLayers);
  bits.ue();
  if (bits.ue() === 3) bits.u(1);
  times(2, bits.ue);
  if (bits.flag()) times(4, bits.ue);
  times(2, bits.ue);
  const orderBits = bits.ue() + 4;
  times(3 * (bits.flag() ? subLayers + 1 : 1), bits.ue);
  times(6, bits.ue);
  if (bits.flag() && bits.flag()) skipScalingLists(bits);
  bits.u(2);
  if (bits.flag()) {
    bits.u(8);
    times(2, bits.ue);
    bits.u(1);
  }
  skipPictureSets(bits);
  if (bits.flag())
    times(bits.ue(), () => {
      if (!bits.isOver()) bits.u(orderBits + 1);
    });
  bits.u(2);
}

/** Profile, tier and level: 88 bits and 8, then of every lower layer what its flags announce. */
function skipProfile(bits: Bits, subLayers: number): void {
  times(3, () => bits.u(32));
  const layers = Array.from({ length: subLayers }, () => [bits.flag(), bits.flag()] as const);
  if (subLayers > 0) times(8 - subLayers, () => bits.u(2));
  for (const [hasProfile, hasLevel] of layers) {
    if (hasProfile) times(11, () => bits.u(8));
    if (hasLevel) bits.u(8);
  }
}

function skipScalingLists(bits: Bits): void {
  for (let size = 0; size < 4; size++)
    for (let matrix = 0; matrix < 6; matrix += size === 3 ? 3 : 1) {
      if (bits.flag()) times(Math.min(64, 1 << (4 + 2 * size)) + (size > 1 ? 1 : 0), bits.ue);
      else bits.ue();
    }
}

/** Sets of reference pictures: each by itself, or by what differs from the one before. */
function skipPictureSets(bits: Bits): void {
  const sets = Math.min(bits.ue(), 64);
  let pictures = 0;
  for (let set = 0; set < sets && !bits.isOver(); set++)
    if (set > 0 && bits.flag()) {
      bits.u(1);
      bits.ue();
      let kept = 0;
      for (let i = 0; i <= pictures; i++) if (bits.flag() || bits.flag()) kept++;
      pictures = kept;
    } else {
      pictures = Math.min(bits.ue() + bits.ue(), 32);
      times(pictures, () => {
        bits.ue();
        bits.u(1);
      });
    }
}

function times(count: number, work: () => unknown): void {
  for (let i = 0; i < Math.min(count, 256); i++) work();
}

/** Return the unit's bytes without the 3 that stands after two zeros, so that no start code comes of them. */
function withoutEmulation(unit: Uint8Array): Uint8Array {
  return unit.filter((byte, i) => !(byte === 3 && i >= 2 && unit[i - 1] === 0 && unit[i - 2] === 0));
}

function createBits(bytes: Uint8Array): Bits {
  let at = 0;
  const bit = () => (u8(bytes, at >> 3) >> (7 - (at++ & 7))) & 1;
  const u = (count: number) => {
    let value = 0;
    for (let i = 0; i < count; i++) value = 2 * value + bit();
    return value;
  };
  return {
    u,
    flag: () => bit() === 1,
    ue: () => {
      let zeros = 0;
      while (zeros < 32 && bit() === 0) zeros++;
      return 2 ** zeros - 1 + u(zeros);
    },
    isOver: () => at > 8 * bytes.length,
  };
}
