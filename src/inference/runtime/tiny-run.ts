/** One tiny run whose result is known: the last question to a GPU before it is trusted with a model. */
import { FaultError } from "../../core/fault.ts";
import type { Backend, FloatTensor } from "./runtime.ts";

/** An ONNX file of `softmax(a x b)`, a 4 x 8 and b 8 x 4; made by `scripts/models/onnx/tiny-run.ts`. */
export const TINY_RUN_MODEL =
  "CAgSBG1pZW46gwEKFgoBYQoBYhICYWIaAmFiIgZNYXRNdWwKIAoCYWISAXkaAXkiB1NvZnRtYXgqCwoEYXhpcxgBoAECEgh0aW55IHJ1bloTCgFhEg4KDAgBEggKAggECgIICFoTCgFiEg4KDAgBEggKAggICgIIBGITCgF5Eg4KDAgBEggKAggECgIIBEIECgAQEQ==";

/** Half precision inside a driver is allowed; a wrong kernel is not. */
const TOLERANCE = 2e-3;

const matrix = (rows: number, columns: number, step: number): FloatTensor => ({
  dims: [rows, columns],
  data: Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(step * (i + 1))),
});

/** Return `softmax(a x b)` of the tiny run, computed plainly. */
export function expectedTinyRun(a: FloatTensor, b: FloatTensor): number[] {
  const [rows = 0, inner = 0] = a.dims;
  const columns = b.dims[1] ?? 0;
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    const powers = Array.from({ length: columns }, (_, column) => {
      let sum = 0;
      for (let k = 0; k < inner; k++)
        sum += (a.data[row * inner + k] ?? 0) * (b.data[k * columns + column] ?? 0);
      return Math.exp(sum);
    });
    const total = powers.reduce((sum, power) => sum + power, 0);
    result.push(...powers.map((power) => power / total));
  }
  return result;
}

/** Do the tiny run on a backend. Throws `model-output-invalid` when the result is not the expected one. */
export async function checkTinyRun(backend: Backend): Promise<void> {
  const bytes = Uint8Array.from(atob(TINY_RUN_MODEL), (char) => char.charCodeAt(0));
  const session = await backend.createSession(bytes);
  const a = matrix(4, 8, 0.7);
  const b = matrix(8, 4, 1.3);
  const { y } = await session.run({ a, b });
  const expected = expectedTinyRun(a, b);
  const isRight =
    y !== undefined && expected.every((value, i) => Math.abs((y.data[i] ?? NaN) - value) <= TOLERANCE);
  if (!isRight)
    throw new FaultError("model-output-invalid", `${backend.kind}: a tiny run gave a wrong result`);
}
