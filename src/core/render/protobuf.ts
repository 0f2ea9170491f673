/** Reading protocol buffers without their schema: a message as the list of its fields. */

/** A field of a message: a varint, the four bytes of a fixed 32-bit value, or bytes (a string, message or packed list). */
export type ProtobufField =
  | { readonly kind: "varint"; readonly number: number; readonly value: number }
  | { readonly kind: "float"; readonly number: number; readonly value: number }
  | { readonly kind: "bytes"; readonly number: number; readonly bytes: Uint8Array };

/**
 * Return the fields of a message, in order. Fixed 32-bit values are read as floats; varints must fit 32 bits.
 *
 * Throws a `RangeError` where the bytes end within a field, and on the wire types that no known message here uses.
 */
export function protobufFields(message: Uint8Array): ProtobufField[] {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const fields: ProtobufField[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const wire = key % 8;
    if (wire === 0) {
      fields.push({ kind: "varint", number, value: varint() });
    } else if (wire === 5) {
      fields.push({ kind: "float", number, value: view.getFloat32(at, true) });
      at += 4;
    } else if (wire === 2) {
      const size = varint();
      if (at + size > message.length)
        throw new RangeError("a protobuf field runs past the end of its message");
      fields.push({ kind: "bytes", number, bytes: message.subarray(at, at + size) });
      at += size;
    } else {
      throw new RangeError(`protobuf wire type ${wire} is not expected here`);
    }
  }
  return fields;
}
