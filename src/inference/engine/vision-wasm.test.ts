import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Fault } from "../../core/fault.ts";

/** The smallest module there is: a head and a version. */
const EMPTY_WASM = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const wasmUrl = "https://mien.test/vision.wasm";

interface LoaderGlobals {
  ModuleFactory?: unknown;
  Module?: {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
    printErr(line: string): void;
  };
  loads?: number;
}
const globals = globalThis as LoaderGlobals;

let serial = 0;
const script = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;

/** The address of a loader that counts its runs and leaves that factory. */
const loader = (factory = '"the factory"') =>
  script(
    `globalThis.loads = (globalThis.loads ?? 0) + 1; globalThis.ModuleFactory = ${factory}; // ${(serial += 1)}`,
  );

/** Let the site answer for the wasm; each answer serves one request. */
function serve(...answers: (() => Response)[]) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    const answer = answers.shift();
    if (!answer) throw new TypeError("Failed to fetch");
    return answer();
  });
  return asked;
}
const wasm =
  (type = "application/wasm") =>
  () =>
    new Response(EMPTY_WASM, { headers: { "content-type": type } });

/** The module keeps the code for its thread's life: a test gets a fresh one. */
const fresh = async () => {
  vi.resetModules();
  return import("./vision-wasm.ts");
};

beforeEach(() => {
  delete globals.ModuleFactory;
  delete globals.Module;
  delete globals.loads;
});
afterEach(() => void vi.unstubAllGlobals());

/** By its shape: a fresh module brings a class of faults of its own. */
const faultOf = (promise: Promise<unknown>): Promise<Fault | null> =>
  promise.then(
    () => null,
    (error: { readonly fault?: Fault }) => error.fault ?? null,
  );

describe("MediaPipe's code", () => {
  it("is fetched and compiled once, however often it is asked for", async () => {
    const { loadedVisionCode } = await fresh();
    const asked = serve(wasm());
    const files = { loaderUrl: loader(), wasmUrl };
    const [one, two] = await Promise.all([loadedVisionCode(files), loadedVisionCode(files)]);
    expect(one).toBe(two);
    expect(one.factory).toBe("the factory");
    expect(one.module).toBeInstanceOf(WebAssembly.Module);
    expect([asked, globals.loads]).toEqual([[wasmUrl], 1]);
  });

  it("is compiled also from a server that does not know the type of wasm", async () => {
    const { loadedVisionCode } = await fresh();
    const asked = serve(wasm("text/plain"), wasm("text/plain"));
    const { module } = await loadedVisionCode({ loaderUrl: loader(), wasmUrl });
    expect(module).toBeInstanceOf(WebAssembly.Module);
    expect(asked).toEqual([wasmUrl, wasmUrl]);
  });

  it("says whether it is missing or the line is dead, and can be had the next time", async () => {
    const { loadedVisionCode } = await fresh();
    const files = { loaderUrl: loader(), wasmUrl };
    serve(
      () => new Response("", { status: 404 }),
      () => new Response("", { status: 404 }),
    );
    expect(await faultOf(loadedVisionCode(files))).toEqual({
      code: "model-not-found",
      detail: `${wasmUrl}: 404`,
    });
    serve();
    expect(await faultOf(loadedVisionCode(files))).toEqual({
      code: "model-network",
      detail: `${wasmUrl}: TypeError: Failed to fetch`,
    });
    serve(wasm());
    expect(await loadedVisionCode(files)).toMatchObject({ factory: "the factory" });
  });

  it("is not there when its loader cannot be had or leaves nothing", async () => {
    const { loadedVisionCode } = await fresh();
    serve(wasm(), wasm());
    const broken = script("throw new Error('no loader')");
    expect(await faultOf(loadedVisionCode({ loaderUrl: broken, wasmUrl }))).toEqual({
      code: "model-network",
      detail: `${broken}: Error: no loader`,
    });
    const empty = await loadedVisionCode({ loaderUrl: loader("undefined"), wasmUrl }).catch(
      (error: Error) => error,
    );
    expect(empty).toMatchObject({ message: "the loader left no factory" });
  });
});

describe("starting MediaPipe", () => {
  it("finds factory and module in place, and gives what it made", async () => {
    const { withVisionCode } = await fresh();
    serve(wasm());
    const made = await withVisionCode({ loaderUrl: loader(), wasmUrl }, async () => {
      expect(globals.ModuleFactory).toBe("the factory");
      expect(globals.Module?.printErr("noise")).toBeUndefined();
      return new Promise((resolve) => {
        const returned = globals.Module?.instantiateWasm({}, (instance, module) =>
          resolve([instance instanceof WebAssembly.Instance, module instanceof WebAssembly.Module, returned]),
        );
      });
    });
    expect(made).toEqual([true, true, {}]);
  });

  it("puts the factory back for the second start, which waits for the first", async () => {
    const { withVisionCode } = await fresh();
    serve(wasm());
    const files = { loaderUrl: loader(), wasmUrl };
    const log: string[] = [];
    let finish = () => {};
    const first = withVisionCode(files, async () => {
      log.push(`first has ${String(globals.ModuleFactory)}`);
      delete globals.ModuleFactory;
      await new Promise<void>((resolve) => (finish = resolve));
      log.push("first ends");
    });
    const second = withVisionCode(files, async () => {
      log.push(`second has ${String(globals.ModuleFactory)}`);
      return 2;
    });
    await vi.waitFor(() => expect(log).toEqual(["first has the factory"]));
    finish();
    await first;
    expect(await second).toBe(2);
    expect(log).toEqual(["first has the factory", "first ends", "second has the factory"]);
    expect(globals.loads).toBe(1);
  });

  it("ends when the module cannot be started or the start fails, and the next one goes on", async () => {
    const { withVisionCode } = await fresh();
    serve(wasm());
    const files = { loaderUrl: loader(), wasmUrl };
    const failing = withVisionCode(files, () => Promise.reject(new Error("no bundle")));
    await expect(failing).rejects.toThrow("no bundle");
    const instantiate = vi
      .spyOn(WebAssembly, "instantiate")
      .mockRejectedValueOnce(new RangeError("no memory"));
    const stuck = withVisionCode(files, async () => {
      globals.Module?.instantiateWasm({}, () => undefined);
      return new Promise<never>(() => undefined);
    });
    await expect(stuck).rejects.toThrow("no memory");
    instantiate.mockRestore();
    expect(await withVisionCode(files, () => Promise.resolve(3))).toBe(3);
  });
});
