import { useRef, useState } from "react";
import { loadCropTool } from "./load-crop-tool.ts";

type Tool = Awaited<ReturnType<typeof loadCropTool>>;

/** Return the tool while it is open, and what opens and closes it; `isLost` where its part of the site did not come. */
export function useCropTool() {
  const [shown, setShown] = useState<{ readonly Tool: Tool } | null>(null);
  const [isLost, setLost] = useState(false);
  const isWanted = useRef(false);
  return {
    Tool: shown?.Tool ?? null,
    isLost,
    async open() {
      isWanted.current = true;
      setLost(false);
      try {
        const Tool = await loadCropTool();
        if (isWanted.current) setShown({ Tool });
      } catch {
        setLost(true);
      }
    },
    close() {
      isWanted.current = false;
      setShown(null);
    },
  };
}
