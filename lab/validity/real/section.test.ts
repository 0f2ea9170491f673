import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../../scripts/site/build/root.ts";
import type { RealModelReport, RealReport } from "../../../src/core/validity/real-report.ts";
import { landmarkRow } from "./hand-points.ts";
import { samePersonPart } from "./person-parts.ts";
import { readReal, withCardFigures, withReadmeFigures } from "./publish.ts";
import { ratedPart } from "./rated-part.ts";
import { cardLines, readmeLines, realSection } from "./section.ts";
import { ratedPeople, scored } from "./testing/made-up.ts";

const NOTHING: RealModelReport = {
  landmarkModel: "assembled",
  rated: null,
  person: null,
  distance: null,
  otherPhotos: null,
  landmarks: null,
};

const of = (part: Partial<RealModelReport>): RealReport => ({
  kind: "real",
  landmarkModels: [{ ...NOTHING, ...part }],
  age: null,
});

describe("what is told of real photographs", () => {
  it("is the committed figures: in README.md and in the model cards", () => {
    const real = readReal();
    const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
    const readme = read("README.md");
    expect(withReadmeFigures(readme, real)).toBe(readme);
    for (const file of [
      "public/models/compact/MODEL_CARD.md",
      "scripts/models/assemble/faces/MODEL_CARD.md",
    ]) {
      const card = read(file);
      expect(withCardFigures(card, real)).toBe(card);
    }
  });

  it("says of every part that was not measured that it was not", () => {
    expect(realSection(of({})).filter((line) => /not measured here/i.test(line))).toHaveLength(6);
    expect(realSection({ kind: "real", landmarkModels: [], age: null })).toContain("Not measured here.");
    expect(readmeLines(of({})).join(" ")).toContain("not measured here");
    expect(cardLines(of({}))).toEqual(["Not measured here."]);
  });

  it("gives each figure of rated photos with its range and count", () => {
    const rated = ratedPart(ratedPeople(60));
    if (!rated) throw new Error("nothing rated");
    const text = realSection(of({ rated })).join("\n");
    const psl = rated.parts["psl"];
    expect(text).toContain("60 of 60 neutral photos scored");
    expect(text).toContain(`| PSL | ${psl?.pearson.value.toFixed(2)} (${psl?.pearson.low.toFixed(2)} to `);
    expect(text).toContain(`${rated.coverage["68"].count} of 60`);
    expect(text).toContain("| women | 30 |");
    expect(text).toContain("age and sex alone");
    const readme = readmeLines(of({ rated })).join("\n");
    expect(readme).toContain(`r = ${psl?.pearson.value.toFixed(2)}`);
    expect(cardLines(of({ rated })).join("\n")).toContain("| women | 30 |");
  });

  it("tells pairs, changes and landmarks with their counts", () => {
    const person = samePersonPart(
      Array.from({ length: 12 }, (_, k) => ({ neutral: scored(40 + k), smiling: scored(41 + k) })),
    );
    const landmarks = [landmarkRow("london", [{ eyes: [1, 3] }, null])];
    const distance = [
      { photo: "15 cm", change: { geometry: -3, appearance: -1.25, psl: -2 }, half68: 4 },
      { photo: "30 cm", change: null, half68: null },
    ];
    const text = realSection(of({ person, landmarks, distance })).join("\n");
    expect(text).toContain("12 people");
    expect(text).toContain("| 15 cm | −3.00 | −1.25 | −2.00 | 4.0 |");
    expect(text).toContain("| 30 cm | no score | no score | no score |  |");
    expect(text).toContain("| london | 1 of 2 | 2.00 (2.00 to 2.00) | 2.00 (2.00 to 2.00) |");
  });

  it("refuses a README without a place for it", () => {
    expect(() => withReadmeFigures("# Mien\n", of({}))).toThrow("no place");
  });
});
