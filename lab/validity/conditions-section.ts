/** The section of `docs/validity.md` about turned photos, poses, and what the notes are said of. */
import type { CaseRow, ConditionFigures, SetRow } from "./condition-figures.ts";
import { TURN_LIMIT } from "./condition-figures.ts";

const two = (value: number) => value.toFixed(2);
const counted = (part: number, whole: number) =>
  whole === 0 ? "0 of 0" : `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;

/** Return the section as lines of Markdown; a part that was not measured is left out. */
export function conditionsSection(figures: ConditionFigures): string[] {
  return [
    ...turnsPart(figures),
    ...posesPart(figures),
    ...agreementPart(figures),
    ...setsPart(figures),
    ...casesPart(figures),
  ];
}

function turnsPart({ turns }: ConditionFigures): string[] {
  if (!turns) return [];
  return [
    "## Turned photos",
    "",
    `The same photos turned clockwise, through the whole app, against the upright ones (\`npm run conditions\`).`,
    "",
    `| turned by | scored | within ${TURN_LIMIT} point of upright | largest change | root mean square | said |`,
    "| --- | --- | --- | --- | --- | --- |",
    ...turns.map(
      (row) =>
        `| ${row.degrees}° | ${row.scored} of ${row.photos} | ${counted(row.within, row.photos)} | ${two(row.worst)} | ${two(row.rootMeanSquare)} | ${row.told} |`,
    ),
    "",
  ];
}

function posesPart({ poses }: ConditionFigures): string[] {
  if (!poses) return [];
  return [
    "## Pose",
    "",
    "Rendered faces turned and tilted to both sides, against the view straight on: root mean square of the change in points.",
    "What exceeds that at 5 degrees is what the note adds to the interval.",
    "",
    "| pose | scored | geometry | appearance | PSL |",
    "| --- | --- | --- | --- | --- |",
    ...poses.map(
      (row) =>
        `| ${row.axis} ±${row.degrees}° | ${row.scored} of ${row.views} | ${two(row.geometry)} | ${two(row.appearance)} | ${two(row.psl)} |`,
    ),
    "",
  ];
}

function agreementPart({ agreement }: ConditionFigures): string[] {
  if (!agreement) return [];
  return [
    "Agreement with people (Pearson r, held out) on the reference faces, by the greater of yaw and pitch:",
    "",
    "| degrees | faces | geometry | compact model | blend |",
    "| --- | --- | --- | --- | --- |",
    ...agreement.map(
      (row) =>
        `| ${row.from} to ${row.to} | ${row.faces} | ${two(row.geometry)} | ${two(row.compact)} | ${two(row.blend)} |`,
    ),
    "",
  ];
}

function setsPart({ sets }: ConditionFigures): string[] {
  if (!sets) return [];
  const codes = [...new Set(sets.flatMap(({ noted }) => Object.keys(noted)))].sort();
  const refusals = ({ refused }: SetRow) =>
    Object.entries(refused)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(", ") || "none";
  return [
    "## Notes",
    "",
    "How often each note is said of photographs of real people, and how many get no score.",
    "",
    "| set | photos | scored | refused |",
    "| --- | --- | --- | --- |",
    ...sets.map((row) => `| ${row.set} | ${row.photos} | ${row.scored} | ${refusals(row)} |`),
    "",
    `| note | ${sets.map(({ set, found }) => `${set} (of ${found})`).join(" | ")} |`,
    `| --- | ${sets.map(() => "---").join(" | ")} |`,
    ...codes.map(
      (code) =>
        `| ${code} | ${sets.map(({ noted }) => String((noted as Readonly<Record<string, number>>)[code] ?? 0)).join(" | ")} |`,
    ),
    "",
  ];
}

function casesPart({ cases }: ConditionFigures): string[] {
  if (!cases) return [];
  const row = (each: CaseRow) =>
    `| ${each.code} | ${each.name} | ${counted(each.noted, each.found)} | ${each.pairs} | ${two(each.mean)} | ${two(each.rootMeanSquare)} |`;
  return [
    "What each note is about, drawn on faces or photographed: how often it is then said (of those in which a face is found), and how the",
    "PSL changes from the same face without it. The root mean square, over all pairs of the cases of which a note is mostly said, is what it adds to the interval;",
    "where fewer than ten pairs were scored, what it adds is still what we judged.",
    "",
    "| note | case | said of | scored pairs | mean change | root mean square |",
    "| --- | --- | --- | --- | --- | --- |",
    ...cases.map(row),
    "",
  ];
}
