/** That every way to deploy builds the whole site, read by the hosts' own parsers where npm has them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse as parseToml } from "@iarna/toml";
import { DockerfileParser } from "dockerfile-ast";
import { lexer, type Token, type Tokens } from "marked";
import { describe, expect, it } from "vitest";
import { ROOT } from "../build/root.ts";

const WHOLE_SITE = "npm run site";
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

/** Return the commands of a text that is code within a Markdown document. */
function commandsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token): string[] => {
    if (token.type === "codespan") return [(token as Tokens.Codespan).text];
    if (token.type === "code") return (token as Tokens.Code).text.split("\n");
    if (token.type === "table") {
      const { header, rows } = token as Tokens.Table;
      return [...header, ...rows.flat()].flatMap((cell) => commandsIn(cell.tokens));
    }
    const { tokens: inner, items } = token as { tokens?: Token[]; items?: Token[] };
    return [...commandsIn(inner ?? []), ...commandsIn(items ?? [])];
  });
}

describe("what is deployed", () => {
  it("is built by Netlify with all models, as its own reader of TOML says", () => {
    const { build } = parseToml(read("netlify.toml")) as { build: { command: string; publish: string } };
    expect(build).toMatchObject({ command: WHOLE_SITE, publish: "dist" });
  });

  it("is built by Vercel with all models", () => {
    const config = JSON.parse(read("deploy/vercel.json")) as Record<string, unknown>;
    expect(config).toMatchObject({ buildCommand: WHOLE_SITE, outputDirectory: "dist" });
  });

  it("is built into the container with all models, and nothing else builds it there", () => {
    const instructions = DockerfileParser.parse(read("deploy/Containerfile")).getInstructions();
    const runs = instructions
      .filter((instruction) => instruction.getKeyword() === "RUN")
      .map((instruction) => instruction.getArgumentsContent() ?? "");
    expect(runs.filter((run) => run.includes("npm run"))).toEqual([WHOLE_SITE]);
    const copies = instructions
      .filter((instruction) => instruction.getKeyword() === "COPY")
      .map((instruction) => instruction.getArgumentsContent());
    expect(copies).toContain("/mien/dist /var/www/mien");
  });

  it("is told so on the page for hosts, which names no other command that builds", () => {
    const commands = commandsIn(lexer(read("deploy/README.md"))).filter((text) =>
      /npm run (?:site|build)/.test(text),
    );
    expect(commands.length).toBeGreaterThan(3);
    expect(
      commands.filter((text) => !/^npm run site( -- --go-on-without)?$/.test(text.replace(/\s+/g, " "))),
    ).toEqual([]);
  });

  it("is described by no file that this test does not read", () => {
    const known = ["Containerfile", "README.md", "_headers", "nginx.conf", "vercel.json"];
    expect(readdirSync(path.join(ROOT, "deploy")).sort()).toEqual(known);
    const others = ["wrangler.toml", "vercel.json", "render.yaml", "fly.toml", "Dockerfile", "app.json"];
    expect(others.filter((file) => existsSync(path.join(ROOT, file)))).toEqual([]);
    for (const file of ["_headers", "nginx.conf"]) expect(read(`deploy/${file}`)).not.toContain("npm run");
  });

  it("is one command of this project, which the README gives for everything", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    expect(scripts["site"]).toBe("tsx scripts/site.ts");
    expect(commandsIn(lexer(read("README.md")))).toContain(WHOLE_SITE);
  });
});
