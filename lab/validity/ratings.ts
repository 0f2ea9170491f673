/** Rated photos on disk: a folder of images and a CSV with one row a photo. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { foldOf } from "../fitting/folds.ts";

/** Folds of every cross-validation in the project: fixed by the file's name, the same for every part. */
export const FOLDS = 5;

/** One photo with what people said of it; a rating that the CSV lacks is null. */
export interface RatedPhoto {
  readonly image: string;
  readonly file: string;
  readonly rating: number | null;
  /** Perceived gender, 0 = woman .. 100 = man. */
  readonly gender: number | null;
  /** Perceived age in years. */
  readonly age: number | null;
  readonly fold: number;
}

/** Which columns hold what. */
export interface Columns {
  readonly image: string;
  readonly rating: string;
  readonly gender: string;
  readonly age: string;
}

export const DEFAULT_COLUMNS: Columns = {
  image: "image",
  rating: "attractive",
  gender: "gender",
  age: "age",
};

/** Return the fold of a photo, by the SHA-256 of its file name. */
export function foldOfName(image: string, folds: number): number {
  return foldOf(createHash("sha256").update(image, "utf8").digest(), folds);
}

/**
 * Return the photos that a CSV lists, in its order. Throws when a column is missing, a number is not one, or a listed
 * photo is not in the folder.
 */
export function readRatings(
  csvFile: string,
  imageFolder: string,
  columns: Columns = DEFAULT_COLUMNS,
): RatedPhoto[] {
  const rows = parse(readFileSync(csvFile), { columns: true, skip_empty_lines: true, bom: true }) as Record<
    string,
    string
  >[];
  const [first] = rows;
  if (!first) throw new Error(`${csvFile} has no rows`);
  if (!(columns.image in first))
    throw new Error(`${csvFile} has no column '${columns.image}' (it has ${Object.keys(first).join(", ")})`);
  return rows.map((row, index) => {
    const image = row[columns.image] ?? "";
    const file = path.join(imageFolder, image);
    if (!existsSync(file)) throw new Error(`${csvFile}, row ${index + 2}: no file ${file}`);
    const number = (column: string) => numberIn(row[column], `${csvFile}, row ${index + 2}, ${column}`);
    return {
      image,
      file,
      rating: number(columns.rating),
      gender: number(columns.gender),
      age: number(columns.age),
      fold: foldOfName(image, FOLDS),
    };
  });
}

function numberIn(text: string | undefined, where: string): number | null {
  if (text === undefined || text.trim() === "") return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${where}: '${text}' is not a number`);
  return value;
}
