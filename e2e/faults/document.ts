/** Writes docs/faults.md from the table of faults. Run: `npx tsx e2e/faults/document.ts` */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { FAULTS, type End } from "../fault-table.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";

const ENDS: readonly End[] = ["recovery", "fallback", "message"];

/** Return docs/faults.md. */
export function faultsDocument(): string {
  const counts = ENDS.map((end) => `${FAULTS.filter((fault) => fault.end === end).length} in ${end}`);
  const areas = [...new Set(FAULTS.map(({ area }) => area))];
  const tables = areas.map((area) => {
    const rows = FAULTS.filter((fault) => fault.area === area).map(
      ({ fault, end, how, test: [file, title] }) => `| ${fault} | ${end} | ${how} | ${file}: “${title} …” |`,
    );
    return [
      `## ${area[0]?.toUpperCase()}${area.slice(1)}`,
      "",
      "| fault | ends in | how | test |",
      "| --- | --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  return `# What can go wrong, and how it ends

Written by \`npx tsx e2e/faults/document.ts\` from \`e2e/fault-table.ts\`; a test compares, and checks that every named
test is there. ${FAULTS.length} faults are provoked: ${counts.join(", ")}. Each ends within ten seconds beside what a start takes
without it for each time that a file is tried (four at most), but for a worker that hangs, which is given 15 seconds; none may leave an error that nobody caught.

${tables.join("\n\n")}
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(path.join(ROOT, "docs", "faults.md"), faultsDocument());
