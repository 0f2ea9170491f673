import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./ensure-built.ts";
import { FACESTATS_CARD } from "../../models/provision.ts";
import { cardBlocks, readCards } from "./model-cards.ts";

describe("model cards", () => {
  it("become headings, paragraphs, lists and tables", () => {
    const blocks = cardBlocks("# A **b**\n\none\ntwo `c`\n\n- x\n- y\n\n| h | i |\n|---|---|\n| 1 | *2* |\n");
    expect(blocks).toEqual([
      {
        kind: "heading",
        depth: 1,
        children: [
          { kind: "text", text: "A " },
          { kind: "strong", children: [{ kind: "text", text: "b" }] },
        ],
      },
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "one two " },
          { kind: "code", text: "c" },
        ],
      },
      { kind: "list", ordered: false, items: [[{ kind: "text", text: "x" }], [{ kind: "text", text: "y" }]] },
      {
        kind: "table",
        head: [[{ kind: "text", text: "h" }], [{ kind: "text", text: "i" }]],
        rows: [[[{ kind: "text", text: "1" }], [{ kind: "em", children: [{ kind: "text", text: "2" }] }]]],
      },
    ]);
  });

  it("keep characters that mean something in HTML as they are", () => {
    expect(cardBlocks("a < b & c")).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "a < b & c" }] },
    ]);
  });

  it("tell a link's address instead of linking", () => {
    expect(cardBlocks("[here](https://example.org/x)")).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "here" },
          { kind: "text", text: " (https://example.org/x)" },
        ],
      },
    ]);
  });

  it("refuse HTML and pictures", () => {
    expect(() => cardBlocks("<script>alert(1)</script>")).toThrow("html");
    expect(() => cardBlocks("![a](b.png)")).toThrow("image");
  });

  it("are read of FaceStats too, whose card says that no agreement with people was published", () => {
    const blocks = cardBlocks(readFileSync(FACESTATS_CARD, "utf8"));
    expect(JSON.stringify(blocks)).toContain("never published");
  });

  it("are found for the compact model of this site", () => {
    const cards = readCards(path.join(ROOT, "public", "models"));
    expect(cards["compact"]?.some(({ kind }) => kind === "table")).toBe(true);
  });
});
