import { describe, expect, it } from "vitest";
import { longestTaskLine, withSection } from "./document.ts";

describe("a generated section", () => {
  it("is appended once, then replaced, and what is around it stays", () => {
    const first = withSection("# Title\n\nBefore.\n", "a", "one");
    expect(first).toBe("# Title\n\nBefore.\n\n<!-- a: generated -->\none\n<!-- /a -->\n");
    const second = withSection(`${first}\nAfter.\n`, "a", "two");
    expect(second).toBe("# Title\n\nBefore.\n\n<!-- a: generated -->\ntwo\n<!-- /a -->\n\nAfter.\n");
    expect(withSection(second, "b", "three")).toContain("<!-- b: generated -->\nthree");
  });
});

describe("the line about the longest task", () => {
  it("gives its length, and does not take what browsers do not tell for none at all", () => {
    expect(longestTaskLine(83.4)).toBe("Longest main-thread task meanwhile: 83 ms.");
    expect(longestTaskLine(0)).toBe("Main-thread tasks meanwhile: none over 50 ms.");
  });
});
