/** How a worker answers: with a value or a fault, never with an exception, which would cross threads as mere text. */
import { toFault } from "../../core/fault.ts";
import type { Answer } from "./protocol.ts";

/** Return what the work comes to, or its fault. Never rejects. */
export async function answered<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, fault: toFault(error) };
  }
}
