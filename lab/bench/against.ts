/**
 * `npm run bench -- PART --against REV`: this build and that of another commit, measured in turn by the same code.
 *
 * [Note: In pairs]
 * What else a machine does changes from minute to minute by more than most changes of the code are worth. So both builds are
 * measured in one run, A B B A, each in a browser of its own that stays open, and only the ratio is told as a finding.
 */
import { cpus, loadavg } from "node:os";
import { startServer } from "../../scripts/site/server/static-server.ts";
import { createVisit, photoFiles } from "./batch.ts";
import { builtCommit, commitOfCheckout } from "./built-commit.ts";
import { HERE, SURE_ADULT, visitsInTurn } from "./cold.ts";
import { writePerformance } from "./document.ts";
import type { BenchWords } from "./against-options.ts";
import { launchHeld, type Share } from "./held-browser.ts";
import { compared, comparisonTable, isOursFirst, type Compared, type Figures } from "./pairs.ts";
import { figuresOf, openPhotoVisit, openReady, type Looking } from "./photo.ts";

/** What can be compared with another commit. */
export const COMPARABLE = ["photo", "compact", "batch", "cold"] as const;
/** One of `COMPARABLE`; `compact` is a photo without the late networks. */
export type Comparable = (typeof COMPARABLE)[number];

/** A build that is measured again and again. */
interface Measured {
  measure(): Promise<Figures>;
  close(): Promise<void>;
}

interface Part {
  readonly what: string;
  readonly pairs: number;
  /** Visits are begun anew so often: what one visit's memory and compiled code are like is chance too. */
  readonly visits: number;
  readonly open: (root: string, share: Share) => Promise<Measured>;
}

const PARTS: Record<Comparable, Part> = {
  photo: { what: "a warm photo, all embedded networks, ms", pairs: 8, visits: 3, open: photoOf("all") },
  compact: { what: "a warm photo, compact network alone, ms", pairs: 8, visits: 3, open: photoOf("compact") },
  batch: { what: "batches of 20 photos, s a photo", pairs: 4, visits: 2, open: openBatch },
  cold: { what: "first and second visits, ms and bytes", pairs: 5, visits: 1, open: openCold },
};

/** How builds are compared. */
export interface AgainstOptions extends Pick<BenchWords, "visits" | "pairs"> {
  readonly revision: string;
  readonly share: Share;
  /** Write the table into `docs/performance.md` as well. */
  readonly isDocumented: boolean;
}

/** Measure this build and that of a commit in turn; print the table. */
export async function benchAgainst(part: Comparable, options: AgainstOptions): Promise<void> {
  const { what, open, ...usual } = PARTS[part];
  const [visits, pairs] = [options.visits ?? usual.visits, options.pairs ?? usual.pairs];
  const other = await builtCommit(options.revision);
  const { folder: root } = await builtCommit(commitOfCheckout());
  const before = loadavg()[0] ?? NaN;
  const [ours, theirs]: readonly [Figures[], Figures[]] = [[], []];
  for (let visit = 0; visit < visits; visit += 1) {
    const opened: Measured[] = [];
    try {
      for (const folder of [root, other.folder]) opened.push(await open(folder, options.share));
      for (let pair = 0; pair < pairs; pair += 1) {
        const [first, second] = await inTurn(opened, isOursFirst(pair) ? [0, 1] : [1, 0]);
        ours.push(first);
        theirs.push(second);
      }
    } finally {
      for (const build of opened) await build.close();
    }
  }
  const load = [before, loadavg()[0] ?? NaN];
  const { share } = options;
  const seen = { part, what, visits, load, commit: other.commit, share };
  const text = section(compared(ours, theirs), seen);
  process.stdout.write(`${text}\n`);
  if (options.isDocumented) writePerformance(`against-${part}`, text);
}

/** Return the figures of both builds, measured in this order. */
async function inTurn(
  builds: readonly Measured[],
  order: readonly number[],
): Promise<readonly [Figures, Figures]> {
  const figures: [Figures, Figures] = [{}, {}];
  for (const build of order) figures[build] = (await builds[build]?.measure()) ?? {};
  return figures;
}

interface Circumstances {
  readonly share: Share;
  readonly part: Comparable;
  readonly what: string;
  readonly visits: number;
  readonly load: readonly number[];
  readonly commit: string;
}

function section(figures: readonly Compared[], all: Circumstances): string {
  const { part, what, visits, load, commit, share } = all;
  const held = share === null ? "" : `, each browser held to ${share} of one core in total`;
  return [
    `## This build and ${commit}: ${part}`,
    "",
    `\`npm run bench -- ${part} --against ${commit}${share === null ? "" : " --half-core"}\`: ${what}; ${figures[0]?.pairs ?? 0} pairs in ${visits} visits of each,`,
    `in turn; ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), load average ${load.map((l) => l.toFixed(1)).join(" to ")}${held}.`,
    "",
    comparisonTable(figures, commit),
  ].join("\n");
}

function photoOf(looking: Looking): Part["open"] {
  return async (root, share) => {
    const server = await startServer({ root, port: 0 });
    const browser = await launchHeld(share);
    const visit = await openPhotoVisit(browser, server.url, looking);
    return {
      measure: async () => figuresOf(await visit.score()),
      async close() {
        await browser.close();
        await server.close();
      },
    };
  };
}

const BATCH = 20;

async function openBatch(root: string, share: Share): Promise<Measured> {
  const server = await startServer({ root, port: 0 });
  const browser = await launchHeld(share);
  const page = await browser.newPage();
  await openReady(page, server.url);
  const visit = createVisit(browser, page);
  // Every file of a visit is another one: the same one again would be known.
  let next = 0;
  const score = () => {
    const from = next;
    next += BATCH;
    return visit.score(photoFiles(next).slice(from));
  };
  await score();
  return {
    async measure() {
      const { seconds, photos, processorSeconds } = await score();
      return { seconds: seconds / photos, "processor seconds": processorSeconds };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function openCold(root: string, share: Share): Promise<Measured> {
  if (share !== null) throw new Error("visits cannot be held to a share of a core");
  return {
    async measure() {
      const { first, second } = await visitsInTurn(root, { photo: SURE_ADULT, link: HERE }, 2);
      return {
        "first score": first.firstScoreMs,
        "first score of a second visit": second?.firstScoreMs ?? NaN,
        "bytes to the first score": first.bytesToFirstScore ?? NaN,
      };
    },
    close: () => Promise.resolve(),
  };
}
