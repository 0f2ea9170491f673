import { describe, expect, it } from "vitest";
import { standMovedText } from "./moved-text.ts";

/** As much of the browser's tree as it takes: it throws where the browser does. */
class FakeNode {
  parentNode: FakeNode | null = null;
  children: FakeNode[] = [];
  readonly nodeName: string;
  constructor(nodeName: string, ...children: readonly FakeNode[]) {
    this.nodeName = nodeName;
    for (const child of children) this.insertBefore(child, null);
  }
  removeChild(child: FakeNode): FakeNode {
    if (child.parentNode !== this) throw new DOMException("not a child of this node", "NotFoundError");
    this.children = this.children.filter((one) => one !== child);
    child.parentNode = null;
    return child;
  }
  insertBefore(node: FakeNode, before: FakeNode | null): FakeNode {
    if (before && before.parentNode !== this)
      throw new DOMException("not a child of this node", "NotFoundError");
    node.parentNode?.removeChild(node);
    const at = before ? this.children.indexOf(before) : this.children.length;
    this.children.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }
}

/** A tree of which a translator has put the text into elements of its own; `takes` leaves the text nowhere. */
function translated({ takes }: { readonly takes: boolean }) {
  class Node extends FakeNode {}
  const text = new Node("#text");
  const after = new Node("B");
  const parent = new Node("P", text, after);
  const font = new Node("FONT", new Node("FONT"));
  parent.insertBefore(font, text);
  parent.removeChild(text);
  if (!takes) font.children[0]?.insertBefore(text, null);
  standMovedText<FakeNode>(Node.prototype);
  return { Node, text, after, parent, font };
}

describe("text that a translator moved", () => {
  it("throws where nothing was changed, so that this test can fail", () => {
    const parent = new FakeNode("P");
    const text = new FakeNode("#text");
    parent.insertBefore(new FakeNode("FONT", text), null);
    expect(() => parent.removeChild(text)).toThrow("not a child");
  });

  it("goes with the elements that it was put into", () => {
    const { parent, text, after } = translated({ takes: false });
    expect(parent.removeChild(text)).toBe(text);
    expect(parent.children).toEqual([after]);
  });

  it("has what comes before it put before those elements", () => {
    const { Node, parent, text, after, font } = translated({ takes: false });
    const added = new Node("I");
    parent.insertBefore(added, text);
    expect(parent.children).toEqual([added, font, after]);
  });

  it("does no harm where it was taken away", () => {
    const { Node, parent, text, font, after } = translated({ takes: true });
    const added = new Node("I");
    expect(parent.removeChild(text)).toBe(text);
    parent.insertBefore(added, text);
    expect(parent.children).toEqual([font, after, added]);
  });

  it("is the only thing that is stood: everything else throws as ever", () => {
    const { Node, parent, after } = translated({ takes: false });
    const elsewhere = new Node("#text");
    new Node("DIV", elsewhere);
    expect(() => parent.removeChild(elsewhere)).toThrow("not a child");
    expect(() => parent.removeChild(new Node("B"))).toThrow("not a child");
    expect(() => parent.insertBefore(new Node("I"), elsewhere)).toThrow("not a child");
    expect(parent.removeChild(after)).toBe(after);
  });
});
