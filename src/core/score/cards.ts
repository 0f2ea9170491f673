/** What is known of the measurements besides their weights: where adults lie on each, and how the score is shared out. */
import type { LandmarkModelKind } from "../report.ts";
import assembled from "./tables/cards-assembled.json" with { type: "json" };
import official from "./tables/cards-official.json" with { type: "json" };

/** The shares of adults (0-1) below the quantiles of a `CardReference`. */
export const CARD_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Where adults lie on one measurement, in its unit; photographed and synthetic faces count half each. */
export interface CardReference {
  readonly id: string;
  readonly mean: number;
  readonly sd: number;
  /** The values below which the shares `CARD_SHARES` lie. */
  readonly quantiles: readonly number[];
}

/** Made by `npm run cards`; the score does not depend on it. */
export interface CardTable {
  readonly landmarkModel: LandmarkModelKind;
  /** How many faces it was read from. */
  readonly faces: { readonly photographed: number; readonly synthetic: number };
  readonly measurements: readonly CardReference[];
  /** The `predictionSd` of the calibration whose weights are shared out: another one needs another table. */
  readonly predictionSd: number;
  /**
   * `shares[i][j]`: of one SD of the j-th of `SCORED_IDS`, how many hundredths of a point are the i-th's; 0 on the
   * diagonal. See: [Note: Shared points].
   */
  readonly shares: readonly (readonly number[])[];
}

/** The table of a landmark model; the two must not be mixed, their landmarks lie in different places. */
export const CARD_TABLES: Readonly<Record<LandmarkModelKind, CardTable>> = {
  official: { ...official, landmarkModel: "official" },
  assembled: { ...assembled, landmarkModel: "assembled" },
};
