/** The section of `docs/performance.md` about first and second visits. */
import { KINDS, STAY_MS, type ColdResult, type Visit } from "./cold-result.ts";

const seconds = (ms: number) => (ms / 1000).toFixed(2);
const kB = (bytes: number | null) => (bytes === null ? "–" : (bytes / 1000).toFixed(0));

const VISITORS = [1, 1000, 1_000_000];
const SECONDS_A_DAY = 86_400;

/** What so many visitors a day take from the server when all come for the first time, and when all come again. */
function visitorsTable(first: Visit, second: Visit): string[] {
  const figure = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 3 });
  const amount = (bytes: number) => `${figure(bytes / 1e9)} GB`;
  const rate = (bytes: number) => `${figure((bytes * 8) / SECONDS_A_DAY / 1e6)} Mbit/s`;
  return VISITORS.map((count) => {
    const [all, again] = [count * (first.bytesInAll ?? NaN), count * (second.bytesInAll ?? NaN)];
    return `| ${count.toLocaleString("en")} | ${amount(all)} | ${rate(all)} | ${amount(all * 30)} | ${amount(again)} |`;
  });
}

/** Return the section. `machine` says what it was measured on. */
export function coldDocument(
  { links, second, hasty, offline, load, version }: ColdResult,
  machine: string,
): string {
  const visits: [string, Visit][] = [
    ...links.map(({ name, first }): [string, Visit] => [`first, ${name}`, first]),
    ["second, this machine", second],
    ["second after a hasty first", hasty],
    ...(offline ? [["third, server gone", offline] satisfies [string, Visit]] : []),
  ];
  return [
    "## From the first byte to the first score",
    "",
    "`npm run bench -- cold`: the built site with its compressed copies, a browser profile that is empty before the first visit,",
    "an example's photo handed over as soon as the page takes one, embedded models. Of its face the compact model alone is sure that",
    "it is an adult's; where it is not, all networks are needed (a row of its own). The slower links are a relay in front of the",
    `server. Median of ${links[0]?.rounds ?? 0} first visits and half as many others on this machine, one on each slower link;`,
    `${machine}, Chromium ${version}, load average ${load.map((l) => l.toFixed(1)).join(" to ")}.`,
    `The second visit follows a first one that stayed on its result for ${STAY_MS / 1000} s, in which the browser keeps compiled code;`,
    "a hasty one ended with its score. The wire to there has all that had come by then, needed or not.",
    "",
    "| visit | photo taken after, s | first score after, s | wire to there, kB | wire to first score, kB | wire in all, kB |",
    "| --- | --- | --- | --- | --- | --- |",
    ...visits.map(
      ([name, visit]) =>
        `| ${name} | ${seconds(visit.dropZoneMs)} | ${seconds(visit.firstScoreMs)} | ${kB(visit.bytesToDropZone)} | ${kB(visit.bytesToFirstScore)} | ${kB(visit.bytesInAll)} |`,
    ),
    "",
    `| content of a whole visit, kB | ${KINDS.join(" | ")} |`,
    `| --- | ${KINDS.map(() => "---").join(" | ")} |`,
    ...visits
      .filter(([, { bytesInAll }]) => bytesInAll !== null)
      .map(([name, { byKind }]) => `| ${name} | ${KINDS.map((kind) => kB(byKind[kind])).join(" | ")} |`),
    "",
    "The server computes nothing: it sends files. What that is, from the bytes above:",
    "",
    "| visitors a day | a day, all for the first time | that is on average | 30 such days | a day, all again |",
    "| --- | --- | --- | --- | --- |",
    ...(links[0] ? visitorsTable(links[0].first, second) : []),
  ].join("\n");
}
