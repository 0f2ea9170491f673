import { useEffect, useRef, type RefObject } from "react";

interface WheelZoom {
  /** Whether the bare wheel zooms too; else only with Ctrl (a pinch), so that the page can be scrolled. */
  readonly always: boolean;
  readonly onZoom: (factor: number, event: WheelEvent) => void;
}

/** Zoom by wheel or pinch. Not React's `onWheel`: that is passive and cannot keep the page from scrolling. */
export function useWheelZoom(target: RefObject<HTMLElement | null>, zoom: WheelZoom): void {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const element = target.current;
    const onWheel = (event: WheelEvent) => {
      const { always, onZoom } = latest.current;
      if (!always && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      onZoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.008 : 0.0016)), event);
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [target]);
}
