import { describe, expect, it } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { plainRun } from "./ort-tensors.ts";

/** A tensor of a runtime, which knows whether it was freed. */
function tensor(data: unknown, dims: readonly number[] = [1, 2]) {
  const made = { dims, data, disposed: 0, dispose: () => void (made.disposed += 1) };
  return made;
}

describe("a run on plain tensors", () => {
  it("hands every input over by its name and returns copies", async () => {
    const output = tensor(Float32Array.of(3, 4));
    const fed: unknown[] = [];
    const session = {
      run: (feeds: Record<string, ReturnType<typeof tensor>>) => {
        fed.push(Object.entries(feeds).map(([name, { dims, data }]) => [name, dims, data]));
        return Promise.resolve({ y: output });
      },
    };
    const run = plainRun(session, ({ dims, data }) => tensor(data, dims));
    const [a, b] = [Float32Array.of(1), Float32Array.of(2, 5)];
    const { y } = await run({ a: { dims: [1], data: a }, b: { dims: [2], data: b } });
    expect(fed).toEqual([
      [
        ["a", [1], a],
        ["b", [2], b],
      ],
    ]);
    expect(y).toEqual({ dims: [1, 2], data: Float32Array.of(3, 4) });
    (output.data as Float32Array)[0] = 9;
    expect(y?.data[0]).toBe(3);
    expect(y?.dims).not.toBe(output.dims);
  });

  it("frees the runtime's tensors, inputs and outputs, also when an output is refused", async () => {
    const inputs: ReturnType<typeof tensor>[] = [];
    const made = (data: unknown) => {
      const output = tensor(data);
      const run = plainRun({ run: () => Promise.resolve({ y: output }) }, ({ data: given, dims }) => {
        const input = tensor(given, dims);
        inputs.push(input);
        return input;
      });
      return { output, run };
    };
    const feeds = { a: { dims: [1], data: Float32Array.of(1) } };
    const good = made(Float32Array.of(1, 2));
    await good.run(feeds);
    const bad = made(new Int32Array(2));
    await expect(bad.run(feeds)).rejects.toThrow(new FaultError("model-output-invalid", "y is not float32"));
    expect([good.output.disposed, bad.output.disposed, ...inputs.map(({ disposed }) => disposed)]).toEqual([
      1, 1, 1, 1,
    ]);
  });
});
