/** The small picture of a kept result: the face, at most 96 pixels, drawn anew so that no metadata can come along. */
import { plainPicture, THUMBNAIL, withPixelsAlone } from "../core/history/thumbnail.ts";
import type { PixelBox, Report } from "../core/report.ts";

/** Room around the face, as a share of its longer side. */
const MARGIN = 0.25;

/**
 * Return the face of a photo as a `data:` URL, or null when the browser cannot show the photo or gave a picture that is
 * not pixels alone. `url` is the photo's object URL; nothing is fetched from the network.
 */
export async function faceThumbnail(url: string, report: Report): Promise<string | null> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { x, y, side } = squareAround(report.face.box, report.photo);
  // The report's pixels are those of the photo as it was opened; a browser may show it at another size.
  const scale = image.naturalWidth / report.photo.width;
  const canvas = new OffscreenCanvas(THUMBNAIL.side, THUMBNAIL.side);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return null;
  context.imageSmoothingQuality = "high";
  context.drawImage(
    image,
    x * scale,
    y * scale,
    side * scale,
    side * scale,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  return (await encoded(canvas, "image/webp")) ?? encoded(canvas, "image/jpeg");
}

/** Return the square around a face that lies inside the photo, as far as the photo is wide and high enough. */
function squareAround(face: PixelBox, photo: { readonly width: number; readonly height: number }) {
  const wanted = Math.max(face.width, face.height) * (1 + 2 * MARGIN);
  const side = Math.min(wanted, photo.width, photo.height);
  const place = (centre: number, length: number) => Math.min(Math.max(centre - side / 2, 0), length - side);
  return {
    side,
    x: place(face.x + face.width / 2, photo.width),
    y: place(face.y + face.height / 2, photo.height),
  };
}

/** A browser that cannot encode the wanted type gives PNG instead: then it is not taken. */
async function encoded(canvas: OffscreenCanvas, type: "image/webp" | "image/jpeg"): Promise<string | null> {
  const blob = await canvas.convertToBlob({ type, quality: 0.8 });
  const picture = withPixelsAlone(new Uint8Array(await blob.arrayBuffer()));
  if (!picture || plainPicture(picture.bytes) !== type) return null;
  return `data:${type};base64,${btoa(String.fromCharCode(...picture.bytes))}`;
}
