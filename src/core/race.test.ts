import { describe, expect, it, vi } from "vitest";
import { race } from "./race.ts";

function someLoss() {
  let lose: (reason: unknown) => void = () => {};
  const loss = new Promise<never>((_, reject) => (lose = reject));
  return { loss, lose };
}

const forever = () => new Promise<string>(() => {});

describe("work that a loss may cut short", () => {
  it("comes to what it comes to", async () => {
    const { loss } = someLoss();
    await expect(race(loss, Promise.resolve("done"))).resolves.toBe("done");
    await expect(race(loss, Promise.reject(new Error("failed")))).rejects.toThrow("failed");
  });

  it("rejects for everybody who waits when the loss comes, and for whoever comes later", async () => {
    const { loss, lose } = someLoss();
    const waiting = [race(loss, forever()), race(loss, forever())];
    lose(new Error("lost"));
    for (const work of waiting) await expect(work).rejects.toThrow("lost");
    await expect(race(loss, forever())).rejects.toThrow("lost");
  });

  it("hangs one listener on the loss, however much work there was", async () => {
    const { loss } = someLoss();
    const listen = vi.spyOn(loss, "then");
    for (let photo = 0; photo < 10; photo += 1) await race(loss, Promise.resolve(photo));
    expect(listen).toHaveBeenCalledTimes(1);
  });
});
