import { describe, expect, it } from "vitest";
import { FILE_FAULTS } from "../core/fault.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { formatFor } from "./format.ts";
import { late as lateGerman } from "./late/de.ts";
import { late as lateEnglish } from "./late/en.ts";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe("the catalogue", () => {
  const english = leaves({ ...en, ...lateEnglish });
  const german = new Map(leaves({ ...de, ...lateGerman } as Tree));

  it("keeps the shell's sections and the late screens' apart", () => {
    expect(Object.keys(lateEnglish).filter((section) => section in en)).toEqual(["faults"]);
  });

  it("has every fault of the shell among the late ones: those take their place", () => {
    expect(lateEnglish.faults).toMatchObject(en.faults);
    expect(lateGerman.faults).toMatchObject(de.faults);
  });

  it("fills the same gaps in German as in English", () => {
    for (const [key, text] of english)
      expect([key, placeholders(german.get(key) ?? "")]).toEqual([key, placeholders(text)]);
  });

  it("has no empty sentence in either language", () => {
    for (const [key, text] of [...english, ...german]) expect(text.trim(), key).not.toBe("");
  });

  it("is German where it is German: sentences differ from the English ones", () => {
    for (const code of FILE_FAULTS)
      expect(lateGerman.faults[code].what).not.toBe(lateEnglish.faults[code].what);
  });

  it("calls no German score a 'Wert': that is also what somebody is worth", () => {
    const told = [...german].filter(([, text]) =>
      /\bWert(?:e|en|es|s)?\b|(?:Erscheinungs|Geometrie)wert/.test(text),
    );
    // The true value of a measurement.
    expect(told.map(([key]) => key)).toEqual(["measure.unscored.no-truth"]);
  });

  it("speaks of no pointing, pasting, dropping or wheel in the words for devices that are touched", () => {
    const touched = [...english, ...german].filter(([key]) => key.endsWith("Touch"));
    expect(touched.length).toBe(2 * 5);
    for (const [key, text] of touched)
      expect(text, key).not.toMatch(/point|paste|drop|wheel|Ctrl|[Zz]eige|[Ee]infüg|[Aa]bleg|[Mm]aus|Strg/);
  });

  it("keeps the notice within 120 words", () => {
    for (const { title, adults, meaning, leave } of [en.notice, de.notice])
      expect([title, adults, meaning, leave].join(" ").split(/\s+/).length).toBeLessThanOrEqual(120);
  });
});

describe("numbers", () => {
  it("follow the language", () => {
    expect(formatFor("en").number(56.94, 1)).toBe("56.9");
    expect(formatFor("de").number(56.94, 1)).toBe("56,9");
  });

  it("carry a true minus, and no sign on a zero", () => {
    expect(formatFor("en").signed(-1.24, 1)).toBe("−1.2");
    expect(formatFor("en").signed(1.25, 1)).toBe("+1.3");
    expect(formatFor("en").signed(-0.01, 1)).toBe("0.0");
    expect(formatFor("en").number(-0.01, 1)).toBe("0.0");
  });

  it("name bytes in the unit that fits", () => {
    expect([0, 512, 1000, 3_758_596, 10_742_200_000].map(formatFor("en").bytes)).toEqual([
      "0\u00a0B",
      "512\u00a0B",
      "1\u00a0kB",
      "3.8\u00a0MB",
      "10.7\u00a0GB",
    ]);
    expect(formatFor("de").bytes(3_758_596)).toBe("3,8\u00a0MB");
  });
});
