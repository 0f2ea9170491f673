/** The owner of the photos' object URLs: each is made once, handed out by id, and revoked when its photo goes. */
import type { PhotoId } from "./photo.ts";

export interface Previews {
  create(id: PhotoId, file: Blob): void;
  /** The URL of a photo, for `<img src>`; undefined once revoked. */
  url(id: PhotoId): string | undefined;
  revoke(id: PhotoId): void;
  revokeAll(): void;
}

/** The two calls of the platform that this owner needs. */
export type ObjectUrls = Pick<typeof URL, "createObjectURL" | "revokeObjectURL">;

export function createPreviews(urls: ObjectUrls): Previews {
  const byId = new Map<PhotoId, string>();
  const revoke = (id: PhotoId) => {
    const url = byId.get(id);
    if (url === undefined) return;
    byId.delete(id);
    urls.revokeObjectURL(url);
  };
  return {
    create(id, file) {
      revoke(id);
      byId.set(id, urls.createObjectURL(file));
    },
    url: (id) => byId.get(id),
    revoke,
    revokeAll() {
      for (const id of [...byId.keys()]) revoke(id);
    },
  };
}
