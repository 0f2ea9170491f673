import { describe, expect, it } from "vitest";
import { formatFor } from "../../words/format.ts";
import { scoreText } from "./score-text.ts";

describe("a score in words", () => {
  it("is the same score on either scale", () => {
    expect(scoreText("100", formatFor("en")).number(62.5)).toBe("62.5");
    expect(scoreText("8", formatFor("de")).number(62.5)).toBe("5,00");
    expect(scoreText("8", formatFor("en")).coarse(62.5)).toBe("5.0");
  });

  it("ends where the scale ends", () => {
    expect(scoreText("100", formatFor("en")).top).toBe("100");
    expect(scoreText("8", formatFor("en")).top).toBe("8");
  });

  it("tells differences on the same scale, with their sign", () => {
    expect(scoreText("100", formatFor("en")).signed(-2.46)).toBe("−2.5");
    expect(scoreText("8", formatFor("de")).signed(2.5)).toBe("+0,20");
    expect(scoreText("8", formatFor("en")).signed(0.625, 3)).toBe("+0.050");
  });

  it("gives both ends of an interval", () => {
    expect(scoreText("8", formatFor("en")).ends({ low: 25, high: 75 })).toEqual({
      low: "2.00",
      high: "6.00",
    });
  });
});
