/** Refuses a build that holds what must never ship, what a host would not take, or a runtime that nobody has looked at. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { filesIn } from "./files-in.ts";

/** The SHA-256 of every file of the runtimes that runs as it came from its package. */
const RUNTIME_FILES = path.join(import.meta.dirname, "runtime-files.json");
const IS_RUNTIME = /\.wasm$|^(ort-wasm|vision_wasm|hevc-decode)/;

/** Host of MediaPipe's usage metrics: versions after 0.10.35 call it, with no way to switch it off. */
export const METRICS_HOST = "odml.pa.googleapis.com";

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
