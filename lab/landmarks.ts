/** `npm run landmarks`: what the app reads of every photo of a rated folder, for training and for studies. */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { meanLandmarks } from "../src/core/geometry/passes.ts";
import type { LandmarkModelKind } from "../src/core/report.ts";
import { withTools } from "../scripts/browser/browser.ts";
import type { Tools } from "../scripts/browser/browser.ts";
import type { FaceRecord } from "../scripts/browser/reader-worker.ts";
import { readRatings } from "./validity/ratings.ts";
import { passesOf, readFaces } from "./validity/read-faces.ts";

const HELP = `Usage: npm run landmarks -- --data DIR --landmarks official|assembled --out FILE.json

Reads every photo that DIR/adults.csv and DIR/young.csv list (column image; photos in DIR/images) with the app's own
pipeline and writes {"photo.jpg": [[x, y, z], ... 478], ...}: the mean over the passes, x and z as fractions of the
photo's width, y of its height, as FaceLandmarker returns them. A photo without a face is left out and named.

Exit codes: 0 written · 1 something failed · 2 wrong usage
`;

/** x, y, z of each landmark, as fractions of the photo. */
type Shape = readonly (readonly [number, number, number])[];

async function main(): Promise<number> {
  const options = parsed();
  if (options === "help") {
    process.stdout.write(HELP);
    return 0;
  }
  if (options === null) {
    process.stderr.write(HELP);
    return 2;
  }
  const lists = ["adults.csv", "young.csv"].map((name) => path.join(options.data, name)).filter(existsSync);
  if (lists.length === 0) throw new Error(`${options.data} holds neither adults.csv nor young.csv`);
  const shapes: Record<string, Shape> = {};
  const without = await withTools((tools) => readLists(tools, lists, options, shapes));
  writeFileSync(options.out, JSON.stringify(shapes));
  process.stderr.write(`${Object.keys(shapes).length} faces; without one: ${without.join(", ") || "none"}\n`);
  return 0;
}

/** Read list after list: each has its own kept readings, shared with `npm run calibrate`. */
async function readLists(
  tools: Tools,
  lists: readonly string[],
  { data, kind }: { readonly data: string; readonly kind: LandmarkModelKind },
  shapes: Record<string, Shape>,
): Promise<string[]> {
  const without: string[] = [];
  for (const list of lists) {
    for (const { image, face } of await readFaces(
      tools,
      readRatings(list, path.join(data, "images")),
      kind,
    )) {
      if (face) shapes[image] = shapeOf(face);
      else without.push(image);
    }
  }
  return without;
}

function shapeOf(face: FaceRecord): Shape {
  const part = (value: number, side: number) => Number((value / side).toFixed(6));
  return meanLandmarks(passesOf(face)).landmarks.points.map(({ x, y, z }) => [
    part(x, face.width),
    part(y, face.height),
    part(z, face.width),
  ]);
}

function parsed(): { data: string; kind: LandmarkModelKind; out: string } | "help" | null {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      landmarks: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const { data, landmarks: kind, out } = values;
  if (values.help) return "help";
  if (data === undefined || out === undefined) return null;
  return kind === "official" || kind === "assembled" ? { data, kind, out } : null;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
