import { describe, expect, it } from "vitest";
import { createTurns } from "./turns.ts";

describe("turns", () => {
  it("starts a job only when the one before has ended", async () => {
    const inTurn = createTurns();
    const seen: string[] = [];
    let end = () => {};
    const first = inTurn(async () => {
      seen.push("first begins");
      await new Promise<void>((resolve) => (end = resolve));
      seen.push("first ends");
    });
    const second = inTurn(async () => void seen.push("second begins"));
    await Promise.resolve();
    end();
    await Promise.all([first, second]);
    expect(seen).toEqual(["first begins", "first ends", "second begins"]);
  });

  it("tells each job's own end, and goes on after one that failed", async () => {
    const inTurn = createTurns();
    const failed = inTurn(() => Promise.reject(new Error("no")));
    const thrown = inTurn(() => {
      throw new Error("at once");
    });
    const fine = inTurn(() => Promise.resolve(7));
    await expect(failed).rejects.toThrow("no");
    await expect(thrown).rejects.toThrow("at once");
    expect(await fine).toBe(7);
  });
});
