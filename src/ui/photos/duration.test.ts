import { describe, expect, it } from "vitest";
import { durationText } from "./duration.ts";

describe("a stretch of time in words", () => {
  it("is as exact as a guess can be", () => {
    expect([0, 3, 41, 89, 90, 600, 5399, 5400, 9000].map((s) => durationText(s, "en"))).toEqual([
      "5 seconds",
      "5 seconds",
      "45 seconds",
      "90 seconds",
      "2 minutes",
      "10 minutes",
      "90 minutes",
      "1.5 hours",
      "2.5 hours",
    ]);
  });

  it("follows the language", () => {
    expect(durationText(60, "de")).toBe("60 Sekunden");
  });
});
