/**
 * `npm run hostile`: every odd and hostile file through the app's own opening and scoring in headless Chromium, and the same
 * face in many files. Prints one JSON object of sums; exit code 1 when one ended as it must not.
 */
import { writeFileSync } from "node:fs";
import { FILE_FAULTS } from "../../src/core/fault.ts";
import { withTools, type Tools } from "../tools/browser.ts";
import { facesOfManyKinds, turnedFaces, type FaceFile } from "./face-files.ts";
import { hostileFiles } from "./generate.ts";
import type { HostileFile } from "./hostile-file.ts";

const HELP = `Usage: npm run hostile -- [--out FILE.json]

Opens and scores every odd and hostile file as the app does, and one face in many kinds of files.
Prints the sums as JSON: how they ended, which ended wrongly, and how much the turn of a file moves a score.
`;

/** Faces whose turned copies are compared; their scores may differ by so many points. */
const TURNED = ["a", "f"] as const;
const LARGEST_SPREAD = 0.5;

type Ending =
  | { readonly kind: "scored"; readonly psl: number }
  | { readonly kind: "refused" | "fault"; readonly why: string };

async function endingOf(tools: Tools, file: FaceFile): Promise<Ending> {
  const answer = await tools.score(file);
  if (!answer.ok) return { kind: "fault", why: answer.fault.code };
  return answer.value.kind === "scored"
    ? { kind: "scored", psl: answer.value.report.psl.score }
    : { kind: "refused", why: answer.value.reason };
}

function isRight({ expect }: HostileFile, ending: Ending): boolean {
  const isOpened = ending.kind !== "fault";
  const isTyped = isOpened || FILE_FAULTS.some((code) => code === ending.why);
  if (expect === "scored-or-refused") return isOpened;
  if (expect === "opened-or-undecodable") return isOpened || ending.why === "image-undecodable";
  if (expect === "any-typed-end") return isTyped;
  return !isOpened && ending.why === expect;
}

const spreadOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

async function main(out: string | undefined): Promise<void> {
  await withTools(async (tools) => {
    const started = await tools.start();
    if (!started.ok)
      throw new Error(`the engine did not start: ${started.fault.code} (${started.fault.detail})`);
    const ends: Record<string, number> = {};
    const wrong: string[] = [];
    const files = hostileFiles();
    for (const file of files) {
      const ending = await endingOf(tools, file);
      const end = ending.kind === "scored" ? "scored" : ending.why;
      ends[end] = (ends[end] ?? 0) + 1;
      if (!isRight(file, ending)) wrong.push(`${file.name}: ${end}, expected ${file.expect}`);
    }
    const scores = async (faces: readonly FaceFile[]): Promise<number[]> => {
      const psl: number[] = [];
      for (const face of faces) {
        const ending = await endingOf(tools, face);
        if (ending.kind === "scored") psl.push(ending.psl);
        else wrong.push(`${face.name}: ${ending.why}, expected a score`);
      }
      return psl;
    };
    const turns: Record<string, number> = {};
    for (const id of TURNED) {
      turns[id] = spreadOf(await scores(turnedFaces(id)));
      if (!(turns[id] <= LARGEST_SPREAD)) wrong.push(`${id}: turned files differ by ${turns[id]} points`);
    }
    const kinds = facesOfManyKinds("a");
    const kindScores = await scores(kinds);
    const sums = { files: files.length, ends, faces: { turned: turns, kinds: kindScores }, wrong };
    process.stdout.write(`${JSON.stringify(sums)}\n`);
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(sums, null, 2)}\n`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  });
}

const [option, value] = process.argv.slice(2);
if (option === undefined || (option === "--out" && value !== undefined)) await main(value);
else {
  process.stdout.write(HELP);
  process.exitCode = option === "--help" ? 0 : 2;
}
