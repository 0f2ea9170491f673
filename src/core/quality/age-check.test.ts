import { describe, expect, it } from "vitest";
import { ageCheck, type AgeEstimate } from "./age-check.ts";

const decides = (years: number, refuseBelow = 19, askBelow = 24): AgeEstimate => ({
  kind: "decides",
  years,
  refuseBelow,
  askBelow,
});
const sure = (years: number, sureFrom = 35): AgeEstimate => ({ kind: "sure-adults", years, sureFrom });

describe("a network that decides", () => {
  it("refuses below its lower threshold, asks below its upper one, and lets pass from there on", () => {
    expect(ageCheck([decides(-3)])).toBe("young");
    expect(ageCheck([decides(18.9)])).toBe("young");
    expect(ageCheck([decides(19)])).toBe("perhaps-young");
    expect(ageCheck([decides(23.9)])).toBe("perhaps-young");
    expect(ageCheck([decides(24)])).toBe("adult");
    expect(ageCheck([decides(24, 25, 30)])).toBe("young");
    expect(ageCheck([decides(120)])).toBe("adult");
  });

  it("may have one threshold for both, and then asks nobody", () => {
    expect(ageCheck([decides(23.9, 24, 24)])).toBe("young");
    expect(ageCheck([decides(24, 24, 24)])).toBe("adult");
  });

  it("is outdone by another that takes the face for younger", () => {
    for (const [younger, check] of [
      [10, "young"],
      [20, "perhaps-young"],
    ] as const) {
      expect(ageCheck([decides(40), decides(younger)])).toBe(check);
      expect(ageCheck([decides(younger), decides(40)])).toBe(check);
    }
    expect(ageCheck([decides(20), decides(10)])).toBe("young");
  });
});

describe("a network that is believed only where it is sure", () => {
  it("makes an adult, whatever comes after it", () => {
    expect(ageCheck([sure(35)])).toBe("adult");
    expect(ageCheck([sure(35), decides(10)])).toBe("adult");
    expect(ageCheck([decides(10), sure(35)])).toBe("adult");
  });

  it("says nothing below: without the networks that decide the age is not judged", () => {
    expect(ageCheck([sure(34.9)])).toBe("not-judged");
    expect(ageCheck([sure(3)])).toBe("not-judged");
    expect(ageCheck([sure(34.9), decides(NaN)])).toBe("not-judged");
    expect(ageCheck([sure(3), decides(40)])).toBe("adult");
    expect(ageCheck([sure(34.9), decides(20)])).toBe("perhaps-young");
  });
});

describe("the age", () => {
  it.each([
    ["none at all", []],
    ["NaN", [decides(NaN), sure(NaN)]],
    ["infinite", [decides(Infinity), decides(-Infinity), sure(Infinity)]],
    ["beyond any age", [decides(120.1), sure(120.1)]],
    [
      "without thresholds",
      [decides(40, NaN), decides(40, 0), decides(40, 19, NaN), decides(40, 19, Infinity), sure(40, NaN)],
    ],
    ["held against thresholds the wrong way round", [decides(40, 24, 19)]],
    ["sure of everybody", [sure(40, 0), sure(40, -5)]],
  ] as const)("is not judged where the estimates are %s", (_, estimates) => {
    expect(ageCheck(estimates)).toBe("not-judged");
  });

  it("is judged by the estimates that are usable", () => {
    expect(ageCheck([decides(NaN), decides(30)])).toBe("adult");
    expect(ageCheck([decides(20), decides(NaN)])).toBe("perhaps-young");
    expect(ageCheck([decides(10), decides(40, NaN)])).toBe("young");
  });
});
