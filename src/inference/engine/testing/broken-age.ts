/** Every way in which the network that estimates the age can fail: none of them may let a face be scored. */
import { FaultError } from "../../../core/fault.ts";
import type { LoadedAppearance, Networks } from "../load-models.ts";
import type { FloatTensor, Tensors } from "../../runtime/runtime.ts";

/** From a sound network to what the pipeline gets instead of it. */
export type Breaking = (sound: LoadedAppearance) => Promise<Networks>;

const only = (loaded: LoadedAppearance): Networks => ({ appearance: [loaded], silent: [] });

/** Return a network whose outputs are changed on the way out, behind every guard of the runtime. */
function answering(change: (outputs: Tensors, ageTensor: string) => Tensors): Breaking {
  return async (sound) => {
    const { model, session } = sound;
    const age = model.outputs[model.ageGate?.output ?? ""]?.tensor ?? "age";
    return only({ model, session: { run: async (feeds) => change(await session.run(feeds), age) } });
  };
}

const aged = (change: (age: FloatTensor) => FloatTensor): Breaking =>
  answering((outputs, name) => {
    const age = outputs[name];
    return age ? { ...outputs, [name]: change(age) } : outputs;
  });

const filledWith = (value: number): Breaking =>
  aged(({ dims, data }) => ({ dims, data: data.map(() => value) }));

const throwing =
  (error: unknown): Breaking =>
  async ({ model }) =>
    only({ model, session: { run: () => Promise.reject(error) } });

const gated =
  (thresholds: { readonly refuseBelow: number; readonly askBelow: number }): Breaking =>
  async ({ model, session }) =>
    only({ model: { ...model, ageGate: model.ageGate && { ...model.ageGate, ...thresholds } }, session });

/** The network is sound, but believed only of those who look older than anybody: others would have to decide. */
const neverSure: Breaking = async ({ model, session }) => {
  if (!model.ageGate) return only({ model, session });
  const { output, mean, sd } = model.ageGate;
  return only({ model: { ...model, ageGate: { output, mean, sd, sureFrom: 121 } }, session });
};

/** By name. */
export const BROKEN_AGES: Readonly<Record<string, Breaking>> = {
  "not listed": async () => ({ appearance: [], silent: [] }),
  "not loaded": async ({ model }) => ({
    appearance: [],
    silent: [{ model: model.id, fault: { code: "model-not-found", detail: "404" } }],
  }),
  "loading breaks off": () => Promise.reject(new FaultError("engine-crashed", "loading")),
  "listed without an age": async ({ model: { ageGate: _, ...model }, session }) => only({ model, session }),
  "listed without thresholds": gated({ refuseBelow: NaN, askBelow: NaN }),
  "listed without the upper threshold": gated({ refuseBelow: 19, askBelow: NaN }),
  "listed with thresholds the wrong way round": gated({ refuseBelow: 24, askBelow: 19 }),
  "never sure of an adult, and no other there": neverSure,
  "a fault of the runtime": throwing(new FaultError("engine-crashed", "run")),
  "an error nobody foresaw": throwing(new RangeError("offset is out of bounds")),
  "no outputs": answering(() => ({})),
  "no output for the age": answering((outputs, name) =>
    Object.fromEntries(Object.entries(outputs).filter(([key]) => key !== name)),
  ),
  "an empty age": aged(() => ({ dims: [0], data: new Float32Array(0) })),
  "no age for the last look": aged(({ data }) => ({ dims: [data.length - 1, 1], data: data.slice(0, -1) })),
  NaN: filledWith(NaN),
  "NaN in one look": aged(({ dims, data }) => ({ dims, data: data.map((v, i) => (i === 0 ? NaN : v)) })),
  infinite: filledWith(Infinity),
  "an age that nobody reaches": filledWith(1e6),
  "null for the age": aged(({ dims, data }) => ({ dims, data: Array.from(data, () => null) as never })),
  "the same for everyone": filledWith(40),
};
