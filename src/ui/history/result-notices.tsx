import type { PhotoId } from "../../state/photo.ts";
import { NotKept } from "./kept-line.tsx";
import { Nudge } from "./nudge.tsx";
import "./nudge.css";

/** What the history has to say above a result: that it could not be kept, or that a pause would be good. */
export function ResultNotices({ id }: { readonly id: PhotoId }) {
  return (
    <div className="result-notices">
      <div role="status">
        <NotKept id={id} />
      </div>
      <Nudge />
    </div>
  );
}
