/** Seeded random weights, and the number formats they are stored in. */

/** Return numbers between -reach and reach, evenly spread; the same for the same seed and name. */
export function randomWeights(count: number, seed: number, name: string, reach = 1): Float32Array {
  const values = new Float32Array(count);
  let state = seed | 0;
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  state ||= 1;
  const step = reach / 0x80000000;
  for (let i = 0; i < count; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    values[i] = state * step;
  }
  return values;
}

/** Side of the squares in which a matrix is turned, so that both sides stay in the processor's cache. */
const TILE = 64;

/** Return a matrix [rows, columns] turned to [columns, rows]. */
export function transposed(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(matrix.length);
  for (let top = 0; top < rows; top += TILE) {
    for (let left = 0; left < columns; left += TILE) turnTile(matrix, result, { rows, columns, top, left });
  }
  return result;
}

interface Tile {
  readonly rows: number;
  readonly columns: number;
  readonly top: number;
  readonly left: number;
}

function turnTile(from: Float32Array, to: Float32Array, { rows, columns, top, left }: Tile): void {
  const bottom = Math.min(top + TILE, rows);
  const right = Math.min(left + TILE, columns);
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      to[column * rows + row] = from[row * columns + column] as number;
    }
  }
}

/** Return IEEE half-precision numbers, as bits, rounded to nearest even. */
export function halfFloats(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(bits.length);
  for (let i = 0; i < bits.length; i++) halves[i] = halfFromSingleBits(bits[i] as number);
  return halves;
}

function halfFromSingleBits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  const mantissa = bits & 0x7fffff;
  if (exponent >= 31) return sign | (exponent === 143 && mantissa !== 0 ? 0x7e00 : 0x7c00);
  if (exponent <= -11) return sign;
  const shift = exponent <= 0 ? 14 - exponent : 13;
  const whole = exponent <= 0 ? mantissa | 0x800000 : (exponent << 23) | mantissa;
  const kept = whole >>> shift;
  const rest = whole & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  const roundsUp = rest > half || (rest === half && (kept & 1) === 1);
  return sign | (kept + (roundsUp ? 1 : 0));
}

/** A matrix as unsigned bytes about one zero point: value = scale (byte - 128). */
export interface ByteMatrix {
  readonly data: Uint8Array;
  readonly scale: number;
  readonly zeroPoint: 128;
}

/** Return the values as unsigned bytes with one scale for all. */
export function asBytes(values: Float32Array): ByteMatrix {
  const scale = largest(values, 0, values.length) / 127;
  const data = new Uint8Array(values.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.round((values[i] as number) / scale) + 128;
  return { data, scale, zeroPoint: 128 };
}

/** Return the largest absolute value from `start` to before `end`; never 0, so that it can be divided by. */
function largest(values: Float32Array, start: number, end: number): number {
  let most = 1e-9;
  for (let i = start; i < end; i++) most = Math.max(most, Math.abs(values[i] as number));
  return most;
}

/** Numbers that share one scale when a matrix is stored in 4 bits. */
export const BLOCK = 32;

/** A matrix [rows, columns] in 4 bits, as `MatMulNBits` wants it: value = scale (nibble - 8), low nibble first. */
export interface NibbleMatrix {
  readonly data: Uint8Array;
  readonly scales: Float32Array;
}

/** Return a matrix in 4 bits, one scale for each 32 numbers of a row. The row length must be a multiple of 32. */
export function asNibbles(matrix: Float32Array): NibbleMatrix {
  if (matrix.length % BLOCK !== 0)
    throw new RangeError(`${matrix.length} numbers do not make whole blocks of ${BLOCK}`);
  const blocks = matrix.length / BLOCK;
  const data = new Uint8Array(matrix.length / 2);
  const scales = new Float32Array(blocks);
  for (let block = 0; block < blocks; block++) {
    const start = block * BLOCK;
    const scale = largest(matrix, start, start + BLOCK) / 7;
    scales[block] = scale;
    for (let i = start; i < start + BLOCK; i += 2) {
      const low = Math.round((matrix[i] as number) / scale) + 8;
      const high = Math.round((matrix[i + 1] as number) / scale) + 8;
      data[i / 2] = low | (high << 4);
    }
  }
  return { data, scales };
}
