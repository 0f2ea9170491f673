import { useEffect, useRef, useState } from "react";
import { take } from "../../state/taken.ts";
import type { PhotoId } from "../../state/photo.ts";
import { useServices } from "../services.ts";
import { isTaken, type Told } from "./ways-out.ts";

/**
 * Take a result along, one way at a time, by ways that never reject; what became of the last one is told until the next touch, and what
 * was taken is remembered.
 */
export function useTake(id: PhotoId) {
  const { taken } = useServices();
  const [told, setTold] = useState<Told | null>(null);
  const isBusy = useRef(false);
  useEffect(() => {
    if (told === null) return;
    const forget = () => setTold(null);
    document.addEventListener("pointerdown", forget, { once: true });
    return () => document.removeEventListener("pointerdown", forget);
  }, [told]);
  const run = (way: () => Promise<Told>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setTold(null);
    void way().then((became) => {
      isBusy.current = false;
      if (isTaken(became)) take(taken, [id]);
      setTold(became);
    });
  };
  return { told, run };
}
