/** Held-out predictions of the compact model, as training left them: each face by the network that never saw it. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { foldOfName, FOLDS } from "./ratings.ts";

/** One face: the raw attractiveness output (null for a face that carries no such label) and the perceived age in years. */
export interface OutOfFold {
  readonly image: string;
  readonly raw: number | null;
  readonly age: number | null;
}

/** Where training writes them. */
export const OUT_OF_FOLD_FILE = path.join(ROOT, "training", "results", "out-of-fold.csv");

/**
 * Return the predictions by image name, or null when there is no file. Throws when a face is in another fold than the
 * project's rule puts it: such predictions would not be held out for the other parts.
 */
export function readOutOfFold(file = OUT_OF_FOLD_FILE): ReadonlyMap<string, OutOfFold> | null {
  if (!existsSync(file)) return null;
  const rows = parse(readFileSync(file), { columns: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  return new Map(
    rows.map((row) => {
      const image = row["image"] ?? "";
      if (Number(row["fold"]) !== foldOfName(image, FOLDS))
        throw new Error(
          `${file}: ${image} is in fold ${row["fold"] ?? "?"}, not ${foldOfName(image, FOLDS)}`,
        );
      return [image, { image, raw: numberOrNull(row["attractive_raw"]), age: numberOrNull(row["age"]) }];
    }),
  );
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined || text === "" ? null : Number(text);
}
