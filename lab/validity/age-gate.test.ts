import { describe, expect, it } from "vitest";
import { ageGateFigures, ageGateInUse } from "./age-gate.ts";

const prediction = (image: string, age: number | null) => [image, { image, raw: null, age }] as const;

const PERCEIVED = new Map([
  ["child", 9],
  ["teen", 15],
  ["young", 22],
  ["adult", 40],
  ["unread", 50],
]);

const FACES = new Map([
  prediction("child", 11),
  prediction("teen", 25),
  prediction("young", 18),
  prediction("adult", 24),
  prediction("unread", null),
]);

describe("the age gate's figures", () => {
  it("count each group by perceived age, and refuse and ask by estimated age", () => {
    const decides = { model: "faces", refuseBelow: 18, askBelow: 26 } as const;
    expect(ageGateFigures({ faces: FACES }, PERCEIVED, { decides, sureAdults: null })).toEqual({
      refuseBelow: 18,
      askBelow: 26,
      under16: { faces: 2, refused: 0.5, asked: 0.5 },
      between: { faces: 1, refused: 0, asked: 1 },
      over25: { faces: 1, refused: 0, asked: 1 },
      mae: (10 + 4) / 2,
    });
  });

  it("let those through of whom the other model is sure, whatever the deciding one says", () => {
    const compact = new Map([prediction("teen", 33), prediction("adult", 32), prediction("young", 31.9)]);
    const decides = { model: "faces", refuseBelow: 18, askBelow: 26 } as const;
    const gate = { decides, sureAdults: { model: "compact", from: 32 } } as const;
    expect(ageGateFigures({ faces: FACES, compact }, PERCEIVED, gate)).toMatchObject({
      sureFrom: 32,
      under16: { refused: 0.5, asked: 0, sure: 0.5 },
      between: { asked: 1, sure: 0 },
      over25: { refused: 0, asked: 0, sure: 1 },
    });
  });

  it("are none without predictions of the model that decides", () => {
    const decides = { model: "faces", refuseBelow: 18, askBelow: 26 } as const;
    expect(ageGateFigures({ compact: FACES }, PERCEIVED, { decides, sureAdults: null })).toBeNull();
  });

  it("are those of the gate that the manifest entries set", () => {
    const { decides } = ageGateInUse();
    expect(decides.refuseBelow).toBeGreaterThan(0);
    expect(decides.askBelow).toBeGreaterThan(decides.refuseBelow);
  });
});
