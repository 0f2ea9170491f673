import { describe, expect, it } from "vitest";
import { neverLost, type Backend, type FloatTensor, type Tensors } from "./runtime.ts";
import { checkTinyRun, expectedTinyRun } from "./tiny-run.ts";

function backend(answer: (feeds: Tensors) => Tensors) {
  const models: Uint8Array[] = [];
  const create = (model: Uint8Array) => {
    models.push(model);
    return Promise.resolve({ run: (feeds: Tensors) => Promise.resolve(answer(feeds)) });
  };
  const made: Backend = {
    kind: "webgpu",
    version: "test",
    threads: 1,
    lost: neverLost(),
    createSession: create,
    createCpuSession: () => Promise.reject(new Error("the processor was not asked")),
  };
  return { backend: made, models };
}

const right = ({ a, b }: Tensors): FloatTensor => {
  if (!a || !b) throw new Error("a and b are fed");
  return { dims: [4, 4], data: Float32Array.from(expectedTinyRun(a, b)) };
};

describe("the tiny run", () => {
  it("expects the softmax of each row of the product", () => {
    const a = { dims: [2, 2], data: Float32Array.of(1, 0, 0, 2) };
    const b = { dims: [2, 2], data: Float32Array.of(Math.log(3), 0, 0, Math.log(2)) };
    const [p = NaN, q = NaN, r = NaN, s = NaN] = expectedTinyRun(a, b);
    // Rows of the product: (log 3, 0) and (0, 2 log 2); their powers: (3, 1) and (1, 4).
    expect(p).toBeCloseTo(0.75, 6);
    expect(q).toBeCloseTo(0.25, 6);
    expect(r).toBeCloseTo(0.2, 6);
    expect(s).toBeCloseTo(0.8, 6);
  });

  it("feeds two matrices that differ in every number, 4 by 8 and 8 by 4, to an ONNX file", async () => {
    const fed: Tensors[] = [];
    const { backend: gpu, models } = backend((feeds) => {
      fed.push(feeds);
      return { y: right(feeds) };
    });
    await checkTinyRun(gpu);
    const [{ a, b } = {}] = fed;
    expect([a?.dims, b?.dims]).toEqual([
      [4, 8],
      [8, 4],
    ]);
    expect(a?.data[0]).toBeCloseTo(Math.sin(0.7), 6);
    expect(b?.data[31]).toBeCloseTo(Math.sin(1.3 * 32), 6);
    expect(new Set(a?.data).size).toBe(32);
    // The file begins as every ONNX file of its kind: the version of its format.
    expect([...(models[0] ?? [])].slice(0, 2)).toEqual([8, 8]);
  });

  it("allows what half precision loses and no more, in any place", async () => {
    const off = (by: number, place: number) =>
      backend((feeds) => {
        const y = right(feeds);
        y.data[place] = (y.data[place] ?? NaN) + by;
        return { y };
      }).backend;
    await expect(checkTinyRun(off(0.0019, 0))).resolves.toBeUndefined();
    await expect(checkTinyRun(off(-0.0019, 15))).resolves.toBeUndefined();
    for (const [by, place] of [
      [0.0021, 0],
      [-0.0021, 7],
      [0.0021, 15],
      [NaN, 3],
    ] as const)
      await expect(checkTinyRun(off(by, place))).rejects.toMatchObject({
        fault: { code: "model-output-invalid", detail: "webgpu: a tiny run gave a wrong result" },
      });
  });

  it("is wrong when the result is short", async () => {
    const short = backend((feeds) => ({ y: { dims: [1], data: right(feeds).data.slice(0, 15) } }));
    await expect(checkTinyRun(short.backend)).rejects.toThrow("wrong result");
  });
});
