import { useEffect, useState } from "react";
import { turnedSize } from "../../core/framing.ts";
import type { QuarterTurns } from "../../core/image/quarter-turn.ts";

/** A picture that loads, is there with its size in pixels, or that the browser cannot show. */
export type Picture =
  | { readonly phase: "loading" | "broken" }
  | {
      readonly phase: "shown";
      readonly image: HTMLImageElement;
      readonly width: number;
      readonly height: number;
    };

/** Return the picture at an object URL. */
export function usePicture(url: string | undefined): Picture {
  const [picture, setPicture] = useState<{ readonly url: string; readonly is: Picture } | null>(null);
  useEffect(() => {
    if (url === undefined) return;
    let isWanted = true;
    const tell = (is: Picture) => isWanted && setPicture({ url, is });
    const image = new Image();
    image.src = url;
    image.decode().then(
      () => tell({ phase: "shown", image, width: image.naturalWidth, height: image.naturalHeight }),
      () => tell({ phase: "broken" }),
    );
    return () => {
      isWanted = false;
    };
  }, [url]);
  if (url === undefined) return { phase: "broken" };
  return picture?.url === url ? picture.is : { phase: "loading" };
}

/** Longest side of a picture on the screen, in pixels. */
const LONGEST = 1600;

/** Draw a picture, turned clockwise, into a canvas that takes its shape. */
export function drawTurned(image: HTMLImageElement, turns: QuarterTurns, canvas: HTMLCanvasElement): void {
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const size = turnedSize({ width: Math.round(width * scale), height: Math.round(height * scale) }, turns);
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.translate(size.width / 2, size.height / 2);
  context.rotate((turns * Math.PI) / 2);
  const [w, h] = [width * scale, height * scale];
  context.drawImage(image, -w / 2, -h / 2, w, h);
}
