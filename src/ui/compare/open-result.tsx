import type { ReactNode } from "react";
import type { PhotoId } from "../../state/photo.ts";
import { useActions } from "../parts.ts";
import { usePhotoActions } from "../services.ts";

/** The way from the comparison to a photo's own result. */
export function OpenResult({ id, children }: { readonly id: PhotoId; readonly children: ReactNode }) {
  const { go } = useActions();
  const { select } = usePhotoActions();
  return (
    <button
      type="button"
      className="sides__open"
      onClick={() => {
        select(id);
        go("result");
      }}
    >
      {children}
    </button>
  );
}
