/** Made-up people, photos and scores for the tests of this room. */
import { seededRandom } from "../../../../src/core/statistics.ts";
import type { RealGroup } from "../../../../src/core/validity/real-report.ts";
import type { RatedEnd } from "../rated-part.ts";
import type { Seen, SeenScores } from "../seen.ts";

/** Return a photo that was scored, with intervals of so many points to either side. */
export function scored(
  psl: number,
  more: { half?: number; wasAsked?: boolean } & Partial<SeenScores> = {},
): Seen {
  const { half = 5, wasAsked = false, ...scores } = more;
  return {
    kind: "scored",
    scores: { geometry: psl, appearance: psl, models: { compact: psl, faces: psl }, psl, ...scores },
    interval68: { low: psl - half, high: psl + half },
    interval90: { low: psl - 2 * half, high: psl + 2 * half },
    wasAsked,
  };
}

/**
 * Return so many rated photos: the rating follows the score up to `noise`, and the model errs upwards by `lift` points for women.
 */
export function ratedPeople(count: number, { noise = 0.5, lift = 0 } = {}): RatedEnd[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, (_, index) => {
    const isWoman = index % 2 === 0;
    const beauty = 2 * random() - 1;
    const groups: RealGroup[] = [isWoman ? "women" : "men", index % 10 === 0 ? "black" : "white"];
    return {
      photo: {
        image: `${index}.jpg`,
        file: `/${index}.jpg`,
        rating: 3 + beauty,
        gender: isWoman ? 0 : 100,
        age: 20 + (index % 30),
        fold: index % 5,
        groups,
      },
      seen: scored(50 + 15 * (beauty + noise * (2 * random() - 1)) + (isWoman ? lift : 0)),
    };
  });
}
