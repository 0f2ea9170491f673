/** The landmarks that a hand can place, by the region of the face they are shown in, with the key of their name. */
import { LEFT, MIDLINE, RIGHT, type SidePoints } from "../../core/geometry/landmarks.ts";
import { FAMILIES, type Family } from "../../core/measure/measurement.ts";
import { PLACEABLE } from "../../core/score/corrected.ts";

/** The key of a name in the words `points.names`. */
export type PointName = keyof typeof MIDLINE | keyof SidePoints;

export interface PlaceablePoint {
  readonly index: number;
  readonly name: PointName;
  /** The person's own side; null on the midline. */
  readonly side: "left" | "right" | null;
}

const NAMES: Readonly<Record<Family, readonly PointName[]>> = {
  face: ["forehead", "temple", "zygion", "malar"],
  brows: ["glabella", "browHead", "browPeak", "browPeakLower", "browTail"],
  eyes: ["iris", "endocanthion", "upperLid", "lowerLid", "exocanthion"],
  nose: ["nasion", "noseBridge", "pronasale", "alarWing", "alare", "subnasale"],
  mouth: ["labraleSuperius", "lipPeak", "cheilion", "stomionUpper", "stomionLower", "labraleInferius"],
  jaw: ["sublabiale", "pogonion", "menton", "jawAtMouth", "jawUpper", "gonion", "jawLower", "chinSide"],
};

/** The regions that have such landmarks, in the order of the measurements. */
export const PLACEABLE_REGIONS = FAMILIES.map((region) => ({
  region,
  points: NAMES[region].flatMap(pointsOf).filter(({ index }) => PLACEABLE.includes(index)),
}));

function pointsOf(name: PointName): PlaceablePoint[] {
  if (name in MIDLINE) return [{ index: MIDLINE[name as keyof typeof MIDLINE], name, side: null }];
  const key = name as keyof SidePoints;
  return [
    { index: RIGHT[key], name, side: "right" },
    { index: LEFT[key], name, side: "left" },
  ];
}

/** Return the landmark that can be placed nearest to a place, within `reach`; null where none is. All in pixels of the photo. */
export function nearestPlaceable(
  { x, y }: { readonly x: number; readonly y: number },
  points: readonly { readonly x: number; readonly y: number }[],
  reach: number,
): number | null {
  let [nearest, least]: [number | null, number] = [null, reach];
  for (const index of PLACEABLE) {
    const point = points[index];
    const far = point ? Math.hypot(point.x - x, point.y - y) : Infinity;
    if (far <= least) [nearest, least] = [index, far];
  }
  return nearest;
}
