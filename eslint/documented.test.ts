/** How much of what a room exports is documented, so that it can be used without reading its code. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SRC = path.join(import.meta.dirname, "..", "src");

/** Share of the exports that must have a docstring. */
const LEAST = 0.9;

/** Return the names that a file exports where it declares them, and whether each has a docstring. */
function exportsOf(name: string, text: string): { readonly name: string; readonly isDocumented: boolean }[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    const isDocumented = ts.getJSDocCommentsAndTags(statement).length > 0;
    const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    return declared.map((each) => ({
      name: `${name}: ${ts.getNameOfDeclaration(each as ts.Declaration)?.getText() ?? "?"}`,
      isDocumented,
    }));
  });
}

function filesOf(room: string): string[] {
  return readdirSync(path.join(SRC, room), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes("testing"))
    .map((file) => path.join(room, file));
}

describe("docstrings", () => {
  it("are told apart from their absence", () => {
    const text = `/** Head of the file. */\nimport "x";\n/** Said. */\nexport const a = 1;\nexport type B = 2;\nconst c = 3;`;
    expect(exportsOf("x.ts", text)).toEqual([
      { name: "x.ts: a", isDocumented: true },
      { name: "x.ts: B", isDocumented: false },
    ]);
  });

  it.each(["core", "models", "inference", "state"])("stand on nine in ten exports of %s", (room) => {
    const all = filesOf(room).flatMap((file) => exportsOf(file, readFileSync(path.join(SRC, file), "utf8")));
    const missing = all.filter(({ isDocumented }) => !isDocumented).map(({ name }) => name);
    expect(all.length).toBeGreaterThan(40);
    expect(1 - missing.length / all.length, missing.join("\n")).toBeGreaterThanOrEqual(LEAST);
  });
});
