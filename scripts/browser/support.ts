/** Which browsers can score, feature by feature: what the app's code uses, and since when browsers have it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../site/build/root.ts";

/** The browsers that are told apart. Edge is Chrome's engine and numbers; Safari's numbers are those of iOS. */
export const BROWSERS = ["chrome", "firefox", "safari"] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** One feature of browsers that the app uses. */
export interface Feature {
  readonly name: string;
  /** Its place in MDN's compatibility data. */
  readonly key: string;
  /** A file of the app that uses it, and what is written there. */
  readonly used: readonly [file: string, text: string];
  /** What is lost without it; null where nothing is scored without it. */
  readonly lost: string | null;
}

const feature = (name: string, key: string, file: string, text: string, lost: string | null): Feature => ({
  name,
  key,
  used: [file, text],
  lost,
});

/** What the app needs or uses of a browser that not every browser of the last years has. */
export const FEATURES: readonly Feature[] = [
  feature(
    "module workers",
    "api.Worker.Worker.ecmascript_modules",
    "src/inference/page/client.ts",
    'type: "module"',
    null,
  ),
  feature(
    "OffscreenCanvas",
    "api.OffscreenCanvas",
    "src/inference/engine/photo-source.ts",
    "new OffscreenCanvas",
    null,
  ),
  feature(
    "wasm with SIMD",
    "webassembly.fixed-width-SIMD",
    "src/inference/runtime/ort-wasm.ts",
    "ort-wasm-simd-threaded",
    null,
  ),
  feature(
    "photos turned as they say",
    "api.createImageBitmap.options_imageOrientation_parameter.from-image",
    "src/capture/file.ts",
    'imageOrientation: "from-image"',
    null,
  ),
  feature(
    "photos resized well",
    "api.createImageBitmap.options_resizeWidth_parameter",
    "src/capture/file.ts",
    "resizeWidth",
    null,
  ),
  feature(
    "AbortSignal.throwIfAborted",
    "api.AbortSignal.throwIfAborted",
    "src/capture/file.ts",
    "throwIfAborted",
    null,
  ),
  feature("Array.at", "javascript.builtins.Array.at", "src/ui/history/timeline.tsx", ".at(", null),
  feature("dialogs", "html.elements.dialog", "src/ui/components/notice.tsx", "<dialog", null),
  feature("colours by oklch()", "css.types.color.oklch", "src/ui/styles/tokens.css", "oklch(", null),
  feature("SHA-256", "api.SubtleCrypto.digest", "src/models/store-parts.ts", "crypto.subtle", null),
  feature(
    "popovers",
    "html.global_attributes.popover",
    "src/ui/measure/psl-word.tsx",
    "popover",
    "explanations stand open in the text",
  ),
  feature(":has()", "css.selectors.has", "src/ui", ":has(", "some spaces are wider"),
  feature(
    "WebGL in a worker",
    "api.OffscreenCanvas.getContext.webgl_context",
    "src/inference/engine/landmarker.ts",
    'getContext("webgl")',
    "a photo lost with graphics shows nobody",
  ),
  feature(
    "shared memory",
    "javascript.builtins.SharedArrayBuffer",
    "src/inference/runtime",
    "crossOriginIsolated",
    "FaceStats runs on one thread",
  ),
  feature(
    "WebGPU",
    "api.GPU",
    "src/inference/runtime/probe-webgpu.ts",
    "navigator.gpu",
    "FaceStats runs on the processor",
  ),
  feature(
    "Suspending",
    "webassembly.jspi",
    "src/inference/runtime/ort-webgpu.ts",
    '"Suspending" in WebAssembly',
    "FaceStats runs on the processor",
  ),
  feature(
    "VideoFrame",
    "api.VideoFrame",
    "src/capture/camera-frames.ts",
    "VideoFrame",
    "frames of the camera are read by a canvas",
  ),
  feature(
    "requestVideoFrameCallback",
    "api.HTMLVideoElement.requestVideoFrameCallback",
    "src/capture",
    "requestVideoFrameCallback",
    "frames of the camera are read by the clock",
  ),
  feature(
    "caches",
    "api.Cache",
    "src/models/store-parts.ts",
    '"caches" in globalThis',
    "models are fetched anew on each visit",
  ),
  feature(
    "service workers",
    "api.ServiceWorker",
    "src/app/page.ts",
    "serviceWorker",
    "nothing works without a network",
  ),
  feature(
    "locks",
    "api.LockManager",
    "src/models/store-parts.ts",
    "navigator.locks",
    "two tabs may both fetch a model",
  ),
  feature(
    "storage.estimate",
    "api.StorageManager.estimate",
    "src/models/store-parts.ts",
    "navigator.storage",
    "free space is not told",
  ),
  feature(
    "databases",
    "api.IDBFactory.databases",
    "src/state/history/history-db.ts",
    '"databases" in indexedDB',
    "an empty history is opened to see that it is empty",
  ),
  feature(
    "BroadcastChannel",
    "api.BroadcastChannel",
    "src/app/history.ts",
    '"BroadcastChannel" in globalThis',
    "other tabs show the history as it was",
  ),
  feature(
    "webkitdirectory",
    "api.HTMLInputElement.webkitdirectory",
    "src/ui/photos/folder-choice.tsx",
    '"webkitdirectory" in',
    "no folder can be chosen",
  ),
  feature(
    "deviceMemory",
    "api.Navigator.deviceMemory",
    "src/app/services.ts",
    "deviceMemory",
    "one engine, so a batch takes longer",
  ),
  feature(
    "sharing",
    "api.Navigator.share",
    "src/ui/export/ways-out.ts",
    "canShare",
    "the result is saved instead",
  ),
];

interface Support {
  readonly version_added?: string | boolean;
  readonly flags?: unknown;
  readonly prefix?: string;
  readonly partial_implementation?: boolean;
}

const bcd = JSON.parse(
  readFileSync(path.join(ROOT, "node_modules", "@mdn", "browser-compat-data", "data.json"), "utf8"),
) as Record<string, unknown>;

/** Return the first version of a browser that has a feature, as MDN's data says; null where none has it yet. */
export function firstVersion({ key }: Feature, browser: BrowserName): number | null {
  let at: unknown = bcd;
  for (const part of key.split(".")) at = (at as Record<string, unknown> | undefined)?.[part];
  const compat = (at as { __compat?: { support: Record<string, Support | Support[]> } } | undefined)
    ?.__compat;
  if (!compat) throw new Error(`no ${key} in the compatibility data`);
  const whole = [compat.support[browser] ?? []]
    .flat()
    .find(({ flags, prefix, partial_implementation: partial }) => !flags && !prefix && !partial);
  return typeof whole?.version_added === "string" ? Number.parseFloat(whole.version_added) : null;
}

/** Return the lowest version of a browser that has everything a score needs. */
export function lowestVersion(browser: BrowserName): number {
  return Math.max(
    ...FEATURES.filter(({ lost }) => lost === null).map((each) => firstVersion(each, browser) ?? Infinity),
  );
}

/** Return the features as a table in Markdown. */
export function supportTable(): string {
  const rows = FEATURES.map((each) => {
    const since = BROWSERS.map((browser) => firstVersion(each, browser) ?? "none");
    return `| ${each.name} | ${since.join(" | ")} | ${each.lost ?? "**no score**"} |`;
  });
  return [
    "| feature | Chrome, Edge | Firefox | Safari, iOS | without it |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
