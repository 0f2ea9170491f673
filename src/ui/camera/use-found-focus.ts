import { useEffect, useRef, type RefObject } from "react";

/** Take the focus when it has nowhere else to be: what had it went away with the phase before. */
export function useFoundFocus<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    const isLost = activeElement === null || activeElement === body || activeElement.tagName === "MAIN";
    if (isLost) element.current?.focus({ preventScroll: true });
  }, []);
  return element;
}
