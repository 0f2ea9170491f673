/** The picture that the networks are compared on: a drawn example face, which depicts nobody, as each network takes it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "jpeg-js";
import { FACE_CROPS } from "./crops.ts";
import type { NetworkName } from "./pins.ts";

/** Return the picture as `side` x `side` interleaved RGB, 0 to 255; which pixels are taken matters little. */
export function goldenPicture(root: string, network: NetworkName): Float32Array {
  const file = readFileSync(path.join(root, "public", "examples", "example-a.jpg"));
  const { width, height, data } = decode(file, { useTArray: true, formatAsRGBA: false });
  const side = FACE_CROPS[network].width;
  const scale = Math.min(width, height) / side;
  return Float32Array.from({ length: 3 * side * side }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side)];
    return data[3 * (Math.floor((y + 0.5) * scale) * width + Math.floor((x + 0.5) * scale)) + (i % 3)] ?? NaN;
  });
}

/** Return the same as the network's input tensor: channel by channel, normalised as its crop is. */
export function goldenInput(root: string, network: NetworkName): Float32Array {
  const picture = goldenPicture(root, network);
  const { mean, sd } = FACE_CROPS[network];
  const plane = picture.length / 3;
  return Float32Array.from(picture, (_, i) => {
    const channel = Math.floor(i / plane);
    return (
      ((picture[3 * (i % plane) + channel] ?? NaN) / 255 - (mean[channel] ?? NaN)) / (sd[channel] ?? NaN)
    );
  });
}
