import { usePhotoActions, useServices } from "../services.ts";
import { hideBroken } from "../measure/hide-broken.ts";
import type { Pictured } from "./use-sides.ts";

/** Pictures that are drawn of a person: more would be too small to know anybody by. */
const MOST = 4;

/** The small pictures of something that can be compared; where none is kept, a neutral mark. What they show is named beside them. */
export function Pictures({ photoIds, thumbnails }: Pictured) {
  const { previewUrl } = usePhotoActions();
  const { thumbnailUrl } = useServices().batch;
  const own = photoIds.slice(0, MOST).flatMap((id) => thumbnailUrl(id) ?? previewUrl(id) ?? []);
  const urls = [...own, ...thumbnails].slice(0, MOST);
  return (
    <span className={urls.length > 1 ? "side-picture side-picture--several" : "side-picture"}>
      {urls.map((url) => (
        <img key={url} src={url} alt="" decoding="async" loading="lazy" onError={hideBroken} />
      ))}
      {urls.length === 0 && <NoPicture />}
    </span>
  );
}

/** The outline of nobody: a head and its two axes. */
export function NoPicture() {
  return (
    <svg className="no-picture" viewBox="0 0 40 40" fill="none" aria-hidden="true" focusable="false">
      <path d="M20 8c6 0 9 4.400 9 10 0 7-4.400 14-9 14s-9-7-9-14c0-5.600 3-10 9-10Z" />
      <path className="no-picture__axis" d="M20 4v32M8 18h24" />
    </svg>
  );
}
