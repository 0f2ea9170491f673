/** Photos of real people who were photographed more than once, by person. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Report } from "../../src/core/report.ts";
import { withAppearance } from "../../src/core/score/with-appearance.ts";

/**
 * The folders that are looked at: the same 102 people neutral and smiling, whose files begin with a person's number, and one
 * person each, at four distances and at other sizes and tilts.
 */
const FOLDERS = [
  { folder: "london", isNumbered: true },
  { folder: "smiling", isNumbered: true },
  { folder: "zoom", isNumbered: false },
  { folder: "lisa", isNumbered: false },
] as const;

/** One photo of somebody. */
export interface PersonPhoto {
  readonly person: string;
  readonly folder: (typeof FOLDERS)[number]["folder"];
  /** The name of the file, without its folder. */
  readonly image: string;
}

/** One that has a score. */
export interface ScoredPersonPhoto extends PersonPhoto {
  readonly report: Report;
}

/** Return whose photo a file is, or null where it is in none of the folders. */
export function personPhotoOf(file: string): PersonPhoto | null {
  const image = path.basename(file);
  const found = FOLDERS.find(({ folder }) => folder === path.basename(path.dirname(file)));
  if (!found) return null;
  const { folder, isNumbered } = found;
  return { person: isNumbered ? (image.split("_")[0] ?? image) : folder, folder, image };
}

/** Return the files of these people's photos under a data folder. Throws when a folder is missing. */
export function personFiles(data: string): string[] {
  return FOLDERS.flatMap(({ folder }) => {
    const whole = path.join(data, folder);
    if (!existsSync(whole)) throw new Error(`no folder ${whole}`);
    const images = readdirSync(whole).filter((name) => name.endsWith(".jpg"));
    return images.sort().map((name) => path.join(whole, name));
  });
}

/** The PSL with its interval as this version tells it, from the same geometry and answers. */
function retold(report: Report): Report {
  return withAppearance(report, report.appearance);
}

/** Return the scored photos of these people in files that `npm run score` printed. */
export function scoredPersonPhotos(files: readonly string[]): ScoredPersonPhoto[] {
  const lines = files.flatMap((file) => readFileSync(file, "utf8").split("\n").filter(Boolean));
  return lines.flatMap((line) => {
    const said = JSON.parse(line) as { file?: string; kind: string; report?: Report };
    const photo = said.file === undefined ? null : personPhotoOf(said.file);
    return photo && said.kind === "scored" && said.report ? [{ ...photo, report: retold(said.report) }] : [];
  });
}
