import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FAULTS } from "../fault-table.ts";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { faultsDocument } from "./document.ts";

const read = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

/** Return how every test of a file is called, up to what its name takes from elsewhere. */
const titlesIn = (file: string): string[] =>
  [...read(file).matchAll(/\b(?:test|it)\(\s*["`]([^"`$]+)/g)].map(([, title]) => title ?? "");

describe("the table of faults", () => {
  it("is what docs/faults.md shows", () => {
    expect(read("docs/faults.md")).toBe(faultsDocument());
  });

  it("names at least forty faults, each once", () => {
    const names = FAULTS.map(({ area, fault }) => `${area}: ${fault}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it("names a test that is there", () => {
    const missing = FAULTS.filter(
      ({ test: [file, title] }) => !titlesIn(file).some((each) => each.startsWith(title)),
    );
    expect(missing).toEqual([]);
  });

  it.each(["e2e/faults.spec.ts", "e2e/faults-device.spec.ts", "e2e/faults-facestats.spec.ts"])(
    "leaves out no test of %s",
    (spec) => {
      const named = FAULTS.filter(({ test: [file] }) => file === spec).map(({ test: [, title] }) => title);
      for (const title of titlesIn(spec))
        expect(
          named.some((each) => title.startsWith(each)),
          title,
        ).toBe(true);
    },
  );
});
