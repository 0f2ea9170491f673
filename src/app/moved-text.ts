/**
 * Lets React go on where a browser's translator has moved its text.
 *
 * [Note: Translated pages]
 * A translator puts each piece of text into elements of its own (`<font><font>...`), or puts such elements in its place. React still takes the
 * text for a child of its own element: when it removes it, or puts something before it, the browser throws, and the whole page is gone
 * (react#11538). It happens wherever text stands beside something that comes and goes; no compiler tells where that is, and the
 * next sentence that somebody writes may be such a one. So the two calls that throw look where the text is now. For anything but text that
 * was moved into `font` elements or taken away they are the browser's own, and throw as ever.
 */

/** The part of a node that is looked at. */
interface Placed {
  readonly nodeName: string;
  readonly parentNode: Placed | null;
}

/** The calls of `Node.prototype` that are changed; tests bring a tree of their own. */
export interface TreeCalls<N extends Placed> {
  removeChild(child: N): N;
  insertBefore(node: N, before: N | null): N;
}

/** Return the child of `parent` that holds the text now; null where it was taken away, undefined where it is none of ours to find. */
function holderOf(parent: Placed, text: Placed): Placed | null | undefined {
  if (text.nodeName !== "#text") return undefined;
  if (text.parentNode === null) return null;
  let at: Placed = text;
  while (at.parentNode && at.parentNode !== parent) {
    at = at.parentNode;
    if (at.nodeName !== "FONT") return undefined;
  }
  return at.parentNode ? at : undefined;
}

/** Change both calls; once, before React draws. See: [Note: Translated pages]. */
export function standMovedText<N extends Placed>(calls: TreeCalls<N>): void {
  const { removeChild, insertBefore } = calls;
  calls.removeChild = function (this: N, child) {
    if (child.parentNode === this) return removeChild.call(this, child) as N;
    const holder = holderOf(this, child);
    if (holder === undefined) return removeChild.call(this, child) as N;
    if (holder) removeChild.call(this, holder as N);
    return child;
  };
  calls.insertBefore = function (this: N, node, before) {
    if (before === null || before.parentNode === this) return insertBefore.call(this, node, before) as N;
    const holder = holderOf(this, before);
    return insertBefore.call(this, node, holder === undefined ? before : (holder as N | null)) as N;
  };
}
