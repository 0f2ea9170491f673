/**
 * The owner of the photos' pictures and of every object URL.
 *
 * A URL is made when somebody first shows a picture and revoked when its photo goes, or when many others were shown
 * since: thousands of photos hold a file handle and a small picture each, and few URLs.
 */
import type { PhotoId } from "./photo.ts";

/** The pictures of photos for the screen, as object URLs that are released with their photo. */
export interface Previews {
  /** Know a photo's file; its URL is made when it is asked for. */
  create(id: PhotoId, file: Blob): void;
  /** Keep a small picture of a photo; a photo that is gone keeps none. */
  setThumbnail(id: PhotoId, picture: Blob): void;
  /** Show another picture, and another small one, in the place of a photo's own: a part of it. A photo that is gone is not covered. */
  cover(id: PhotoId, picture: Blob, thumbnail: Blob | null): void;
  /** Show a photo's own pictures again. */
  uncover(id: PhotoId): void;
  /** The URL of a photo, for `<img src>`; undefined once revoked. */
  url(id: PhotoId): string | undefined;
  /** The URL of the photo as it came, whatever covers it. */
  wholeUrl(id: PhotoId): string | undefined;
  /** The URL of its small picture; undefined while there is none. */
  thumbnailUrl(id: PhotoId): string | undefined;
  revoke(id: PhotoId): void;
  revokeAll(): void;
}

/** The two calls of the platform that this owner needs. */
export type ObjectUrls = Pick<typeof URL, "createObjectURL" | "revokeObjectURL">;

/** URLs alive at once of each kind: several times what fits on a screen, so that none in view is ever revoked. */
export const MOST_URLS = 240;

/** Return previews of no photo yet. */
export function createPreviews(urls: ObjectUrls): Previews {
  const photos = createUrls(urls);
  const thumbnails = createUrls(urls);
  const covers = { photos: createUrls(urls), thumbnails: createUrls(urls) };
  const uncover = (id: PhotoId) => {
    covers.photos.drop(id);
    covers.thumbnails.drop(id);
  };
  return {
    create: photos.put,
    setThumbnail(id, picture) {
      if (photos.has(id)) thumbnails.put(id, picture);
    },
    cover(id, picture, thumbnail) {
      if (!photos.has(id)) return;
      uncover(id);
      covers.photos.put(id, picture);
      if (thumbnail) covers.thumbnails.put(id, thumbnail);
    },
    uncover,
    url: (id) => covers.photos.url(id) ?? photos.url(id),
    wholeUrl: photos.url,
    thumbnailUrl: (id) => covers.thumbnails.url(id) ?? thumbnails.url(id),
    revoke(id) {
      uncover(id);
      photos.drop(id);
      thumbnails.drop(id);
    },
    revokeAll() {
      covers.photos.clear();
      covers.thumbnails.clear();
      photos.clear();
      thumbnails.clear();
    },
  };
}

/** Pictures by photo, with URLs for those shown last. */
function createUrls(urls: ObjectUrls) {
  const pictures = new Map<PhotoId, Blob>();
  /** In the order of their last use: the first is the one to revoke. */
  const shown = new Map<PhotoId, string>();

  const hide = (id: PhotoId) => {
    const url = shown.get(id);
    if (url === undefined) return;
    shown.delete(id);
    urls.revokeObjectURL(url);
  };
  const show = (id: PhotoId): string | undefined => {
    const picture = pictures.get(id);
    if (!picture) return undefined;
    const url = shown.get(id) ?? urls.createObjectURL(picture);
    shown.delete(id);
    shown.set(id, url);
    const [oldest] = shown.keys();
    if (shown.size > MOST_URLS && oldest !== undefined) hide(oldest);
    return url;
  };
  return {
    has: (id: PhotoId) => pictures.has(id),
    put(id: PhotoId, picture: Blob) {
      hide(id);
      pictures.set(id, picture);
    },
    url: show,
    drop(id: PhotoId) {
      hide(id);
      pictures.delete(id);
    },
    clear() {
      for (const id of [...shown.keys()]) hide(id);
      pictures.clear();
    },
  };
}
