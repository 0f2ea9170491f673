import { describe, expect, it, vi } from "vitest";
import type { HeicDecoder } from "../capture/heic-link.ts";
import { startLateModules, type LateLoaders } from "./late-modules.ts";

function setUp(own: Partial<LateLoaders> = {}) {
  const begun: string[] = [];
  const decoder: HeicDecoder = {
    decode: vi.fn(() => Promise.resolve({} as ImageBitmap)),
    settled: Promise.resolve(),
  };
  const loaders: LateLoaders = {
    result: async () => begun.push("result"),
    screens: async () => void begun.push("screens"),
    heic: async () => {
      begun.push("heic");
      return decoder;
    },
    benchmark: async () => {
      begun.push("benchmark");
      return {} as never;
    },
    ...own,
  };
  let rest = () => {};
  const late = startLateModules(new Promise((resolve) => (rest = resolve)), loaders);
  return { late, begun, decoder, rest: () => rest() };
}

describe("parts that come late", () => {
  it("come when the page is idle, but for the screen of a result", async () => {
    const { late, begun, rest } = setUp();
    await vi.waitFor(() => expect(begun).toEqual(["result"]));
    rest();
    await late.settled;
    expect(begun).toEqual(["result", "screens", "benchmark", "heic"]);
  });

  it("come before when they are wanted, and once", async () => {
    const { late, begun, decoder, rest } = setUp();
    const file = new Blob(["heic"]);
    const { signal } = new AbortController();
    await late.decodeHeic(file, signal);
    expect(decoder.decode).toHaveBeenCalledWith(file, signal, undefined);
    rest();
    await late.settled;
    expect(begun.filter((part) => part === "heic")).toHaveLength(1);
  });

  it("are a fault of the network when they do not come, and hold nothing up", async () => {
    const lost = () => Promise.reject(new TypeError("no"));
    const { late, rest } = setUp({ result: lost, screens: lost, heic: lost, benchmark: lost });
    rest();
    await late.settled;
    await expect(late.decodeHeic(new Blob())).rejects.toMatchObject({ fault: { code: "model-network" } });
    await expect(late.benchmarkModule()).rejects.toMatchObject({ fault: { code: "model-network" } });
  });
});
