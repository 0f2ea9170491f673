/** Photos that lie on their side or on their head: scored as the upright one? */
import type { TurnRow } from "../validity/condition-figures.ts";
import { TURN_LIMIT } from "../validity/condition-figures.ts";
import type { ScoredFile, ScoreFile } from "./scored-file.ts";

/** Every 30 degrees, clockwise. */
export const TURNS = Array.from({ length: 12 }, (_, k) => 30 * k);

/** Faces that are turned. */
export const TURNED_FACES = 40;

/** Return one row for each turn, over the first `TURNED_FACES` photos that are scored upright. */
export async function turnRows(
  score: ScoreFile,
  photos: readonly (string | Uint8Array)[],
): Promise<TurnRow[]> {
  const upright: { photo: string | Uint8Array; psl: number }[] = [];
  for (const photo of photos) {
    if (upright.length === TURNED_FACES) break;
    const plain = await score(photo, 0);
    if (plain.kind === "scored") upright.push({ photo, psl: plain.scores.psl });
  }
  const rows: TurnRow[] = [];
  for (const degrees of TURNS) {
    const ends: { end: ScoredFile; psl: number }[] = [];
    for (const { photo, psl } of upright) ends.push({ end: await score(photo, degrees), psl });
    rows.push(turnRow(degrees, ends));
    process.stderr.write(`turned by ${degrees}: ${JSON.stringify(rows.at(-1))}\n`);
  }
  return rows;
}

function turnRow(
  degrees: number,
  ends: readonly { readonly end: ScoredFile; readonly psl: number }[],
): TurnRow {
  const changes = ends.flatMap(({ end, psl }) =>
    end.kind === "scored" ? [Math.abs(end.scores.psl - psl)] : [],
  );
  const told = ends.filter(
    ({ end }) =>
      end.kind === "scored" && end.notes.some(({ code }) => code === "photo-turned" || code === "rolled"),
  );
  return {
    degrees,
    photos: ends.length,
    scored: changes.length,
    within: changes.filter((change) => change <= TURN_LIMIT).length,
    worst: Math.max(0, ...changes),
    rootMeanSquare: Math.sqrt(
      changes.reduce((sum, change) => sum + change ** 2, 0) / Math.max(1, changes.length),
    ),
    told: told.length,
  };
}
