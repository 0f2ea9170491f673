import { describe, expect, it, vi } from "vitest";
import { loadOnce } from "./load-once.ts";

describe("what is loaded once", () => {
  it("is the same for everybody, whoever asks first", async () => {
    const load = vi.fn(async (start: number) => ({ start }));
    const loader = loadOnce(load);
    expect(loader.current()).toBeNull();
    const first = loader(1);
    expect(loader.current()).toBe(first);
    expect(await loader(2)).toBe(await first);
    expect(load.mock.calls).toEqual([[1]]);
  });

  it("is loaded anew after a failure, and after it was forgotten", async () => {
    const load = vi.fn(() => Promise.resolve(7));
    load.mockRejectedValueOnce(new Error("no"));
    const loader = loadOnce(load);
    await expect(loader()).rejects.toThrow("no");
    expect(loader.current()).toBeNull();
    expect(await loader()).toBe(7);
    loader.forget();
    expect(await loader()).toBe(7);
    expect(load).toHaveBeenCalledTimes(3);
  });
});
