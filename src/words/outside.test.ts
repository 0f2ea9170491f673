import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/**
 * No sentence stands outside the catalogue: every component is parsed, and whatever would reach a person as written in the
 * code is named here. A string that the code only compares, or hands on as a key or a class, is not shown.
 */

const SRC = path.join(import.meta.dirname, "..");
/** The last net of the page: it must speak when the catalogue could not be loaded. */
const EXEMPT = new Set(["app/error-boundary.tsx"]);
/** Attributes that are read out or shown. */
const SPOKEN = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "aria-valuetext",
  "alt",
  "title",
  "placeholder",
  "label",
]);
/** Words, as opposed to signs, units and numbers that are the same in every language. */
const WORD = /\p{L}{2,}/u;
/** Units and names, which no language translates. */
const SAME_EVERYWHERE = /\b(PSL|px|cm|ms|kB|MB|FaceStats|Mien)\b/gu;

function isWords(text: string): boolean {
  return WORD.test(text.replace(SAME_EVERYWHERE, ""));
}

/** Return the written-out words that a component's source shows, with their lines. */
export function shownWords(file: string, source: string): readonly string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    if (!isWords(text)) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1}: ${text.trim()}`);
  };
  /** Note what an expression may come to: either side of a choice, the end of `&&`, a template's text. */
  const noteValue = (value: ts.Expression): void => {
    if (ts.isStringLiteralLike(value)) note(value, value.text);
    else if (ts.isTemplateExpression(value)) {
      note(value, value.head.text);
      for (const span of value.templateSpans) note(span.literal, span.literal.text);
    } else if (ts.isConditionalExpression(value)) {
      noteValue(value.whenTrue);
      noteValue(value.whenFalse);
    } else if (ts.isParenthesizedExpression(value)) noteValue(value.expression);
    else if (ts.isBinaryExpression(value)) {
      noteValue(value.right);
      if (value.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) noteValue(value.left);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    else if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      noteValue(node.expression);
    else if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) note(node.initializer, node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        noteValue(node.initializer.expression);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe("strings outside the catalogue", () => {
  const files = ["ui", "app"].flatMap((room) =>
    ts.sys.readDirectory(path.join(SRC, room), [".tsx"]).map((file) => path.relative(SRC, file)),
  );
  const components = files.filter((file) => !EXEMPT.has(file) && !file.endsWith(".test.tsx"));

  it("there are none in any component", () => {
    expect(components.length).toBeGreaterThan(60);
    const found = components.flatMap((file) => shownWords(file, readFileSync(path.join(SRC, file), "utf8")));
    expect(found).toEqual([]);
  });

  it.each([
    ["text between tags", "<p>Hello there</p>", 1],
    ["a spoken attribute", '<img alt="A face" />', 1],
    ["either side of a choice", '<p title={on ? "Switch off" : "Switch on"}>{on && "Now on"}</p>', 3],
    ["a template", "<p>{`Scored in ${ms}`}</p>", 1],
    [
      "a class, a key and a comparison",
      '<p className="row" id="x">{kind === "wide" ? t("a.b") : null}</p>',
      0,
    ],
    ["signs and units", "<p>{value} % · 12 cm</p>", 0],
  ])("are found: %s", (_, code, count) => {
    expect(shownWords("x.tsx", `const x = ${code};`)).toHaveLength(count);
  });
});
