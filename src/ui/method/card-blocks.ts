/** A model card as plain data: what the build makes of its Markdown, and what the screen draws. No HTML is involved. */

export type Inline =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "strong" | "em"; readonly children: readonly Inline[] };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: "heading"; readonly depth: number; readonly children: Line }
  | { readonly kind: "paragraph"; readonly children: Line }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: "table"; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] };

/** The cards by the id of their model. */
export type ModelCards = Readonly<Record<string, readonly Block[]>>;
