import { describe, expect, it } from "vitest";
import { apart, endingsOf } from "./photos.ts";

const csv = (rows: readonly string[]): string => ["name,state,reason,psl,quality_notes", ...rows].join("\n");

describe("the endings of two engines", () => {
  const one = endingsOf(
    csv(["a.jpg,scored,,50,drawing-like", "b.jpg,scored,,40,", "c.png,refused,no-face,,"]),
  );

  it("are apart by the scores of files that both score", () => {
    const other = endingsOf(
      csv(["a.jpg,scored,,50.5,drawing-like", "b.jpg,scored,,39.9,", "c.png,refused,no-face,,"]),
    );
    const { scored, max, mean, bias, otherEnds } = apart(one, other);
    expect([scored, otherEnds]).toEqual([2, []]);
    expect([max, mean, bias]).toEqual([expect.closeTo(0.5), expect.closeTo(0.3), expect.closeTo(0.2)]);
  });

  it("differ where state, reason or notes do, and where a file is missing", () => {
    const names = (rows: readonly string[]) =>
      apart(one, endingsOf(csv(rows))).otherEnds.map(({ name }) => name);
    expect(names(["a.jpg,scored,,50,", "b.jpg,asked,,,", "c.png,refused,face-unclear,,"])).toEqual([
      "a.jpg",
      "b.jpg",
      "c.png",
    ]);
    expect(names(["a.jpg,scored,,50,drawing-like", "b.jpg,scored,,40,"])).toEqual(["c.png"]);
  });
});
