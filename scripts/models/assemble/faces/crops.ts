/**
 * What the face networks see of a face: the crop that each was trained with.
 *
 * Eyes and mouth lie in the same places on both sides of the middle, so that a mirrored photo is seen as the mirror image.
 */
import type { FaceCrop } from "../../../../src/core/image/face-crop.ts";
import type { NetworkName } from "./pins.ts";

/** The mean colour of the pictures that face-api.js' networks were trained with, in 0..1. */
const MEAN_COLOUR = [122.782 / 255, 117.001 / 255, 104.298 / 255] as const;

/** From 0..1 back to 0..255, as the network wants it. */
const WHOLE_RANGE = { mean: [0, 0, 0], sd: [1 / 255, 1 / 255, 1 / 255] } as const;

/** The crops by network. */
export const FACE_CROPS: Readonly<Record<NetworkName, FaceCrop>> = {
  /** Human's: the box of its face detector, 1.4 times as large and square. */
  faceres: {
    width: 224,
    height: 224,
    ...WHOLE_RANGE,
    targets: { rightEye: [0.357, 0.393], leftEye: [0.643, 0.393], mouth: [0.5, 0.679] },
  },
  /** dlib's "face chip" with a padding of .25 (its mean face, `get_face_chip_details`). */
  recognition: {
    width: 150,
    height: 150,
    mean: MEAN_COLOUR,
    sd: [1, 1, 1],
    targets: { rightEye: [0.3254, 0.3161], leftEye: [0.6746, 0.3161], mouth: [0.5, 0.6868] },
  },
  /** face-api.js': the box of the 68 landmarks with a tenth of its size around it, made square. */
  expressions: {
    width: 112,
    height: 112,
    mean: MEAN_COLOUR,
    sd: [1, 1, 1],
    targets: { rightEye: [0.326, 0.24], leftEye: [0.674, 0.24], mouth: [0.5, 0.61] },
  },
};

/** Return the name of a network's input in the graph. */
export function inputName(network: NetworkName): string {
  return `${network}-crop`;
}

/** Return an input of a network as the manifest describes it. */
export function inputOf(network: NetworkName): object {
  const { width, height, mean, sd, targets } = FACE_CROPS[network];
  return {
    name: inputName(network),
    dtype: "float32",
    shape: [-1, 3, height, width],
    preprocessing: { kind: "face-crop", width, height, mean, sd, targets },
  };
}
