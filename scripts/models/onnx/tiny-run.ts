/** The model of the engine's tiny run: `softmax(a x b)` of a 4 x 8 and an 8 x 4 matrix. */
import { onnxModel } from "./model.ts";

/** Return its bytes; `src/inference/runtime/tiny-run.ts` carries them as base64, and a test compares the two. */
export function tinyRunModel(): Uint8Array<ArrayBuffer> {
  return onnxModel(
    {
      name: "tiny run",
      inputs: [
        { name: "a", type: "float32", dims: [4, 8] },
        { name: "b", type: "float32", dims: [8, 4] },
      ],
      outputs: [{ name: "y", type: "float32", dims: [4, 4] }],
      tensors: [],
      nodes: [
        { op: "MatMul", inputs: ["a", "b"], outputs: ["ab"] },
        { op: "Softmax", inputs: ["ab"], outputs: ["y"], attributes: { axis: 1 } },
      ],
    },
    { "": 17 },
  );
}
