/** The sums of a check, and which sentences are true of it. */
import type { CheckResult } from "./run-check.ts";

export interface Counts {
  /** Attempts from the page and from the worker together; what the browser does not have was not tried. */
  readonly tried: number;
  readonly blocked: number;
  readonly open: number;
  readonly silent: number;
}

export function countsOf({ page, worker }: Pick<CheckResult, "page" | "worker">): Counts {
  const all = [...Object.values(page), ...Object.values(worker ?? {})];
  const count = (wanted: string) => all.filter((verdict) => verdict === wanted).length;
  return {
    tried: all.length - count("absent"),
    blocked: count("blocked"),
    open: count("open"),
    silent: count("silent"),
  };
}

export function summaryOf({ open, silent }: Counts): "all" | "silent" | "open" {
  if (open > 0) return "open";
  return silent > 0 ? "silent" : "all";
}

export type Meaning =
  "all" | "noPolicy" | "noAllowlist" | "oldBrowser" | "notKept" | "cameWithout" | "unknown";

/** Return what the result means: what is missing first, because it weighs most. */
export function meaningOf(result: CheckResult): Meaning {
  const { headers, answerer, keepsAllowlist } = result;
  if (headers === null) return "unknown";
  if (headers["Content-Security-Policy"] === "missing") return "noPolicy";
  if (headers["Content-Security-Policy"] === "not-kept" || answerer === "changed") return "cameWithout";
  if (headers["Connection-Allowlist"] === "missing") return "noAllowlist";
  if (headers["Connection-Allowlist"] === "not-kept") return "cameWithout";
  if (!keepsAllowlist) return "oldBrowser";
  return countsOf(result).open > 0 ? "notKept" : "all";
}
