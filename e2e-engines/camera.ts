/** A camera for browsers that cannot be given one: the page's own `getUserMedia` shows rendered faces. */
import { picturesOf, still } from "../fixtures/fake-camera.ts";

/** Return the pictures of somebody who holds still, as base64 of JPEGs. */
export function cameraPictures(): string[] {
  return picturesOf(still()).map((jpeg) => jpeg.toString("base64"));
}

/** In the page: have its cameras show pictures in turns, fifteen a second, for as long as the stream is wanted. */
export function renderedCamera(pictures: readonly string[]): void {
  const getUserMedia = async (): Promise<MediaStream> => {
    const shown = await Promise.all(
      pictures.map((base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        return createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
      }),
    );
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [shown[0]?.width ?? 0, shown[0]?.height ?? 0];
    const paper = canvas.getContext("2d");
    const stream = canvas.captureStream();
    let at = 0;
    const show = () => {
      const picture = shown[at++ % shown.length];
      if (picture) paper?.drawImage(picture, 0, 0);
      if (stream.active) setTimeout(show, 67);
    };
    show();
    return stream;
  };
  const devices = {
    getUserMedia,
    enumerateDevices: async () => [],
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  Object.defineProperty(navigator, "mediaDevices", { value: devices, configurable: true });
}
