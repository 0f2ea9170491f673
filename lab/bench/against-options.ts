/** What the words after `npm run bench --` say of a comparison, in any order. */
import type { Share } from "./held-browser.ts";

/** The words without those of a comparison, and what these said. */
export interface BenchWords {
  /** Name of another commit, or null where nothing is compared. */
  readonly against: string | null;
  readonly share: Share;
  readonly isDocumented: boolean;
  /** How often each build is opened anew, and measured then; null for what is usual of a part. */
  readonly visits: number | null;
  readonly pairs: number | null;
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
  const counts = against === null ? [] : rest.filter((word) => /^(?:visits|pairs)=[1-9]\d*$/.test(word));
  const countOf = (name: string): number | null => {
    const word = counts.find((each) => each.startsWith(`${name}=`));
    return word === undefined ? null : Number(word.slice(name.length + 1));
  };
  return {
    against,
    share: rest.includes("--half-core") ? HALF : null,
    isDocumented: rest.includes("--document"),
    visits: countOf("visits"),
    pairs: countOf("pairs"),
    words: rest.filter((word) => !options.includes(word) && !counts.includes(word)),
  };
}
