import { describe, expect, it } from "vitest";
import { loadOnce } from "../core/load-once.ts";
import { asNetworkFault, loadAt } from "./load-once.ts";

describe("a part that is loaded once", () => {
  it("is the same for all who ask, and is tried again after a failure", async () => {
    let tries = 0;
    const load = loadOnce(async () => {
      tries += 1;
      if (tries === 1) throw new Error("lost");
      return tries;
    });
    const both = [load(), load()];
    await expect(both[0]).rejects.toThrow("lost");
    await expect(both[1]).rejects.toThrow("lost");
    expect(await Promise.all([load(), load()])).toEqual([2, 2]);
  });

  it("is a fault of the network when it cannot be fetched", async () => {
    await expect(asNetworkFault(Promise.reject(new TypeError("no")))).rejects.toMatchObject({
      fault: { code: "model-network", detail: "TypeError: no" },
    });
    expect(await asNetworkFault(Promise.resolve(3))).toBe(3);
  });

  it("waits for its time, in its turn, and is given up without a word", async () => {
    let come = () => {};
    const time = new Promise<void>((resolve) => (come = resolve));
    const begun: string[] = [];
    const done = loadAt(
      time,
      () => Promise.reject(new Error(`${begun.push("a")}`)),
      () => Promise.resolve(begun.push("b")),
    );
    expect(begun).toEqual([]);
    come();
    await done;
    expect(begun).toEqual(["a", "b"]);
  });
});
