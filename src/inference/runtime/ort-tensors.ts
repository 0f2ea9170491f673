/** Between our plain tensors and the runtime's, whichever variant of it is loaded. */
import { FaultError } from "../../core/fault.ts";
import type { FloatTensor, Tensors } from "./runtime.ts";

/** The part of a runtime's tensor that is used. */
interface OrtTensor {
  readonly dims: readonly number[];
  readonly data: unknown;
  dispose(): void;
}

/** The part of a runtime's session that is used. */
interface OrtSession<T> {
  run(feeds: Record<string, T>): Promise<Readonly<Record<string, OrtTensor>>>;
}

/**
 * Return a function that runs a session on plain tensors. What comes back are copies; the runtime's own are freed.
 * Throws `model-output-invalid` for an output that is not float32.
 */
export function plainRun<T extends OrtTensor>(
  session: OrtSession<T>,
  tensorOf: (tensor: FloatTensor) => T,
): (feeds: Tensors) => Promise<Tensors> {
  return async (feeds) => {
    const inputs = Object.fromEntries(
      Object.entries(feeds).map(([name, tensor]) => [name, tensorOf(tensor)]),
    );
    const results = await session.run(inputs);
    try {
      return Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => [name, copied(name, tensor)]),
      );
    } finally {
      for (const tensor of [...Object.values(inputs), ...Object.values(results)]) tensor.dispose();
    }
  };
}

function copied(name: string, { data, dims }: OrtTensor): FloatTensor {
  if (!(data instanceof Float32Array)) throw new FaultError("model-output-invalid", `${name} is not float32`);
  return { dims: [...dims], data: data.slice() };
}
