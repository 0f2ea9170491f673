/** What is loaded when the page is idle, or when it is wanted before: the other screens, the decoder of HEIC, what the benchmark needs. */
import type { HeicDecoder } from "../capture/heic-link.ts";
import type { OpenOptions } from "../capture/file.ts";
import { loadLateScreens, loadScreen } from "../ui/late-screens.ts";
import { loadOnce } from "../core/load-once.ts";
import { asNetworkFault, loadAt } from "./load-once.ts";

/** How each part is loaded; tests put their own in. */
export interface LateLoaders {
  readonly result: () => Promise<unknown>;
  readonly screens: () => Promise<void>;
  readonly heic: () => Promise<HeicDecoder>;
  readonly benchmark: () => Promise<typeof import("./benchmark-browser.ts")>;
}

const LOADERS: LateLoaders = {
  result: () => loadScreen("result"),
  screens: loadLateScreens,
  heic: async () => (await import("../capture/heic-link.ts")).startHeic(),
  benchmark: () => import("./benchmark-browser.ts"),
};

export interface LateModules {
  readonly decodeHeic: NonNullable<OpenOptions["decodeHeic"]>;
  readonly benchmarkModule: () => Promise<typeof import("./benchmark-browser.ts")>;
  /** Resolves when everything is there or given up; never rejects. */
  readonly settled: Promise<void>;
}

/** Load the screen of a result at once and all the rest when the page is idle. See: [Note: Order of loading]. */
export function startLateModules(idle: Promise<void>, loaders: LateLoaders = LOADERS): LateModules {
  const heic = loadOnce(() => asNetworkFault(loaders.heic()));
  const benchmarkModule = loadOnce(() => asNetworkFault(loaders.benchmark()));
  const result = loadAt(Promise.resolve(), loaders.result);
  const others = loadAt(idle, loaders.screens, benchmarkModule, async () => (await heic()).settled);
  return {
    decodeHeic: async (file, signal, onShare) => (await heic()).decode(file, signal, onShare),
    benchmarkModule,
    settled: Promise.all([result, others]).then(() => undefined),
  };
}
