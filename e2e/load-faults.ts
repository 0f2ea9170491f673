/** Faults of the site's own files, as data: which file, what happens to it, and how the page must end. */
import type { BrowserContext, Route } from "@playwright/test";

/** The files that a fault can hit. */
export const FILES = {
  "page script": /assets\/index-[\w-]{8}\.js/,
  manifest: /models\/manifest\.json/,
  "landmark model": /models\/face-landmarker-[a-z]+\/.*\.bin/,
  "official landmark model": /models\/face-landmarker-official\/.*\.bin/,
  "compact model": /models\/compact\/.*\.onnx/,
  "wasm of onnxruntime": /ort-wasm-simd-threaded-[\w-]{8}\.wasm/,
  "loader of onnxruntime": /ort-wasm-simd-threaded-[\w-]{8}\.mjs/,
  "wasm of MediaPipe": /vision_wasm_module_internal-[\w-]{8}\.wasm/,
  "loader of MediaPipe": /vision_wasm_module_internal-[\w-]{8}\.js/,
  "worker script": /assets\/engine-worker-[\w-]{8}\.js/,
  services: /assets\/services-[\w-]{8}\.js/,
  "engine script": /assets\/scoring-[\w-]{8}\.js/,
  "method screen": /assets\/method-[\w-]{8}\.js/,
  "late words": /assets\/en-[\w-]{8}\.js/,
  "list of examples": /examples\/index\.json/,
  "pictures of examples": /examples\/example-[a-f]\.jpg/,
} as const;
export type SiteFile = keyof typeof FILES;

/** What happens to a request. `slow` answers after 1.5 s, `stalled` never, `cut-once` fails the first time only. */
const TROUBLES = {
  missing: (route: Route) => route.fulfill({ status: 404, body: "Not found" }),
  "a web page": (route: Route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Sign in</title>" }),
  truncated: (route: Route) => changed(route, (body) => body.subarray(0, body.length >> 1)),
  corrupted: (route: Route) => changed(route, damaged),
  "cut off": (route: Route) => route.abort("connectionreset"),
  offline: (route: Route) => route.abort("internetdisconnected"),
  stalled: () => undefined,
  slow: async (route: Route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => undefined);
  },
  "cut off once": (route: Route, nth: number) =>
    nth === 0 ? route.abort("connectionreset") : route.continue(),
} as const satisfies Record<string, (route: Route, nth: number) => unknown>;
export type Trouble = keyof typeof TROUBLES;

/**
 * How it ends. `ready`: as if nothing had been. `others`: the other networks judge the age and rate. `age`: no photo is scored, because its age cannot be checked, and why.
 * `says`: those words, and no score. `screen`: the screen of the method says those words, and scoring works.
 */
export type LoadEnd =
  | { readonly kind: "ready" | "others" | "age" }
  | { readonly kind: "says" | "screen"; readonly words: RegExp };

export interface LoadFault {
  readonly file: SiteFile;
  readonly trouble: Trouble;
  readonly end: LoadEnd;
  /** Faults of one name happen in the same start of the page: all of them must end as each alone would. */
  readonly together?: string;
}

const ready: LoadEnd = { kind: "ready" };
const others: LoadEnd = { kind: "others" };
const age: LoadEnd = { kind: "age" };
const says = (words: RegExp): LoadEnd => ({ kind: "says", words });
const screen = (words: RegExp): LoadEnd => ({ kind: "screen", words });

const SILENT = /Nothing has come for a while/;
const NETWORK = /A model file could not be downloaded/;
const MISSING = /A model file is missing on this site/;
const STOPPED = /The scoring engine stopped/;
const NOT_STARTED = /Mien has not started yet/;
const RETRYING = /The connection was cut\. Trying again, \d of 3/;
const LIST = /The list of models on this site cannot be read/;
const LOST = /This screen could not be loaded/;

