/** The joint result of several photos of one person, as a file or a line: numbers and codes, no photo, no name. */
import type { Joined } from "./score/joined.ts";
import { comparedWith, placeAmong } from "./score/place.ts";
import type { ReferenceGroup } from "./score/reference.ts";

/** Version of the shape. */
export const JOINED_FORMAT = "mien-joined-1";

/**
 * Return the joint result as plain data: the PSL's place among the group, then everything that `Joined` holds. `samePerson`
 * tells that somebody said so; nothing looked at whether it is true.
 */
export function joinedRecord(joined: Joined, group: ReferenceGroup) {
  const { making, ...rest } = joined;
  return {
    format: JOINED_FORMAT,
    samePerson: "said",
    ...rest,
    landmarkModel: making.geometry.landmarkModel,
    models: making.psl.models,
    comparedWith: placeAmong(joined.psl.score, comparedWith(making, group)),
  };
}
