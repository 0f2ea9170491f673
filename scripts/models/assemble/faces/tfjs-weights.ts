/**
 * Reading weights as TensorFlow.js stores them: a JSON list of names, shapes and number formats, and one binary file.
 *
 * Three formats occur: float32; float16; and 8-bit codes with `value = min + scale * code`, one scale for a tensor.
 */
import * as v from "valibot";

const EntrySchema = v.object({
  name: v.string(),
  shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
  dtype: v.picklist(["float32", "int32"]),
  quantization: v.optional(
    v.variant("dtype", [
      v.object({ dtype: v.literal("uint8"), scale: v.number(), min: v.number() }),
      v.object({ dtype: v.literal("float16") }),
    ]),
  ),
});
const GroupsSchema = v.array(v.object({ weights: v.array(EntrySchema) }));
const ManifestSchema = v.union([GroupsSchema, v.object({ weightsManifest: GroupsSchema })]);

/** The numbers of a tensor as they are stored. */
export type StoredNumbers =
  | { readonly kind: "float32"; readonly values: Float32Array }
  /** IEEE half floats, bit by bit. */
  | { readonly kind: "float16"; readonly bits: Uint16Array }
  | { readonly kind: "codes"; readonly codes: Uint8Array; readonly scale: number; readonly min: number };

/** A tensor of a network, row by row. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly numbers: StoredNumbers;
}

/**
 * Return a network's tensors by name. Whole numbers (the graph's own constants) are left out.
 *
 * Throws when the list is not one of weights, or the file is not as long as the list says.
 */
export function storedTensors(manifest: unknown, data: Uint8Array): ReadonlyMap<string, StoredTensor> {
  const parsed = v.parse(ManifestSchema, manifest);
  const groups = Array.isArray(parsed) ? parsed : parsed.weightsManifest;
  const tensors = new Map<string, StoredTensor>();
  let at = 0;
  for (const entry of groups.flatMap(({ weights }) => weights)) {
    const { name, shape, dtype, quantization } = entry;
    const count = shape.reduce((product, side) => product * side, 1);
    const size = count * ({ uint8: 1, float16: 2, none: 4 } as const)[quantization?.dtype ?? "none"];
    if (at + size > data.length) throw new Error(`the weights end before ${name}`);
    // A copy: a typed array must begin at a multiple of its element's size.
    const bytes = Uint8Array.from(data.subarray(at, at + size));
    at += size;
    if (dtype === "float32") tensors.set(name, { shape, numbers: numbersOf(bytes.buffer, quantization) });
  }
  if (at !== data.length) throw new Error(`${data.length - at} bytes of weights are not listed`);
  return tensors;
}

function numbersOf(
  buffer: ArrayBufferLike,
  quantization: v.InferOutput<typeof EntrySchema>["quantization"],
): StoredNumbers {
  if (quantization?.dtype === "float16") return { kind: "float16", bits: new Uint16Array(buffer) };
  if (quantization?.dtype === "uint8") {
    const { scale, min } = quantization;
    return { kind: "codes", codes: new Uint8Array(buffer), scale, min };
  }
  return { kind: "float32", values: new Float32Array(buffer) };
}

/** Return the numbers of a tensor as real ones. */
export function realNumbers({ numbers }: StoredTensor): Float32Array {
  if (numbers.kind === "float32") return numbers.values;
  if (numbers.kind === "float16") return Float32Array.from(numbers.bits, halfFloat);
  const { codes, scale, min } = numbers;
  return Float32Array.from(codes, (code) => code * scale + min);
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * 2 ** (exponent - 25) * (1024 + fraction);
}

/**
 * Return a tensor with its axes in another order: axis i of the result is axis `order[i]` of the tensor.
 * The numbers stay as they are stored.
 */
export function reordered({ shape, numbers }: StoredTensor, order: readonly number[]): StoredTensor {
  const from = orderOfIndices(shape, order);
  const moved: StoredNumbers =
    numbers.kind === "float32"
      ? { kind: "float32", values: Float32Array.from(from, (i) => numbers.values[i] ?? NaN) }
      : numbers.kind === "float16"
        ? { kind: "float16", bits: Uint16Array.from(from, (i) => numbers.bits[i] ?? 0) }
        : { ...numbers, codes: Uint8Array.from(from, (i) => numbers.codes[i] ?? 0) };
  return { shape: order.map((axis) => shape[axis] ?? 1), numbers: moved };
}

function orderOfIndices(shape: readonly number[], order: readonly number[]): Uint32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, side) => product * side, 1));
  let indices = new Uint32Array(1);
  for (const axis of order) {
    const [side, stride] = [shape[axis] ?? 1, strides[axis] ?? 1];
    const next = new Uint32Array(indices.length * side);
    indices.forEach((index, at) => {
      for (let i = 0; i < side; i += 1) next[at * side + i] = index + i * stride;
    });
    indices = next;
  }
  return indices;
}
