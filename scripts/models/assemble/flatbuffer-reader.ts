/**
 * Reading a FlatBuffers file without its schema.
 *
 * A table is known by the absolute position of its first byte; a field by its number in the schema. Only what
 * TFLite models need is here: scalars, references, and vectors of references or of 32-bit integers.
 */

/** A little-endian view of a FlatBuffers file. */
export class FlatbufferReader {
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Return the position of the root table. */
  root(): number {
    return this.target(0);
  }

  /** Return the four-character file identifier, such as `TFL3`. */
  identifier(): string {
    return String.fromCharCode(...[4, 5, 6, 7].map((at) => this.#view.getUint8(at)));
  }

  /** Return where a field of a table is stored, or null when the table leaves it out. */
  field(table: number, index: number): number | null {
    const vtable = table - this.#view.getInt32(table, true);
    const count = (this.#view.getUint16(vtable, true) - 4) / 2;
    if (index >= count) return null;
    const offset = this.#view.getUint16(vtable + 4 + 2 * index, true);
    return offset === 0 ? null : table + offset;
  }

  /** Return the position that the reference stored at `at` points to. */
  target(at: number): number {
    return at + this.#view.getUint32(at, true);
  }

  /** Return the position a reference field points to, or null when the table leaves it out. */
  reference(table: number, index: number): number | null {
    const at = this.field(table, index);
    return at === null ? null : this.target(at);
  }

  /** Return an unsigned 32-bit field; a field left out is 0, as FlatBuffers defines. */
  uint32(table: number, index: number): number {
    const at = this.field(table, index);
    return at === null ? 0 : this.#view.getUint32(at, true);
  }

  /** Return an unsigned 8-bit field; a field left out is 0. */
  uint8(table: number, index: number): number {
    const at = this.field(table, index);
    return at === null ? 0 : this.#view.getUint8(at);
  }

  /** Return the positions of the tables in a vector field; none when it is left out. */
  tables(table: number, index: number): number[] {
    return this.#vector(table, index, (at) => this.target(at));
  }

  /** Return the values of a vector of 32-bit integers; none when it is left out. */
  int32s(table: number, index: number): number[] {
    return this.#vector(table, index, (at) => this.#view.getInt32(at, true));
  }

  /** Return the bytes of a byte vector or string field; empty when it is left out. */
  bytes(table: number, index: number): Uint8Array {
    const at = this.reference(table, index);
    if (at === null) return new Uint8Array();
    const start = this.#view.byteOffset + at + 4;
    return new Uint8Array(this.#view.buffer, start, this.#view.getUint32(at, true));
  }

  #vector(table: number, index: number, element: (at: number) => number): number[] {
    const at = this.reference(table, index);
    if (at === null) return [];
    return Array.from({ length: this.#view.getUint32(at, true) }, (_, k) => element(at + 4 + 4 * k));
  }
}
