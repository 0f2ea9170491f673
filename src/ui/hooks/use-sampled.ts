import { useEffect, useState } from "react";
import type { StoreApi } from "zustand";

/** Return the state of a store, at most so often: what changes many times a second need not be drawn each time. */
export function useSampled<T>(store: StoreApi<T>, everyMs: number): T {
  const [state, setState] = useState(() => store.getState());
  useEffect(() => {
    let timer = 0;
    const take = () => {
      timer = 0;
      setState(() => store.getState());
    };
    take();
    const stop = store.subscribe(() => {
      if (timer === 0) timer = window.setTimeout(take, everyMs);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [store, everyMs]);
  return state;
}
