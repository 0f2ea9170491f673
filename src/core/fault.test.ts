import { describe, expect, it } from "vitest";
import { FaultError, toFault } from "./fault.ts";

describe("the fault that an error stands for", () => {
  it("is the one it carries", () => {
    expect(toFault(new FaultError("file-empty", "0 bytes"))).toEqual({
      code: "file-empty",
      detail: "0 bytes",
    });
  });

  it.each([
    new RangeError("WebAssembly.Memory(): could not allocate memory"),
    new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance"),
    new RangeError("Array buffer allocation failed"),
    new WebAssembly.RuntimeError("memory access out of bounds"),
    new WebAssembly.RuntimeError("Aborted(OOM)"),
  ])("is a lack of memory for %s", (error) => {
    expect(toFault(error).code).toBe("engine-out-of-memory");
  });

  it("is internal for everything else, with what was said", () => {
    expect(toFault(new TypeError("the room is zoomed"))).toEqual({
      code: "engine-internal",
      detail: "TypeError: the room is zoomed",
    });
    expect(toFault("no").detail).toBe("no");
  });
});
