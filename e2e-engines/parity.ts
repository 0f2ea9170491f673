/** `npm run parity`: 69 files through Chromium, Firefox and WebKit, and how far their scores are apart. */
import { spawnSync } from "node:child_process";
import { ENGINES, lacking } from "./engines.ts";

// Before the files are asked for: all of them.
process.env["MIEN_PARITY"] = "all";
const { apart, keptEndings } = await import("./photos.ts");

/** The tests that give an engine all the files; the others say nothing of scores. */
const THOSE_TESTS = "files that every engine is given|every kind of photo ends";

const playwright = ["playwright", "test", "--config", "playwright.engines.config.ts", "--grep", THOSE_TESTS];
const { status } = spawnSync("npx", playwright, { stdio: ["ignore", 2, "inherit"] });
const reference = keptEndings("chromium");
const lines = ENGINES.filter((engine) => lacking(engine) === null).map((engine) => {
  const { scored, max, mean, bias, otherEnds } = apart(reference, keptEndings(engine));
  const same = reference.length - otherEnds.length;
  const ends = otherEnds.map(({ name, end, other }) => `; ${name}: ${end} / ${other?.end ?? "not there"}`);
  return `| ${engine} | ${scored} | ${max.toFixed(2)} | ${mean.toFixed(2)} | ${bias.toFixed(2)} | ${same} of ${reference.length}${ends.join("")} |`;
});
process.stdout.write(
  [
    "| beside Chromium | scored | PSL, largest gap | mean gap | bias | same state, reason and notes |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n"),
);
process.exitCode = status ?? 1;
