/** A PyTorch state dict file (`.pt`, a zip) as plain float tensors. Nothing in it is run. */
import { unzipSync, type UnzipFileInfo } from "fflate";
import { readStateDictPickle, type PickledTensor } from "./pickle.ts";

/** A tensor's numbers, row by row. */
export interface FloatTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * A state dict holds no more than this, uncompressed; a small file that claims more is refused before it is unpacked, and
 * so is one whose tensors, of which many may share their numbers, come to more.
 */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Return the tensors of a state dict by name, in saved order.
 *
 * Throws an Error that says what is wrong: no zip, a compressed or oversized entry, big-endian numbers, a pickle that
 * holds anything but float tensors (`UnsafePickleError`), or a tensor whose numbers are missing.
 */
export function readStateDict(file: Uint8Array): ReadonlyMap<string, FloatTensor> {
  const entries = unpacked(file);
  const pickleName = Object.keys(entries).find((name) => name.endsWith("/data.pkl"));
  const pickle = pickleName === undefined ? undefined : entries[pickleName];
  if (pickleName === undefined || pickle === undefined)
    throw new Error("no state dict: the zip holds no data.pkl");
  const folder = pickleName.slice(0, -"data.pkl".length);
  const order = entries[`${folder}byteorder`];
  if (order !== undefined && new TextDecoder().decode(order) !== "little") {
    throw new Error("the state dict's numbers are not little-endian");
  }
  const tensors = new Map<string, FloatTensor>();
  let total = 0;
  for (const [name, described] of readStateDictPickle(pickle)) {
    const tensor = tensorFrom(name, described, entries[`${folder}data/${described.storage}`]);
    total += tensor.values.byteLength;
    if (total > MOST_BYTES) throw new Error(`the tensors come to more than ${MOST_BYTES} bytes`);
    tensors.set(name, tensor);
  }
  return tensors;
}

function unpacked(file: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  const filter = ({ name, compression, size, originalSize }: UnzipFileInfo) => {
    total += Math.max(size, originalSize);
    if (compression !== 0) throw new Error(`${name} is compressed, as no state dict's entry is`);
    if (total > MOST_BYTES) throw new Error(`the zip holds more than ${MOST_BYTES} bytes`);
    return true;
  };
  try {
    return unzipSync(file, { filter });
  } catch (error) {
    throw new Error(`no readable zip: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function tensorFrom(name: string, described: PickledTensor, storage: Uint8Array | undefined): FloatTensor {
  const { shape, strides, offset, elements } = described;
  if (storage?.length !== 4 * elements) throw new Error(`${name}: its numbers are missing or cut`);
  const count = shape.reduce((product, size) => product * size, 1);
  const isRowByRow = strides.every((stride, axis) => stride === rowStride(shape, axis));
  if (strides.length !== shape.length || !isRowByRow) throw new Error(`${name}: is not stored row by row`);
  if (offset + count > elements) throw new Error(`${name}: reaches beyond its numbers`);
  const bytes = storage.slice(4 * offset, 4 * (offset + count));
  return { shape, values: new Float32Array(bytes.buffer) };
}

function rowStride(shape: readonly number[], axis: number): number {
  return shape.slice(axis + 1).reduce((product, size) => product * size, 1);
}
