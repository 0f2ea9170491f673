import type { PixelBox } from "../../core/report.ts";
import type { Photo } from "../../state/photo.ts";
import { useFaces } from "./use-faces.ts";
import "./photo-choices.css";

interface FaceBoxesProps {
  readonly photo: Photo;
  readonly view: PixelBox;
}

/**
 * The other faces on the photo, each with its number: a tap has it scored. For pointers alone; by keyboard, and aloud, they are chosen
 * below the photo.
 */
export function FaceBoxes({ photo, view }: FaceBoxesProps) {
  const { faces, chosen, choose } = useFaces(photo);
  const share = (value: number, whole: number) => `${(100 * value) / whole}%`;
  if (faces.length === 0) return null;
  return (
    <div className="face-boxes">
      {faces.map(({ x, y, width, height }, index) => (
        <button
          key={index}
          type="button"
          className={index === chosen ? "face-boxes__box face-boxes__box--chosen" : "face-boxes__box"}
          tabIndex={-1}
          aria-hidden="true"
          disabled={index === chosen}
          style={{
            left: share(x - view.x, view.width),
            top: share(y - view.y, view.height),
            width: share(width, view.width),
            height: share(height, view.height),
          }}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => choose(index)}
        >
          <span>{index + 1}</span>
        </button>
      ))}
    </div>
  );
}
