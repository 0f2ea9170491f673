/** The same file twice: the same score, bit for bit. */
import type { Tools } from "../../scripts/browser/browser.ts";
import type { FaceReader } from "./face-reader.ts";
import type { Photo } from "./invariance.ts";

/** Whether a file scores the same each time. */
export interface RepeatFigures {
  readonly files: number;
  /** Files whose two scores or any measurement differ in a single bit. */
  readonly different: readonly string[];
  readonly passed: boolean;
}

/** Read every photo twice, with the others in between, and compare every measurement and the score. */
export async function repeatedReadings(reader: FaceReader, photos: readonly Photo[]): Promise<RepeatFigures> {
  const once = async (): Promise<string[]> => {
    const seen: string[] = [];
    for (const { bytes } of photos) {
      const face = await reader.seeAgain(bytes);
      seen.push(JSON.stringify([face?.score, face?.readings, face?.pose]));
    }
    return seen;
  };
  return differences(photos, await once(), await once());
}

/** Score every photo twice with the app's engine, and compare everything that it reports but its times. */
export async function repeatedScores(tools: Tools, photos: readonly Photo[]): Promise<RepeatFigures> {
  const started = await tools.start();
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  const once = async (): Promise<string[]> => {
    const seen: string[] = [];
    for (const { name, bytes } of photos) {
      const answer = await tools.score({ name, bytes });
      if (!answer.ok) throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.detail}`);
      const timeless = (key: string, value: unknown): unknown => (key === "times" ? undefined : value);
      seen.push(JSON.stringify(answer.value, timeless));
    }
    return seen;
  };
  return differences(photos, await once(), await once());
}

function differences(
  photos: readonly Photo[],
  first: readonly string[],
  second: readonly string[],
): RepeatFigures {
  const different = photos.flatMap(({ name }, index) => (first[index] === second[index] ? [] : [name]));
  return { files: photos.length, different, passed: different.length === 0 };
}
