/** Refuses a build that holds what must never ship. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Host of MediaPipe's usage metrics: versions after 0.10.35 call it, with no way to switch it off. */
export const METRICS_HOST = "odml.pa.googleapis.com";

/** Return the files of a build that name the metrics host. */
export async function filesThatCallHome(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const guilty: string[] = [];
  for (const file of files) if ((await readFile(file)).includes(METRICS_HOST)) guilty.push(file);
  return guilty;
}

/** Throw when a build would call home. */
export async function refuseCallingHome(folder: string): Promise<void> {
  const guilty = await filesThatCallHome(folder);
  if (guilty.length > 0)
    throw new Error(`${guilty.join(", ")} names ${METRICS_HOST}: pin @mediapipe/tasks-vision to 0.10.35`);
}
