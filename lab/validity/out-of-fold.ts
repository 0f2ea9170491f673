/** Held-out predictions of the embedded models, as training left them: each face by the one that never saw it. */
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

/** The embedded appearance models, and the files in which training leaves their predictions. */
const FILES = { compact: "out-of-fold.csv", faces: "faces-out-of-fold.csv" } as const;

/** The id of an embedded appearance model. */
export type EmbeddedModel = keyof typeof FILES;

/** The embedded appearance models, in the order in which they answer. */
export const EMBEDDED_MODELS = Object.keys(FILES) as readonly EmbeddedModel[];

/** The predictions of one model by image name. */
export type OutOfFoldByImage = ReadonlyMap<string, OutOfFold>;

/** The predictions of the embedded models; a model that has none is missing. */
export type HeldOutPredictions = Readonly<Partial<Record<EmbeddedModel, OutOfFoldByImage>>>;

/** Return the predictions of every embedded model that has them. */
export function heldOutPredictionsOf(folder = path.join(ROOT, "training", "results")): HeldOutPredictions {
  return Object.fromEntries(
    EMBEDDED_MODELS.flatMap((model) => {
      const predictions = readOutOfFold(path.join(folder, FILES[model]));
      return predictions ? [[model, predictions] as const] : [];
    }),
  );
}

/**
 * Return the predictions by image name, or null when there is no file. Throws when a face is in another fold than the
 * project's rule puts it: such predictions would not be held out for the other parts.
 */
export function readOutOfFold(file: string): OutOfFoldByImage | null {
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
