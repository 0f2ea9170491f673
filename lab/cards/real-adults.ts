/** Photographs of real adults on disk: what is measured of them says where people lie. Nobody under 18 is among them. */
import { existsSync } from "node:fs";
import path from "node:path";
import { readSets } from "../validity/real/sets.ts";

/** One photograph; `image` names its set too, so that no two are called alike. */
export interface AdultPhoto {
  readonly image: string;
  readonly file: string;
}

/** The groups of Canada and FairFace that hold adults alone: FairFace tells ages in bands, of which 20-29 is the lowest such. */
const ADULTS = /^(canada adults|fairface [2-7]0)/;

/**
 * Return the adults of the London, Canada and FairFace sets in a folder; those of London are adults all, by its description.
 *
 * Throws when a set is missing, or a photo that its list names.
 */
export function realAdults(folder: string): AdultPhoto[] {
  const { london, aged } = readSets(folder);
  const adults = (aged ?? []).filter(({ group }) => ADULTS.test(group));
  for (const set of ["canada", "fairface"])
    if (!adults.some(({ group }) => group.startsWith(set)))
      throw new Error(`no adults of ${set} in ${folder}`);
  if (!london) throw new Error(`no london in ${folder}`);
  return [...london, ...adults].map(({ file }) => {
    if (!existsSync(file)) throw new Error(`${file} is listed and not there`);
    return { image: path.relative(folder, file), file };
  });
}
