/**
 * Files that were judged wrongly once, each after a public bug report, against the right answers that their README gives: the score of the
 * same pixels as a plain PNG in this build, a note, or a fault. They lie beside the repository, in `../shared/cases`.
 */
import { expect, test } from "@playwright/test";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pictureIn, pngOf } from "../fixtures/picture.ts";
import { withTools, type ToolFile, type Tools } from "../scripts/browser/browser.ts";
import { ROOT } from "../scripts/site/build/root.ts";
import { quarterTurned } from "../src/core/image/quarter-turn.ts";
import type { Report } from "../src/core/report.ts";

const CASES = path.join(process.env["MIEN_SHARED"] ?? path.join(ROOT, "..", "shared"), "cases");
const file = (name: string) => path.join(CASES, name);
const COLOUR = "40-0002-a-colour.png";
const GREY = "40-0002-b-grey.png";
/** Points that a file may lie from its right score. */
const STEP = 1;
/** The same for one face in grey: of several, the mean lies within 1.5. */
const GREY_STEP = 3.3;

async function reportOf(tools: Tools, given: ToolFile): Promise<Report> {
  const answer = await tools.score(given, { saidAdult: true });
  if (!answer.ok || answer.value.kind !== "scored") throw new Error(`no score: ${JSON.stringify(answer)}`);
  return answer.value.report;
}

async function faultOf(tools: Tools, name: string): Promise<string> {
  const answer = await tools.score(file(name), { saidAdult: true });
  return answer.ok ? answer.value.kind : answer.fault.code;
}

const codes = ({ quality }: Report) => quality.map(({ code }) => code);

/** Return a case upside down, which is upright. */
function turnedCase(name: string): ToolFile {
  return { name, bytes: pngOf(quarterTurned(pictureIn(readFileSync(file(name))), 2)) };
}

/** Return what libheif makes of a case, as PNG. */
function decodedCase(name: string): ToolFile {
  const folder = mkdtempSync(path.join(tmpdir(), "mien-case-"));
  try {
    const png = path.join(folder, "decoded.png");
    execFileSync("heif-convert", [file(name), png], { stdio: "ignore" });
    return { name: "decoded.png", bytes: new Uint8Array(readFileSync(png)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hasLibheif = spawnSync("heif-convert", ["--version"]).error === undefined;

test("files that were judged wrongly once have their right answers (needs ../shared/cases)", async () => {
  test.skip(!existsSync(CASES), "there is no ../shared/cases");
  await withTools(async (tools) => {
    const started = await tools.start();
    expect(started.ok).toBe(true);
    const plain = await reportOf(tools, file(COLOUR));
    const grey = await reportOf(tools, file(GREY));
    const near = (name: string, report: Report, right: Report, step = STEP) =>
      expect.soft(Math.abs(report.psl.score - right.psl.score), name).toBeLessThanOrEqual(step);

    near("grey", grey, plain, GREY_STEP);
    for (const report of [plain, grey]) expect.soft(codes(report)).not.toContain("drawing-like");
    for (const name of ["50-heic-sef-only.heic", "53-pq2020-10.heic"])
      near(name, await reportOf(tools, file(name)), plain);
    near("54-grey-400.heic", await reportOf(tools, file("54-grey-400.heic")), grey);
    const unended = await reportOf(tools, file("20-samsung-noeoi-trailer.jpg"));
    near("20-samsung-noeoi-trailer.jpg", unended, plain);
    expect.soft(codes(unended)).toContain("end-missing");
    expect.soft(await faultOf(tools, "20-baseline-60pct-eoi.jpg")).toBe("file-truncated");
    expect.soft(await faultOf(tools, "30-heic-422.heic")).toBe("file-heic-subsampling");
    for (const name of ["70-0010-rot180.png", "70-exa-rot180.png"]) {
      const turned = await reportOf(tools, file(name));
      near(name, turned, await reportOf(tools, turnedCase(name)));
      expect.soft(codes(turned), name).toContain("photo-turned");
    }
    expect.soft(codes(await reportOf(tools, file("48-sunglasses.png")))).toContain("eyes-hidden");
    if (hasLibheif) {
      const right = await reportOf(tools, decodedCase("30-heic-alpha.heic"));
      near("30-heic-alpha.heic", await reportOf(tools, file("30-heic-alpha.heic")), right);
    } else
      test.info().annotations.push({ type: "left out", description: "the cut-out: no heif-convert here" });
  });
});
