import { describe, expect, it } from "vitest";
import { bodyBytes } from "./traffic-meter.ts";

describe("the size of a request body", () => {
  it("is counted in bytes for every kind that a sending call takes", () => {
    expect(bodyBytes("grün")).toBe(5);
    expect(bodyBytes(new Blob(["abc"]))).toBe(3);
    expect(bodyBytes(new ArrayBuffer(8))).toBe(8);
    expect(bodyBytes(new Uint16Array(4))).toBe(8);
    expect(bodyBytes(new URLSearchParams({ a: "b" }))).toBe(3);
    const form = new FormData();
    form.append("photo", new Blob(["12345"]));
    expect(bodyBytes(form)).toBe(5);
  });

  it("is nothing for a request without a body", () => {
    expect(bodyBytes(undefined)).toBe(0);
    expect(bodyBytes(null)).toBe(0);
  });

  it("is never nothing for a stream, whose size is unknown", () => {
    expect(bodyBytes(new ReadableStream())).toBeGreaterThan(0);
  });
});
