/** The photo of a result as a picture that a canvas can draw. */
import type { Report } from "../../core/report.ts";
import type { CardPhoto } from "./draw-card.ts";

/** Return the photo behind an object URL with its face in the picture's own pixels; rejects when the browser cannot show it. */
export async function loadPhoto(url: string, { face, photo }: Report): Promise<CardPhoto> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const scale = image.naturalWidth / photo.width;
  const { x, y, width, height } = face.box;
  return {
    image,
    size: { width: image.naturalWidth, height: image.naturalHeight },
    face: { x: x * scale, y: y * scale, width: width * scale, height: height * scale },
  };
}
