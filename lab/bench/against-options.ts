/** What the words after `npm run bench --` say of a comparison, in any order. */
import type { Share } from "./held-browser.ts";

/** The words without those of a comparison, and what these said. */
export interface BenchWords {
  /** Name of another commit, or null where nothing is compared. */
  readonly against: string | null;
  readonly share: Share;
  readonly isDocumented: boolean;
  /** The part to measure, and what it takes. */
  readonly words: readonly string[];
}

const HALF = 0.5;

/** Return what was asked for. Throws where `--against` names nothing. */
export function benchWords(all: readonly string[]): BenchWords {
  const at = all.indexOf("--against");
  const against = at < 0 ? null : (all[at + 1] ?? "");
  if (against === "" || against?.startsWith("-") === true)
    throw new Error("--against takes a commit, such as HEAD~1 or main");
  const rest = all.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const options = ["--half-core", "--document"];
  return {
    against,
    share: rest.includes("--half-core") ? HALF : null,
    isDocumented: rest.includes("--document"),
    words: rest.filter((word) => !options.includes(word)),
  };
}
