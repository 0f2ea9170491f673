import { useEffect } from "react";

/** What uses Space or Enter itself. */
const OWN_KEYS = "a, button, input, select, textarea, summary, dialog, [contenteditable], [role=button]";

/** Let Space and Enter take the photo from anywhere on the screen that does not use them itself. */
export function useShutterKeys(take: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== " " && event.key !== "Enter") return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
      event.preventDefault();
      take();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [take]);
}
