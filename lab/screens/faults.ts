/** What a program can see of a bad look: a page that scrolls sideways, and text that is cut off. */
import type { Page } from "playwright-core";

/** Return what is wrong with a page as it stands, in words. */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}${element.className && typeof element.className === "string" ? `.${element.className.trim().replace(/\s+/g, ".")}` : ""}`;
    const isInScroller = (element: Element): boolean => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if (overflowX === "auto" || overflowX === "scroll" || overflowX === "hidden" || overflowX === "clip")
          return true;
      }
      return false;
    };
    const found: string[] = [];
    const room = document.documentElement.clientWidth;
    const sideways = document.documentElement.scrollWidth - room;
    const all = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
    if (sideways > 0) {
      const wide = all.filter(
        (element) => element.getBoundingClientRect().right > room + 0.5 && !isInScroller(element),
      );
      found.push(
        `scrolls sideways by ${sideways} px: ${[...new Set(wide.map(nameOf))].slice(0, 4).join(", ")}`,
      );
    }
    for (const element of all) {
      const { overflowX, overflowY, position, textOverflow } = getComputedStyle(element);
      const isOutOfSight = position === "absolute" && element.clientWidth <= 1;
      const hides = (value: string) => value === "hidden" || value === "clip";
      if (isOutOfSight || element instanceof SVGElement || !element.textContent?.trim()) continue;
      if (hides(overflowX) && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut off across: ${nameOf(element)}`);
      if (hides(overflowY) && element.scrollHeight > element.clientHeight + 2)
        found.push(`cut off below: ${nameOf(element)}`);
    }
    return [...new Set(found)];
  });
}
