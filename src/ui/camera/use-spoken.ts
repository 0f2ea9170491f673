import { useEffect, useRef, useState } from "react";

/** The least time between two messages of the camera: a screen reader needs it to say one. */
export const SPEECH_MS = 2000;

/** Return what a live region shall say: the latest text, changed once in `SPEECH_MS` at most. */
export function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState("");
  const last = useRef(-Infinity);
  useEffect(() => {
    const timer = window.setTimeout(
      () => {
        last.current = performance.now();
        setSpoken(text);
      },
      Math.max(0, last.current + SPEECH_MS - performance.now()),
    );
    return () => window.clearTimeout(timer);
  }, [text]);
  return spoken;
}
