import { describe, expect, it } from "vitest";
import { withSection } from "./document.ts";

describe("a generated section", () => {
  it("is appended once, then replaced, and what is around it stays", () => {
    const first = withSection("# Title\n\nBefore.\n", "a", "one");
    expect(first).toBe("# Title\n\nBefore.\n\n<!-- a: generated -->\none\n<!-- /a -->\n");
    const second = withSection(`${first}\nAfter.\n`, "a", "two");
    expect(second).toBe("# Title\n\nBefore.\n\n<!-- a: generated -->\ntwo\n<!-- /a -->\n\nAfter.\n");
    expect(withSection(second, "b", "three")).toContain("<!-- b: generated -->\nthree");
  });
});
