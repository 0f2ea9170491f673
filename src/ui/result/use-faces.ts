import { AS_IT_CAME, pixelsOf } from "../../core/framing.ts";
import type { PixelBox } from "../../core/report.ts";
import { shownOf } from "../../state/choices.ts";
import type { Photo } from "../../state/photo.ts";
import { focusContent } from "../components/focus-content.ts";
import type { Size } from "../measure/view.ts";
import { usePhotoActions } from "../services.ts";

/** The faces of a photo that shows several. */
interface Faces {
  /** In pixels of the picture, the largest first; none where there is one face. */
  readonly faces: readonly PixelBox[];
  readonly picture: Size | null;
  /** The place of the one that is scored. */
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

/** Return the faces that can be chosen, and what has another one scored. */
export function useFaces(photo: Photo): Faces {
  const { frame } = usePhotoActions();
  const { framing, faces: found } = shownOf(photo);
  const chosen = (framing.face?.number ?? 1) - 1;
  return {
    faces: found?.boxes.map((box) => pixelsOf(box, found.picture)) ?? [],
    picture: found?.picture ?? null,
    chosen,
    choose(index) {
      const box = found?.boxes[index];
      if (!box || !found || index === chosen) return;
      const face = index === 0 ? null : { box, number: index + 1, of: found.boxes.length };
      frame(photo.id, { ...AS_IT_CAME, ...framing, face });
      focusContent();
    },
  };
}
