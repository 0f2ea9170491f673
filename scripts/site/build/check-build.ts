/** Refuses a build that holds what must never ship, what a host would not take, or a runtime that nobody has looked at. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { filesIn } from "./files-in.ts";
import { HELP_FILES } from "./help-pages.ts";

/** The SHA-256 of every file of the runtimes that runs as it came from its package. */
const RUNTIME_FILES = path.join(import.meta.dirname, "runtime-files.json");
const IS_RUNTIME = /\.wasm$|^(ort-wasm|vision_wasm|hevc-decode)/;

/** Host of MediaPipe's usage metrics: versions after 0.10.35 call it, with no way to switch it off. */
export const METRICS_HOST = "odml.pa.googleapis.com";

/**
 * Hosts that a build may name, although nothing in it ever asks them for anything: each occurs in a sentence, a comment or a name of
 * the given kind. Any other name stops the build until somebody has looked at it.
 */
const NAMED_HOSTS: Readonly<Record<string, readonly string[]>> = {
  "names of XML languages": ["www.w3.org"],
  "the name that nobody can own, which the privacy check fails to reach": ["privacy-check.invalid"],
  "addresses in error messages of React and its kind": ["react.dev", "react.i18next.com"],
  "sources and error messages in onnxruntime-web": [
    "arxiv.org",
    "docs.nvidia.com",
    "github.com",
    "ieeexplore.ieee.org",
    "tinyurl.com",
    "web.dev",
  ],
  "comments of the bundler": ["rolldown.rs"],
  "comments and messages in MediaPipe's runtime": [
    "bugzil.la",
    "developer.mozilla.org",
    "en.wikipedia.org",
    "kripken.github.io",
    "pubs.opengroup.org",
    "server.com",
    "tools.ietf.org",
    "unicode.org",
    "webkit.org",
    "www.ietf.org",
    "www.khronos.org",
    "www.tensorflow.org",
  ],
  "sources of measurements and licences, shown as text": [
    "creativecommons.org",
    "doi.org",
    "scripts.sil.org",
    "www.apache.org",
  ],
  "a message in the loader of the HEIC decoder": ["emscripten.org"],
};
const KNOWN = new Set(Object.values(NAMED_HOSTS).flat());
const ADDRESS = /(?:https?|wss?):\/\/([A-Za-z0-9._-]+\.[A-Za-z]{2,})/g;

async function filesBelow(folder: string): Promise<string[]> {
  return (await filesIn(folder)).map((name) => path.join(folder, name));
}

/** Return the files of a build that name the metrics host. */
export async function filesThatCallHome(folder: string): Promise<string[]> {
  const guilty: string[] = [];
  for (const file of await filesBelow(folder))
    if ((await readFile(file)).includes(METRICS_HOST)) guilty.push(file);
  return guilty;
}

/**
 * Return the foreign hosts that a build names and that nobody has looked at, each as `host in file`.
 *
 * Not looked at: the help documents, whose addresses have a check of their own (`foreignButText`), and `models/`, whose descriptions
 * say where a model comes from and whose weights are numbers.
 */
export async function unknownHosts(folder: string): Promise<string[]> {
  const unknown = new Set<string>();
  const help: readonly string[] = HELP_FILES;
  for (const file of await filesBelow(folder)) {
    const name = path.relative(folder, file).split(path.sep).join("/");
    if (help.includes(name) || name.startsWith("models/")) continue;
    for (const [, host = ""] of (await readFile(file)).toString("latin1").matchAll(ADDRESS))
      if (!KNOWN.has(host)) unknown.add(`${host} in ${name}`);
  }
  return [...unknown].sort();
}

/** Throw when a build names a foreign host that nobody has looked at. */
export async function refuseUnknownHosts(folder: string): Promise<void> {
  const unknown = await unknownHosts(folder);
  if (unknown.length > 0)
    throw new Error(
      `the build names other hosts: ${unknown.join(", ")}. See scripts/site/build/check-build.ts`,
    );
}

/** Throw when a build would call home. */
export async function refuseCallingHome(folder: string): Promise<void> {
  const guilty = await filesThatCallHome(folder);
  if (guilty.length > 0)
    throw new Error(`${guilty.join(", ")} names ${METRICS_HOST}: pin @mediapipe/tasks-vision to 0.10.35`);
}

/** Throw when a build holds wasm, or a loader of it, whose SHA-256 is not on record; return how many it holds. */
export async function refuseUnknownRuntime(folder: string, record = RUNTIME_FILES): Promise<number> {
  const known = JSON.parse(await readFile(record, "utf8")) as Record<string, string>;
  const files = (await filesBelow(folder)).filter((file) => IS_RUNTIME.test(path.basename(file)));
  for (const file of files) {
    const hash = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    if (!Object.values(known).includes(hash))
      throw new Error(
        `${file}: SHA-256 ${hash} is not in ${path.basename(record)}; record it if it was meant to change`,
      );
  }
  return files.length;
}

/** Cloudflare Pages takes no larger file. */
export const LARGEST_FILE_BYTES = 25 * 1024 * 1024;

/** Throw when a file is too large for one of the hosts that `deploy/` is for. */
export async function refuseLargeFiles(folder: string): Promise<void> {
  for (const name of await filesIn(folder)) {
    const { size } = await stat(path.join(folder, name));
    if (size > LARGEST_FILE_BYTES)
      throw new Error(`${name} has ${size} bytes: Cloudflare Pages takes 25 MiB`);
  }
}
