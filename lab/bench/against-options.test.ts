import { describe, expect, it } from "vitest";
import { benchWords } from "./against-options.ts";

describe("the words of a comparison", () => {
  it("may stand before or after the part that is measured", () => {
    const asked = {
      against: "main",
      share: null,
      isDocumented: false,
      visits: null,
      pairs: null,
      words: ["photo"],
    };
    expect(benchWords(["--against", "main", "photo"])).toEqual(asked);
    expect(benchWords(["photo", "--against", "main"])).toEqual(asked);
  });

  it("leave the words of a part to it, and nothing is compared unless it is asked for", () => {
    const asked = {
      against: null,
      share: null,
      isDocumented: false,
      visits: null,
      pairs: null,
      words: ["batch", "40", "cores=4"],
    };
    expect(benchWords(["batch", "40", "cores=4"])).toEqual(asked);
  });

  it("hold the browser to half a core, and write down", () => {
    const asked = {
      against: "HEAD~1",
      share: 0.5,
      isDocumented: true,
      visits: null,
      pairs: null,
      words: ["photo"],
    };
    expect(benchWords(["photo", "--half-core", "--against", "HEAD~1", "--document"])).toEqual(asked);
  });

  it("say how often each build is opened and measured, where something is compared", () => {
    expect(benchWords(["photo", "--against", "main", "visits=2", "pairs=6"])).toMatchObject({
      visits: 2,
      pairs: 6,
      words: ["photo"],
    });
    expect(benchWords(["batch", "pairs=6"])).toMatchObject({ pairs: null, words: ["batch", "pairs=6"] });
  });

  it("must name a commit", () => {
    expect(() => benchWords(["photo", "--against"])).toThrow("--against takes a commit");
    expect(() => benchWords(["--against", "--half-core", "photo"])).toThrow("--against takes a commit");
  });
});
