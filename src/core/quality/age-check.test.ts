import { describe, expect, it } from "vitest";
import { ageCheck } from "./age-check.ts";

const estimate = (years: number, refuseBelow = 24) => ({ years, refuseBelow });

describe("the age check", () => {
  it("judges by the threshold of the network that estimated", () => {
    expect(ageCheck([estimate(23.9)])).toEqual({ kind: "judged", years: 23.9, tooYoung: true });
    expect(ageCheck([estimate(24)])).toEqual({ kind: "judged", years: 24, tooYoung: false });
    expect(ageCheck([estimate(24, 25)])).toMatchObject({ tooYoung: true });
    expect(ageCheck([estimate(-3)])).toMatchObject({ kind: "judged", tooYoung: true });
  });

  it("takes a face for too young when one of several networks does", () => {
    expect(ageCheck([estimate(40), estimate(20)])).toEqual({ kind: "judged", years: 20, tooYoung: true });
    expect(ageCheck([estimate(20), estimate(40)])).toEqual({ kind: "judged", years: 20, tooYoung: true });
  });

  it.each([
    ["none at all", []],
    ["NaN", [estimate(NaN)]],
    ["infinite", [estimate(Infinity), estimate(-Infinity)]],
    ["beyond any age", [estimate(120.1)]],
    ["without a threshold", [estimate(40, NaN), estimate(40, 0)]],
  ] as const)("is not done where the estimates are %s", (_, estimates) => {
    expect(ageCheck(estimates)).toEqual({ kind: "not-judged" });
  });

  it("goes by the estimates that are usable", () => {
    expect(ageCheck([estimate(NaN), estimate(30)])).toEqual({ kind: "judged", years: 30, tooYoung: false });
    expect(ageCheck([estimate(20), estimate(NaN)])).toMatchObject({ tooYoung: true });
    expect(ageCheck([estimate(120)])).toMatchObject({ kind: "judged", tooYoung: false });
  });
});
