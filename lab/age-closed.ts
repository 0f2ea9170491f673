/** `npm run check:age`: that nobody is scored whose age was not judged, on reference faces that look under 18. */
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { meanLandmarks } from "../src/core/geometry/passes.ts";
import { irisRoll, turnedPose } from "../src/core/geometry/pose.ts";
import { THRESHOLDS } from "../src/core/quality/thresholds.ts";
import type { LandmarkModelKind } from "../src/core/report.ts";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { withTools } from "../scripts/browser/browser.ts";
import type { Tools } from "../scripts/browser/browser.ts";
import type { FaceRecord } from "../scripts/browser/reader-worker.ts";
import { ageClosedReport } from "./validity/age-closed-report.ts";
import type { AdultReading, TurnedRecord } from "./validity/age-closed-report.ts";
import { readRatings } from "./validity/ratings.ts";
import type { RatedPhoto } from "./validity/ratings.ts";
import { passesOf, readFaces } from "./validity/read-faces.ts";

const TURNS = [0, 45, 90, 135, 180, 225, 270, 315];

const ADULT_YEARS = 18;

const HELP = `Usage: npm run check:age -- [--data DIR] [--landmarks official|assembled] [--every N]

Scores each face of DIR/young.csv that is perceived under 18, turned by ${TURNS.join(", ")} degrees, with the models
that estimate its age sound, and broken in every way that src/inference/engine/testing/broken-age.ts lists, each time without
an answer to the question whether the face is an adult's and with a yes. Once more with gates that would ask about everybody, and
get no answer, or take everybody for too young, whatever the answer. Reads each face of
DIR/adults.csv and counts those that are refused because they do not hold still over the looks. Prints the counts as JSON.

  --data DIR   folder with young.csv, adults.csv and images/ (default: ../shared/data/omi)
  --landmarks  which landmark model reads the faces (default: assembled; the official one needs 'npm run models' first)
  --every N    take every Nth face only
  --help       show this

Without the folder nothing is checked, which is said. It takes about ten minutes.

Exit codes: 0 all held, or no folder · 1 somebody was scored who may not be, or too many adults refused · 2 wrong usage
`;

interface Options {
  readonly data: string;
  readonly kind: LandmarkModelKind;
  readonly every: number;
}

async function main(): Promise<number> {
  const options = parsed();
  if (options === null) {
    process.stderr.write(HELP);
    return 2;
  }
  if (options === "help") {
    process.stdout.write(HELP);
    return 0;
  }
  const { data, kind, every } = options;
  const lists = ["young.csv", "adults.csv"].map((name) => path.join(data, name));
  if (!lists.every(existsSync)) {
    process.stderr.write(`SKIPPED: ${lists.join(" and ")} are not both here; nothing was checked.\n`);
    return 0;
  }
  const listed = lists.map((list) =>
    readRatings(list, path.join(data, "images")).filter((_, index) => index % every === 0),
  );
  const [youngList = [], adults = []] = listed;
  const young = youngList.filter(({ age }) => age !== null && age < ADULT_YEARS);
  return withTools(async (tools) => {
    const turned = await turnedFaces(tools, young, kind);
    const faces = await readFaces(tools, adults, kind);
    const upright = faces.flatMap(({ face }) => (face ? [adultReading(face)] : []));
    const report = ageClosedReport(turned, upright, THRESHOLDS);
    process.stdout.write(`${JSON.stringify({ landmarkModel: kind, ...report })}\n`);
    return report.passed ? 0 : 1;
  });
}

function adultReading(face: FaceRecord): AdultReading {
  const { jitter, landmarks } = meanLandmarks(passesOf(face));
  const { yaw, pitch } = turnedPose(face.pose, -irisRoll(landmarks));
  const turned = Math.max(Math.abs(yaw) / THRESHOLDS.refuseYaw, Math.abs(pitch) / THRESHOLDS.refusePitch);
  return { jitter, turned };
}

async function turnedFaces(
  tools: Tools,
  young: readonly RatedPhoto[],
  kind: LandmarkModelKind,
): Promise<TurnedRecord[]> {
  const started = await tools.startAge(kind);
  if (!started.ok) throw new Error(`${started.fault.code}: ${started.fault.detail}`);
  const records: TurnedRecord[] = [];
  for (const { image, file } of young) {
    for (const turn of TURNS) {
      const answer = await tools.judgeAge(file, turn);
      if (!answer.ok) throw new Error(`${file}: ${answer.fault.code} (${answer.fault.detail})`);
      records.push({ image, turn, ...answer.value });
    }
    process.stderr.write(`${records.length} of ${young.length * TURNS.length} photos\n`);
  }
  return records;
}

function parsed(): Options | "help" | null {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string", default: path.join(ROOT, "..", "shared", "data", "omi") },
        landmarks: { type: "string", default: "assembled" },
        every: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const { data, landmarks: kind } = values;
    const every = Number(values.every);
    if ((kind !== "official" && kind !== "assembled") || !Number.isInteger(every) || every < 1) return null;
    return { data, kind, every };
  } catch {
    return null;
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
