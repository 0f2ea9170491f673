/**
 * The code of tasks-vision, fetched and compiled once per worker, however many landmarkers run in it.
 *
 * MediaPipe's own way fetches loader and wasm again for each landmarker. Here the second one starts from the compiled
 * module, so that opening the camera asks nothing of the network. The loader leaves a factory in a global, which
 * MediaPipe takes and removes: it is kept here and put back before each start, one start at a time.
 */
import { FaultError, toFault } from "../../core/fault.ts";
import { loadOnce } from "../../core/load-once.ts";
import { createTurns } from "../../core/turns.ts";
import { countedCode } from "../runtime/counted-code.ts";

/** Where the loader and the wasm of the site are. */
export interface VisionFiles {
  readonly loaderUrl: string;
  readonly wasmUrl: string;
}

/** The loader's factory and the compiled module. */
export interface Runtime {
  readonly factory: unknown;
  readonly module: WebAssembly.Module;
}

/** The globals through which MediaPipe and its loader find each other. */
interface LoaderGlobals {
  ModuleFactory?: unknown;
  Module?: {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): Record<string, never>;
    /** Told what the code writes to its standard error; without it, that is the console. */
    printErr(line: string): void;
  };
}

const globals = globalThis as LoaderGlobals;
const inTurn = createTurns();

/**
 * Return what `start` makes of MediaPipe, with the code in place that it looks for.
 *
 * `start` must call `createFromOptions` at once. Throws `model-network` or `model-not-found` when the code cannot be had,
 * which is tried anew the next time, and rejects with whatever `start` rejects with.
 */
export function withVisionCode<T>(files: VisionFiles, start: () => Promise<T>): Promise<T> {
  return inTurn(async () => {
    const { factory, module } = await loadedVisionCode(files);
    return new Promise<T>((resolve, reject) => {
      globals.ModuleFactory = factory;
      globals.Module = {
        instantiateWasm(imports, done) {
          // The loader waits for `done` for ever: a failure must end the start from outside.
          WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reject);
          return {};
        },
        // What goes wrong is thrown as well; mere news would stand as an error on the console.
        printErr: () => undefined,
      };
      start().then(resolve, reject);
    });
  });
}

/** Return the code, fetched and compiled once; a failure is tried anew the next time. */
export const loadedVisionCode = loadOnce(loadRuntime);

async function loadRuntime({ loaderUrl, wasmUrl }: VisionFiles): Promise<Runtime> {
  const [module] = await Promise.all([compiled(wasmUrl), loaded(loaderUrl)]);
  const factory = globals.ModuleFactory;
  if (factory === undefined) throw new Error("the loader left no factory");
  return { factory, module };
}

async function loaded(url: string): Promise<void> {
  await import(/* @vite-ignore */ url).catch((error: unknown) => {
    throw new FaultError("model-network", `${url}: ${toFault(error).detail}`);
  });
}

async function compiled(url: string): Promise<WebAssembly.Module> {
  // eslint-disable-next-line no-restricted-globals -- a GET of the site's own code, as MediaPipe's loader does it
  const get = () => fetch(url);
  try {
    return await WebAssembly.compileStreaming(countedCode("vision", get()));
  } catch {
    // A server that does not know the type of wasm files; also tells a missing file from a broken one.
    const response = await get().catch((error: unknown) => {
      throw new FaultError("model-network", `${url}: ${toFault(error).detail}`);
    });
    if (!response.ok) throw new FaultError("model-not-found", `${url}: ${response.status}`);
    return WebAssembly.compile(await response.arrayBuffer());
  }
}
