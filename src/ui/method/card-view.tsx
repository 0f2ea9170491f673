import type { ReactNode } from "react";
import type { Block, Inline, Line } from "./card-blocks.ts";

/** A model card, drawn from its blocks. Its title is left out: the model's name stands above it. Cards are in English. */
export function CardView({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div className="card" lang="en">
      {blocks
        .filter((block) => !(block.kind === "heading" && block.depth === 1))
        .map((block, index) => (
          <BlockView key={index} block={block} />
        ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading":
      return <h4>{words(block.children)}</h4>;
    case "paragraph":
      return <p>{words(block.children)}</p>;
    case "list": {
      const items = block.items.map((item, index) => <li key={index}>{words(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return <CardTable block={block} />;
    default:
      return block satisfies never;
  }
}

function CardTable({ block }: { readonly block: Extract<Block, { kind: "table" }> }) {
  return (
    <div className="card__table">
      <table className="figures">
        <thead>
          <tr>
            {block.head.map((cell, index) => (
              <th key={index} scope="col">
                {words(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{words(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function words(line: Line): ReactNode {
  return line.map((inline, index) => <InlineView key={index} inline={inline} />);
}

function InlineView({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return <code>{inline.text}</code>;
    case "strong":
      return <strong>{words(inline.children)}</strong>;
    case "em":
      return <em>{words(inline.children)}</em>;
    default:
      return inline satisfies never;
  }
}
