/** Reads the model cards while the site is built, so that the page needs neither a Markdown reader nor a request. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { marked } from "marked";
import type { Token, Tokens } from "marked";
import type { Plugin } from "vite";
import type { Block, Inline, Line, ModelCards } from "../../../src/ui/method/card-blocks.ts";

const MODULE = "virtual:model-cards";
const CARD = "MODEL_CARD.md";

/** Return a card's Markdown as blocks. Throws on what a card has no use for, such as HTML and pictures. */
export function cardBlocks(markdown: string): Block[] {
  return marked.lexer(markdown).flatMap((token) => blockOf(token));
}

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case "space":
      return [];
    case "heading": {
      const { depth, tokens } = token as Tokens.Heading;
      return [{ kind: "heading", depth, children: lineOf(tokens) }];
    }
    case "paragraph":
      return [{ kind: "paragraph", children: lineOf((token as Tokens.Paragraph).tokens) }];
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: "list", ordered, items: items.map((item) => lineOf(item.tokens)) }];
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const line = ({ tokens }: Tokens.TableCell) => lineOf(tokens);
      return [{ kind: "table", head: header.map(line), rows: rows.map((row) => row.map(line)) }];
    }
    default:
      throw new Error(`a model card cannot hold: ${token.type} (${token.raw.slice(0, 40)})`);
  }
}

function lineOf(tokens: readonly Token[]): Line {
  return tokens.flatMap((token) => inlineOf(token));
}

function inlineOf(token: Token): Inline[] {
  switch (token.type) {
    case "text": {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? [...lineOf(tokens)] : [{ kind: "text", text: oneLine(text) }];
    }
    case "escape":
      return [{ kind: "text", text: (token as Tokens.Escape).text }];
    case "codespan":
      return [{ kind: "code", text: (token as Tokens.Codespan).text }];
    case "strong":
    case "em":
      return [{ kind: token.type, children: lineOf((token as Tokens.Strong).tokens) }];
    case "link": {
      // The app's pages may not lead elsewhere; the address is told instead.
      const { href, tokens, text } = token as Tokens.Link;
      return text === href ? [...lineOf(tokens)] : [...lineOf(tokens), { kind: "text", text: ` (${href})` }];
    }
    default:
      throw new Error(`a line of a model card cannot hold: ${token.type} (${token.raw.slice(0, 40)})`);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

/** Return the cards of all models in a folder, by the name of the model's own folder, which is its id. */
export function readCards(modelsFolder: string): ModelCards {
  const folders = existsSync(modelsFolder) ? readdirSync(modelsFolder).sort() : [];
  return Object.fromEntries(
    folders.flatMap((id) => {
      const file = path.join(modelsFolder, id, CARD);
      return existsSync(file) ? [[id, cardBlocks(readFileSync(file, "utf8"))] as const] : [];
    }),
  );
}

/** Return the plugin that gives the page the cards as a module. */
export function modelCards(modelsFolder: string): Plugin {
  return {
    name: "mien-model-cards",
    resolveId: (source) => (source === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const cards = readCards(modelsFolder);
      for (const model of Object.keys(cards)) this.addWatchFile(path.join(modelsFolder, model, CARD));
      return `export const cards = ${JSON.stringify(cards)};`;
    },
  };
}
