/** Photographs of real adults on disk: what is measured of them says where people lie. Nobody under 18 is among them. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";

/** One photograph; `image` names its set too, so that no two are called alike. */
export interface AdultPhoto {
  readonly image: string;
  readonly file: string;
}

type Cells = Readonly<Record<string, string>>;

/** A set of photographs: its list, and the file of a row; null for whoever is not surely an adult. */
interface PhotoSet {
  readonly folder: string;
  readonly list: string;
  readonly fileOf: (row: Cells) => string | null;
}

const ADULT = 18;
/** FairFace tells ages in bands ("20-29"); the lowest one that holds adults alone begins here. */
const ADULT_BAND = 20;

const SETS: readonly PhotoSet[] = [
  // Adults all, by its description; the list lacks the age of two.
  { folder: "london", list: "ratings.csv", fileOf: ({ image }) => image ?? null },
  {
    folder: "canada",
    list: "people.csv",
    fileOf: ({ face_id: face, face_age: age }) => (face && Number(age) >= ADULT ? `${face}.jpg` : null),
  },
  {
    folder: "fairface",
    list: "ages.csv",
    fileOf: ({ image, age }) => (image && Number.parseInt(age ?? "", 10) >= ADULT_BAND ? image : null),
  },
];

/**
 * Return the adults of the London, Canada and FairFace sets in a folder, set by set in the order of their lists.
 *
 * Throws when a list is missing, or a photo that it names.
 */
export function realAdults(folder: string): AdultPhoto[] {
  return SETS.flatMap((set) => {
    const list = path.join(folder, set.folder, set.list);
    const rows = parse(readFileSync(list), { columns: true, skip_empty_lines: true, bom: true }) as Cells[];
    return rows.flatMap((row) => {
      const name = set.fileOf(row);
      if (name === null) return [];
      const file = path.join(folder, set.folder, name);
      if (!existsSync(file)) throw new Error(`${list} names ${name}, which is not there`);
      return [{ image: `${set.folder}/${name}`, file }];
    });
  });
}
