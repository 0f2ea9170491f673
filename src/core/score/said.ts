/**
 * What a result says in two or three sentences, as data: where the photo stands, how sure that is, which regions of the face moved
 * the geometric score most, and what about the photo would make it surer.
 */
import type { Band, QualityCode, RegionShare, Report } from "../report.ts";
import { placeAmong, type Compared } from "./place.ts";
import { foldedNotes, noteSd } from "./uncertainty.ts";

/** A region that moves the geometric score by fewer points than this is not named. */
const LEAST_POINTS = 0.5;

/** What is said; every part is there, and null or empty where there is nothing to say. */
export interface Said {
  /** The band of the score within the chosen group. */
  readonly band: Band;
  /** The bands of the lower and the upper end of the 90 % interval. */
  readonly from: Band;
  readonly to: Band;
  /** The region with the most points above 0, and that with the most below; null where none has half a point. */
  readonly raised: RegionShare | null;
  readonly lowered: RegionShare | null;
  /** What made this photo's interval wider, the gravest first: at most two, those that stand open among its notes. */
  readonly surer: readonly QualityCode[];
}

/** Return what is said of a result within the group that it is compared with. */
export function saidOf({ psl, geometry, quality }: SaidReport, compared: Compared): Said {
  const bandAt = (score: number) => placeAmong(score, compared).band;
  const byPoints = [...geometry.regions].sort((a, b) => b.points - a.points);
  const [highest, lowest] = [byPoints[0], byPoints.at(-1)];
  return {
    band: bandAt(psl.score),
    from: bandAt(psl.interval90.low),
    to: bandAt(psl.interval90.high),
    raised: highest && highest.points >= LEAST_POINTS ? highest : null,
    lowered: lowest && lowest.points <= -LEAST_POINTS ? lowest : null,
    surer: foldedNotes(quality)
      .open.filter((note) => noteSd(note) > 0)
      .map(({ code }) => code),
  };
}

/** What of a report the sentences are made of. */
export interface SaidReport {
  readonly psl: Pick<Report["psl"], "score" | "interval90">;
  readonly geometry: Pick<Report["geometry"], "regions">;
  readonly quality: Report["quality"];
}
