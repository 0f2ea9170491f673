/** What a newcomer reads names files that are there. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./site/build/root.ts";

const FILE = /`([\w./-]+\/[\w.-]+\.(?:tsx?|json|md|js|html))`/g;

/** Return the files that a text names by their path. */
function namedIn(text: string): string[] {
  return [...text.matchAll(FILE)].map(([, name]) => name as string);
}

/** Whether a path is there: from the root, from `src/`, or within a thread's folder of inference. */
function isThere(name: string): boolean {
  return ["", "src", "src/inference"].some((folder) => existsSync(path.join(ROOT, folder, name)));
}

describe("the documents for newcomers", () => {
  it.each(["CONTRIBUTING.md", "docs/architecture.md"])("%s names no file that is gone", (document) => {
    const named = namedIn(readFileSync(path.join(ROOT, document), "utf8"));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});
