/** What a state dict's reader makes of bytes that nobody should trust. */
import { zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStateDictPickle, UnsafePickleError } from "./pickle.ts";
import { readStateDict } from "./state-dict.ts";

const latin1 = (text: string): number[] => [...Buffer.from(text, "latin1")];
const uint32 = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);
const text = (value: string): number[] => [0x58, ...uint32(Buffer.byteLength(value)), ...Buffer.from(value)];
const byte = (value: number): number[] => [0x4b, value];
const tuple = (...items: number[][]): number[] => [0x28, ...items.flat(), 0x74];

/** A tensor of 2 x 3 numbers in storage 0, as PyTorch writes it. */
const TENSOR = [
  ...latin1("ctorch._utils\n_rebuild_tensor_v2\n"),
  ...tuple(
    [...tuple(text("storage"), latin1("ctorch\nFloatStorage\n"), text("0"), text("cpu"), byte(6)), 0x51],
    byte(0),
    tuple(byte(2), byte(3)),
    tuple(byte(3), byte(1)),
    [0x89],
    [...latin1("ccollections\nOrderedDict\n"), 0x29, 0x52],
  ),
  0x52,
];

/** A pickle of a dict with the items. */
const pickled = (...items: number[][]): Uint8Array =>
  Uint8Array.from([0x80, 2, 0x7d, 0x71, 0, 0x28, ...items.flat(), 0x75, 0x2e]);
const GOOD = pickled(text("net.0.weight"), TENSOR, text("net.0.bias"), TENSOR);
const NUMBERS = Float32Array.of(1, 2, 3, 4, 5, 6);

const zipped = (pickle: Uint8Array, numbers = NUMBERS): Uint8Array =>
  zipSync(
    {
      "m/data.pkl": pickle,
      "m/byteorder": Buffer.from("little"),
      "m/data/0": new Uint8Array(numbers.buffer),
    },
    { level: 0 },
  );

/** Every instruction that the reader knows, and some that it must refuse. */
const INSTRUCTIONS: readonly (readonly number[])[] = [
  ...[0x28, 0x29, 0x4e, 0x51, 0x52, 0x62, 0x73, 0x74, 0x75, 0x7d, 0x85, 0x86, 0x87, 0x88, 0x89, 0x2e].map(
    (op) => [op],
  ),
  ...[0, 1, 2].flatMap((slot) => [
    [0x71, slot],
    [0x68, slot],
  ]),
  [0x72, ...uint32(0xffffffff)],
  [0x6a, ...uint32(0xffffffff)],
  [0x4a, ...uint32(0x80000000)],
  [0x4d, 255, 255],
  [0x58, ...uint32(0x7fffffff)],
  [0x58, ...uint32(2), 0xc3, 0x28],
  [0x93],
  [0x81],
  byte(6),
  text("0"),
  text("storage"),
  text("__proto__"),
  TENSOR,
  latin1("ctorch\nFloatStorage\n"),
  latin1("ccollections\nOrderedDict\n"),
  latin1("cos\nsystem\n"),
  latin1("ctorch._utils\n_rebuild_tensor_v2\n"),
];

/** Return what reading threw; undefined when it threw nothing. */
function thrownBy(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error;
  }
}

const expectRefusal = (error: unknown): void => {
  if (error !== undefined) expect(error).toBeInstanceOf(UnsafePickleError);
};

const changes = (bytes: Uint8Array) =>
  fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
const changed = (bytes: Uint8Array, edits: readonly (readonly [number, number])[]): Uint8Array => {
  const copy = bytes.slice();
  for (const [at, value] of edits) copy[at] = value;
  return copy;
};

describe("a state dict", () => {
  it("gives its tensors", () => {
    const tensors = readStateDict(zipped(GOOD));
    expect([...tensors.keys()]).toEqual(["net.0.weight", "net.0.bias"]);
    expect(tensors.get("net.0.weight")).toEqual({ shape: [2, 3], values: NUMBERS });
  });

  it("is refused when many tensors share more numbers than a dict may hold", () => {
    const million = new Float32Array(1 << 20);
    const shared = TENSOR.flatMap((value, at) =>
      // The counts 6 (of the storage), 2, 3 and the row's length 3 become a million in one row.
      TENSOR[at - 1] === 0x4b ? [] : value === 0x4b ? [0x4a, ...big(TENSOR[at + 1] ?? 0)] : [value],
    );
    const items = Array.from({ length: 17 }, (_, i) => [
      ...text(`t${i}`),
      ...(i === 0 ? [...shared, 0x71, 1] : [0x68, 1]),
    ]);
    expect(readStateDict(zipped(pickled(...items.slice(0, 16)), million)).size).toBe(16);
    expect(() => readStateDict(zipped(pickled(...items), million))).toThrow(/more than/);
  });

  it("is refused when its text is not UTF-8", () => {
    expect(() => readStateDictPickle(pickled([0x58, ...uint32(2), 0xc3, 0x28], TENSOR))).toThrow(
      UnsafePickleError,
    );
  });
});

function big(count: number): number[] {
  return uint32(count === 6 || count === 3 ? 1 << 20 : count === 2 ? 1 : count);
}

describe("a pickle of any bytes", () => {
  it("is read or refused by name, whatever its bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
        expectRefusal(thrownBy(() => readStateDictPickle(bytes))),
      ),
      { numRuns: 3000, seed: 11 },
    );
  });

  it("is read or refused by name, whatever its instructions", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...INSTRUCTIONS), { maxLength: 60 }), (instructions) => {
        const bytes = Uint8Array.from([0x80, 2, 0x7d, ...instructions.flat(), 0x2e]);
        const error = thrownBy(() => readStateDictPickle(bytes));
        expectRefusal(error);
        read += error === undefined ? 1 : 0;
      }),
      { numRuns: 5000, seed: 12 },
    );
    expect(read).toBeGreaterThan(10);
  });

  it("is read or refused by name when a good one is changed or cut", () => {
    fc.assert(
      fc.property(changes(GOOD), fc.nat(GOOD.length), fc.boolean(), (edits, at, cut) => {
        const bytes = changed(GOOD, edits);
        expectRefusal(thrownBy(() => readStateDictPickle(cut ? bytes.subarray(0, at) : bytes)));
      }),
      { numRuns: 5000, seed: 13 },
    );
  });
});

describe("a state dict's file of any bytes", () => {
  it("is read whole or refused, when a good one is changed or cut, and never holds more than it may", () => {
    const file = zipped(GOOD);
    fc.assert(
      fc.property(changes(file), fc.nat(file.length), fc.boolean(), (edits, at, cut) => {
        const bytes = changed(file, edits);
        const error = thrownBy(() => {
          for (const { shape, values } of readStateDict(cut ? bytes.subarray(0, at) : bytes).values())
            expect(values.length).toBe(shape.reduce((product, size) => product * size, 1));
        });
        if (error !== undefined) expect(String(error)).toMatch(/^(Error|UnsafePickleError): /);
      }),
      { numRuns: 3000, seed: 14 },
    );
  });
});
