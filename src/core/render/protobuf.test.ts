import { describe, expect, it } from "vitest";
import { protobufFields } from "./protobuf.ts";

describe("protobufFields", () => {
  it("reads varints, floats and bytes with their field numbers", () => {
    const message = Uint8Array.of(0x08, 0x96, 0x01, 0x15, 0, 0, 0x80, 0x3f, 0x1a, 2, 5, 6);
    expect(protobufFields(message)).toEqual([
      { kind: "varint", number: 1, value: 150 },
      { kind: "float", number: 2, value: 1 },
      { kind: "bytes", number: 3, bytes: Uint8Array.of(5, 6) },
    ]);
  });

  it("throws where a message ends within a field", () => {
    expect(() => protobufFields(Uint8Array.of(0x1a, 9, 1))).toThrow(RangeError);
    expect(() => protobufFields(Uint8Array.of(0x15, 0, 0))).toThrow(RangeError);
    expect(() => protobufFields(Uint8Array.of(0x80))).toThrow(RangeError);
  });

  it("throws on a wire type that is not used", () => {
    expect(() => protobufFields(Uint8Array.of(0x09, 0, 0, 0, 0, 0, 0, 0, 0))).toThrow("wire type 1");
  });
});
