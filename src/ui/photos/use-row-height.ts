import { useSyncExternalStore } from "react";

/** Where a row is a line and where it is a small sheet: the same width as in `photo-grid.css`. */
const NARROW = "(max-width: 62rem)";
/** First guesses of a row's height in rem; what is drawn is then measured. */
const HEIGHT_REM = { line: 3.5, sheet: 7 } as const;

/** Return about how high a row is at this width, in pixels. */
export function useRowHeight(): number {
  const isNarrow = useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", onChange);
      return () => query.removeEventListener("change", onChange);
    },
    () => window.matchMedia(NARROW).matches,
  );
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rem * (isNarrow ? HEIGHT_REM.sheet : HEIGHT_REM.line);
}
