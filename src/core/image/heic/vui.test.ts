import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vuiColour } from "./vui.ts";

/** Bits as they are written: `u` of a fixed width, `ue` as Exp-Golomb codes. */
function written() {
  let bits = "";
  const u = (value: number, width: number) => (bits += value.toString(2).padStart(width, "0"));
  const ue = (...values: readonly number[]) => {
    for (const value of values) {
      const code = (value + 1).toString(2);
      bits += "0".repeat(code.length - 1) + code;
    }
  };
  const bytes = () => {
    const whole = `${bits}1`.padEnd(8 * Math.ceil((bits.length + 1) / 8), "0");
    return Array.from({ length: whole.length / 8 }, (_, i) =>
      Number.parseInt(whole.slice(8 * i, 8 * i + 8), 2),
    );
  };
  return { u, ue, bytes };
}

interface Odd {
  readonly layers?: number;
  readonly window?: boolean;
  readonly lists?: boolean;
  readonly pcm?: boolean;
  readonly sets?: boolean;
  readonly longTerm?: boolean;
  readonly aspect?: boolean;
}

/** Scaling lists by size and matrix: of the largest size there are two. */
const LISTS = [0, 1, 2, 3].flatMap((size) =>
  Array.from({ length: size === 3 ? 2 : 6 }, (_, matrix) => [size, matrix] as const),
);

/** A sequence parameter set with the given oddities before its colours. */
function parameterSet(odd: Odd, colour: readonly number[] | null, fullRange = 0): Uint8Array {
  const { u, ue, bytes } = written();
  const { layers = 0 } = odd;
  u(0, 4);
  u(layers, 3);
  u(1, 1);
  for (let i = 0; i < 12; i++) u(i === 11 ? 93 : 1, 8);
  for (let i = 0; i < layers; i++) u(3, 2);
  if (layers > 0) for (let i = layers; i < 8; i++) u(0, 2);
  for (let i = 0; i < 12 * layers; i++) u(7, 8);
  ue(0, 1, 512, 512);
  u(odd.window ? 1 : 0, 1);
  if (odd.window) ue(0, 1, 0, 3);
  ue(0, 0, 4);
  u(1, 1);
  for (let i = 0; i <= layers; i++) ue(1, 0, 0);
  ue(0, 3, 0, 3, 1, 1);
  u(odd.lists ? 3 : 0, odd.lists ? 2 : 1);
  for (const [size, matrix] of odd.lists ? LISTS : []) {
    u(matrix === 0 ? 1 : 0, 1);
    if (matrix > 0) ue(1);
    else ue(...Array.from({ length: Math.min(64, 16 << (2 * size)) + (size > 1 ? 1 : 0) }, (_, i) => i % 5));
  }
  u(1, 2);
  u(odd.pcm ? 1 : 0, 1);
  if (odd.pcm) {
    u(0x77, 8);
    ue(0, 1);
    u(1, 1);
  }
  ue(odd.sets ? 2 : 0);
  if (odd.sets) {
    ue(2, 1, 0);
    u(1, 1);
    ue(4);
    u(0, 1);
    ue(0);
    u(1, 1);
    // The second differs from the first, of three pictures: four flags, of which the third asks for another.
    u(1, 1);
    u(0, 1);
    ue(0);
    u(0b11001, 5);
  }
  u(odd.longTerm ? 1 : 0, 1);
  if (odd.longTerm) {
    ue(1);
    u(5, 8);
    u(1, 1);
  }
  u(3, 2);
  u(colour ? 1 : 0, 1);
  if (colour) {
    u(odd.aspect ? 1 : 0, 1);
    if (odd.aspect) {
      u(255, 8);
      u(0x00010001, 32);
    }
    u(0, 1);
    u(1, 1);
    u(5, 3);
    u(fullRange, 1);
    u(colour.length > 0 ? 1 : 0, 1);
    for (const value of colour) u(value, 8);
  }
  return Uint8Array.of(0x42, 1, ...withEmulation(bytes()));
}

function withEmulation(bytes: readonly number[]): number[] {
  const safe: number[] = [];
  for (const byte of bytes) {
    if (byte <= 3 && safe.at(-1) === 0 && safe.at(-2) === 0) safe.push(3);
    safe.push(byte);
  }
  return safe;
}

const ODD: readonly (readonly [string, Odd])[] = [
  ["nothing", {}],
  ["three sub-layers", { layers: 3 }],
  ["a window", { window: true }],
  ["scaling lists", { lists: true }],
  ["plain samples", { pcm: true }],
  ["sets of reference pictures", { sets: true }],
  ["long-term pictures", { longTerm: true }],
  ["a shape of its pixels", { aspect: true }],
  [
    "all of that",
    { layers: 2, window: true, lists: true, pcm: true, sets: true, longTerm: true, aspect: true },
  ],
];

describe("the colours that a stream states", () => {
  it.each(ODD)("are found behind %s", (_, odd) => {
    expect(vuiColour(parameterSet(odd, [12, 16, 9], 1))).toEqual({
      primaries: 12,
      transfer: 16,
      matrix: 9,
      fullRange: true,
    });
  });

  it("may be their range alone", () => {
    expect(vuiColour(parameterSet({}, []))).toEqual({
      primaries: 2,
      transfer: 2,
      matrix: 2,
      fullRange: false,
    });
  });

  it("are none where none are stated, or the unit is cut or another", () => {
    expect(vuiColour(parameterSet({}, null))).toBeNull();
    const whole = parameterSet({}, [1, 1, 1]);
    expect(vuiColour(whole.subarray(0, whole.length - 3))).toBeNull();
    expect(vuiColour(Uint8Array.of(0x44, ...whole.subarray(1)))).toBeNull();
    expect(vuiColour(new Uint8Array(0))).toBeNull();
  });

  it("end with an answer whatever the bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
        const colour = vuiColour(Uint8Array.of(0x42, 1, ...rest));
        expect(colour === null || colour.primaries <= 255).toBe(true);
      }),
      { numRuns: 2000, seed: 4 },
    );
  });
});
