import { describe, expect, it } from "vitest";
import { ageGateFigures } from "./age-gate.ts";

const prediction = (image: string, age: number | null) => [image, { image, raw: null, age }] as const;

describe("the age gate's figures", () => {
  it("count each group by perceived age, and refuse and ask by estimated age", () => {
    const perceived = new Map([
      ["child", 9],
      ["teen", 15],
      ["young", 22],
      ["adult", 40],
      ["unread", 50],
    ]);
    const predictions = new Map([
      prediction("child", 11),
      prediction("teen", 25),
      prediction("young", 18),
      prediction("adult", 38),
      prediction("unread", null),
    ]);
    expect(ageGateFigures(predictions, perceived, { refuseBelow: 18, askBelow: 26 })).toEqual({
      refuseBelow: 18,
      askBelow: 26,
      under16: { faces: 2, refused: 0.5, asked: 0.5 },
      between: { faces: 1, refused: 0, asked: 1 },
      over25: { faces: 1, refused: 0, asked: 0 },
      mae: (2 + 10 + 4 + 2) / 4,
    });
  });
});