export const LOAD_FAULTS: readonly LoadFault[] = [
  { file: "page script", trouble: "missing", end: says(NOT_STARTED) },
  { file: "page script", trouble: "truncated", end: says(NOT_STARTED) },
  { file: "manifest", trouble: "missing", end: says(MISSING) },
  { file: "manifest", trouble: "truncated", end: says(LIST) },
  { file: "manifest", trouble: "corrupted", end: says(LIST) },
  { file: "manifest", trouble: "offline", end: says(NETWORK) },
  { file: "manifest", trouble: "stalled", end: says(SILENT) },
  { file: "manifest", trouble: "slow", end: ready, together: "slow" },
  { file: "landmark model", trouble: "a web page", end: says(/something else in place of a model/) },
  { file: "landmark model", trouble: "truncated", end: says(/A model file arrived incomplete/) },
  { file: "landmark model", trouble: "corrupted", end: says(/its checksum is wrong/) },
  { file: "landmark model", trouble: "offline", end: says(NETWORK) },
  { file: "landmark model", trouble: "stalled", end: says(RETRYING) },
  { file: "landmark model", trouble: "cut off once", end: ready, together: "slow" },
  { file: "landmark model", trouble: "slow", end: ready, together: "once" },
  { file: "official landmark model", trouble: "missing", end: ready, together: "once" },
  { file: "compact model", trouble: "missing", end: others },
  { file: "compact model", trouble: "truncated", end: others },
  { file: "compact model", trouble: "corrupted", end: others },
  { file: "compact model", trouble: "a web page", end: others },
  { file: "compact model", trouble: "cut off once", end: ready, together: "once" },
  { file: "wasm of onnxruntime", trouble: "missing", end: age },
  { file: "loader of onnxruntime", trouble: "cut off", end: age },
  { file: "wasm of MediaPipe", trouble: "missing", end: says(MISSING) },
  { file: "wasm of MediaPipe", trouble: "truncated", end: says(/A model would not start on this device/) },
  { file: "wasm of MediaPipe", trouble: "offline", end: says(NETWORK) },
  { file: "loader of MediaPipe", trouble: "missing", end: says(NETWORK) },
  { file: "worker script", trouble: "missing", end: says(STOPPED) },
  { file: "worker script", trouble: "truncated", end: says(STOPPED) },
  { file: "worker script", trouble: "stalled", end: says(SILENT) },
  { file: "services", trouble: "missing", end: says(NETWORK) },
  { file: "services", trouble: "stalled", end: says(SILENT) },
  { file: "services", trouble: "slow", end: ready, together: "once" },
  { file: "engine script", trouble: "missing", end: says(NETWORK) },
  { file: "engine script", trouble: "slow", end: ready, together: "slow" },
  { file: "method screen", trouble: "missing", end: screen(LOST) },
  { file: "late words", trouble: "cut off", end: screen(LOST) },
  { file: "list of examples", trouble: "missing", end: ready, together: "slow" },
  { file: "pictures of examples", trouble: "cut off", end: ready, together: "once" },
];

/** Only where somebody has provisioned it is there an official landmark model to go wrong. */
const MAY_BE_ABSENT: readonly SiteFile[] = ["official landmark model"];

/** Let the faults happen to whatever the context asks for; what is returned names the faults that did not come about. */
export async function provoke(
  context: BrowserContext,
  faults: readonly LoadFault[],
): Promise<() => readonly SiteFile[]> {
  const asked = new Map<SiteFile, number>();
  for (const { file, trouble } of faults) {
    await context.route(FILES[file], (route) => {
      const nth = asked.get(file) ?? 0;
      asked.set(file, nth + 1);
      return TROUBLES[trouble](route, nth);
    });
  }
  return () =>
    faults.map(({ file }) => file).filter((file) => !asked.has(file) && !MAY_BE_ABSENT.includes(file));
}

/** Let the site list one landmark model only: a fault of the other would be waited for as well. */
export async function listOneLandmarkModel(context: BrowserContext): Promise<void> {
  await context.route(FILES.manifest, async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as { models: { id: string }[] };
    const models = manifest.models.filter(({ id }) => !id.includes("official"));
    await route.fulfill({ response, json: { ...manifest, models } });
  });
}

async function changed(route: Route, change: (body: Buffer) => Buffer): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
}

/** Flip one bit: in the middle, as a disk or a line does, or where it surely breaks a text. */
function damaged(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const at = copy.toString("latin1", 0, 1) === "{" ? 0 : copy.length >> 1;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
