/**
 * Writing a new root in front of an existing FlatBuffers file.
 *
 * [Note: Prepended root]
 * References in FlatBuffers only point forward. So a file can be extended without rewriting a byte of it: a new
 * root table, with whatever vectors changed, is put in front, and refers into the old bytes for all that did not.
 * The prefix is a multiple of 64 bytes long, which keeps the alignment of everything behind it.
 */

/** Something the prefix refers to: written into the prefix, or already there in the old file. */
export type Node =
  | { readonly kind: "table"; readonly fields: Readonly<Record<number, Field>> }
  | { readonly kind: "references"; readonly items: readonly Node[] }
  | { readonly kind: "int32s"; readonly values: readonly number[] }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "old"; readonly position: number };

/** A field of a table: a number stored in place, or a reference. */
export type Field =
  | { readonly kind: "uint32"; readonly value: number }
  | { readonly kind: "uint8"; readonly value: number }
  | Node;

export const table = (fields: Readonly<Record<number, Field>>): Node => ({ kind: "table", fields });
export const references = (items: readonly Node[]): Node => ({ kind: "references", items });
export const int32s = (values: readonly number[]): Node => ({ kind: "int32s", values });
export const bytes = (data: Uint8Array): Node => ({ kind: "bytes", bytes: data });
export const text = (value: string): Node => ({ kind: "text", text: value });
export const old = (position: number): Node => ({ kind: "old", position });
export const uint32 = (value: number): Field => ({ kind: "uint32", value });
export const uint8 = (value: number): Field => ({ kind: "uint8", value });

/** Return the old file with a new root in front of it. See: [Note: Prepended root]. */
export function prependRoot(oldFile: Uint8Array, root: Node): Uint8Array {
  const prefix = new Prefix();
  prefix.refer(root);
  prefix.append(oldFile.subarray(4, 8));
  return prefix.finish(oldFile);
}

class Prefix {
  readonly #out: number[] = [];
  /** References not resolved yet: nodes still to be written (breadth first, so always behind) ... */
  readonly #queue: { at: number; node: Node }[] = [];
  /** ... and positions in the old file, known once the prefix has its length. */
  readonly #intoOld: { at: number; position: number }[] = [];

  /** Append a reference slot, to be filled when the node has its place. */
  refer(node: Node): void {
    const at = this.#out.length;
    if (node.kind === "old") this.#intoOld.push({ at, position: node.position });
    else this.#queue.push({ at, node });
    this.#uint32(0);
  }

  append(data: Uint8Array): void {
    for (const byte of data) this.#out.push(byte);
  }

  finish(oldFile: Uint8Array): Uint8Array {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      this.#patch(next.at, this.#write(next.node));
    }
    this.#align(64);
    for (const { at, position } of this.#intoOld) this.#patch(at, this.#out.length + position);
    const file = new Uint8Array(this.#out.length + oldFile.length);
    file.set(this.#out);
    file.set(oldFile, this.#out.length);
    return file;
  }

  /** Write one node and return its position. */
  #write(node: Node): number {
    switch (node.kind) {
      case "table":
        return this.#table(node.fields);
      case "references":
        return this.#counted(node.items.length, 4, () => node.items.forEach((item) => this.refer(item)));
      case "int32s":
        return this.#counted(node.values.length, 4, () =>
          node.values.forEach((value) => this.#uint32(value)),
        );
      case "bytes":
        return this.#counted(node.bytes.length, 16, () => this.append(node.bytes));
      case "text": {
        const encoded = new TextEncoder().encode(node.text);
        return this.#counted(encoded.length, 4, () => this.append(Uint8Array.of(...encoded, 0)));
      }
      case "old":
        return node.position;
    }
  }

  /** Write a table: its vtable, then one 4-byte slot for each field. */
  #table(fields: Readonly<Record<number, Field>>): number {
    const indices = Object.keys(fields).map(Number);
    const slots = Math.max(...indices) + 1;
    this.#align(4);
    const vtable = this.#out.length;
    this.#uint16(4 + 2 * slots);
    this.#uint16(4 + 4 * indices.length);
    for (let i = 0; i < slots; i++) this.#uint16(indices.includes(i) ? 4 + 4 * indices.indexOf(i) : 0);
    this.#align(4);
    const position = this.#out.length;
    this.#uint32(position - vtable);
    for (const index of indices) {
      const field = fields[index];
      if (!field) continue;
      if (field.kind === "uint32") this.#uint32(field.value);
      else if (field.kind === "uint8") this.#uint32(field.value & 0xff);
      else this.refer(field);
    }
    return position;
  }

  /** Write a vector: its length, then its elements, which start on a multiple of `alignment`. */
  #counted(length: number, alignment: number, elements: () => void): number {
    this.#align(4);
    while ((this.#out.length + 4) % alignment !== 0) this.#out.push(0);
    const position = this.#out.length;
    this.#uint32(length);
    elements();
    return position;
  }

  #align(alignment: number): void {
    while (this.#out.length % alignment !== 0) this.#out.push(0);
  }

  #uint16(value: number): void {
    this.#out.push(value & 0xff, (value >>> 8) & 0xff);
  }

  #uint32(value: number): void {
    this.#uint16(value & 0xffff);
    this.#uint16(value >>> 16);
  }

  #patch(at: number, target: number): void {
    const offset = target - at;
    for (let i = 0; i < 4; i++) this.#out[at + i] = (offset >>> (8 * i)) & 0xff;
  }
}
