/** How the age gate ends photos of people whose true age is known. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { ROOT } from "../../../scripts/site/build/ensure-built.ts";
import type { AgeBandRow } from "../../../src/core/validity/real-report.ts";
import type { Seen } from "./seen.ts";
import { shareOf } from "./statistics.ts";

/** A photo's group, as `fairface 20-29`, and how it ended. */
export interface AgedEnd {
  readonly group: string;
  readonly seen: Seen;
}

/** The groups in the order in which they are told, and the sums over several of them. */
const ROWS: readonly (readonly [name: string, of: readonly string[]])[] = [
  ["fairface 0-2", ["fairface 0-2"]],
  ["fairface 3-9", ["fairface 3-9"]],
  ["fairface 10-19", ["fairface 10-19"]],
  ["fairface 20-29", ["fairface 20-29"]],
  ["fairface 30-39", ["fairface 30-39"]],
  ["fairface 40-49", ["fairface 40-49"]],
  ["fairface 50-59", ["fairface 50-59"]],
  ["fairface 60-69", ["fairface 60-69"]],
  ["fairface 70 and over", ["fairface 70+"]],
  [
    "fairface 20 and over",
    ["20-29", "30-39", "40-49", "50-59", "60-69", "70+"].map((ages) => `fairface ${ages}`),
  ],
  ["canada 17", ["canada 17"]],
  ["canada adults", ["canada adults"]],
  ["london", ["london"]],
];

const Count = v.object({ count: v.number(), of: v.number() });
const HeldOut = v.object({
  ageGate: v.record(v.string(), v.object({ refused: Count, asked: Count })),
});

/** What training found of heads that never saw the photo, by group. */
export type HeldOutGate = v.InferOutput<typeof HeldOut>["ageGate"];

/** Return what training left; nothing where there is no such file. */
export function heldOutGate(file = path.join(ROOT, "training", "results", "faces.json")): HeldOutGate {
  return existsSync(file) ? v.parse(HeldOut, JSON.parse(readFileSync(file, "utf8"))).ageGate : {};
}

/** Return a row for each group that has photos; null of none. */
export function ageRows(ends: readonly AgedEnd[], heldOut: HeldOutGate): AgeBandRow[] | null {
  const rows = ROWS.flatMap(([name, groups]): AgeBandRow[] => {
    const inside = ends.filter(({ group }) => groups.includes(group));
    if (inside.length === 0) return [];
    const endings = inside.flatMap(({ seen }) => endingOf(seen) ?? []);
    const share = (ending: Ending) =>
      shareOf(endings.filter((each) => each === ending).length, endings.length);
    const told = heldOut[name];
    return [
      {
        name,
        photos: inside.length,
        judged: endings.length,
        refused: share("refused"),
        asked: share("asked"),
        scored: share("scored"),
        ...(told && {
          heldOut: {
            refused: shareOf(told.refused.count, told.refused.of),
            asked: shareOf(told.asked.count, told.asked.of),
          },
        }),
      },
    ];
  });
  return rows.length === 0 ? null : rows;
}

type Ending = "refused" | "asked" | "scored";

/** What the gate made of a photo; null where it never came to judge the age. */
function endingOf(seen: Seen): Ending | null {
  switch (seen.kind) {
    case "asked":
      return "asked";
    case "scored":
      return seen.wasAsked ? "asked" : "scored";
    case "refused":
      return seen.reason === "looks-under-18" ? "refused" : null;
    case "failed":
      return null;
    default:
      return seen satisfies never;
  }
}
