/**
 * Where each of the 478 landmarks lies in the outputs of the attention mesh model.
 *
 * The model answers in six pieces: 468 mesh points (x, y, z), then x, y of the refined lips (80), left-of-image eye
 * (71), right-of-image eye (71) and the two irises (5 each). Laid end to end they are 1,868 numbers. The orders are
 * those of MediaPipe's graph `face_landmarks_model_with_attention` (TensorsToFaceLandmarksWithAttention, Apache-2.0).
 */

// prettier-ignore
const LIPS = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409,
  78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415,
  76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306, 184, 74, 73, 72, 11, 302, 303, 304, 408,
  62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12, 268, 271, 272, 407,
];

// prettier-ignore
const RIGHT_EYE = [
  33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173,
  130, 25, 110, 24, 23, 22, 26, 112, 243, 247, 30, 29, 27, 28, 56, 190,
  226, 31, 228, 229, 230, 231, 232, 233, 244, 113, 225, 224, 223, 222, 221, 189,
  35, 124, 46, 53, 52, 65, 143, 111, 117, 118, 119, 120, 121, 128, 245, 156, 70, 63, 105, 66, 107, 55, 193,
];

// prettier-ignore
const LEFT_EYE = [
  263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398,
  359, 255, 339, 254, 253, 252, 256, 341, 463, 467, 260, 259, 257, 258, 286, 414,
  446, 261, 448, 449, 450, 451, 452, 453, 464, 342, 445, 444, 443, 442, 441, 413,
  265, 353, 276, 283, 282, 295, 372, 340, 346, 347, 348, 349, 350, 357, 465, 383, 300, 293, 334, 296, 336, 285, 417,
];

const MESH_POINTS = 468;
const IRIS_POINTS = 5;

/** The first landmark of each iris, and the lid point whose depth the iris takes (the model gives irises none). */
const IRISES = [
  { first: 468, lid: 145 },
  { first: 473, lid: 374 },
];

/** How many numbers the six outputs hold together. */
export const OUTPUT_VALUES =
  3 * MESH_POINTS + 2 * (LIPS.length + RIGHT_EYE.length + LEFT_EYE.length + 2 * IRIS_POINTS);

/**
 * Return, for x, y, z of each of the 478 landmarks in turn, its index in the six outputs laid end to end.
 *
 * Refined x and y are taken where there are any, the mesh's elsewhere; z is always the mesh's.
 */
export function landmarkSources(): number[] {
  const sources = Array.from({ length: MESH_POINTS }, (_, k) => [3 * k, 3 * k + 1, 3 * k + 2]);
  let next = 3 * MESH_POINTS;
  for (const refined of [LIPS, RIGHT_EYE, LEFT_EYE]) {
    for (const landmark of refined) {
      sources[landmark] = [next, next + 1, 3 * landmark + 2];
      next += 2;
    }
  }
  for (const { first, lid } of IRISES) {
    for (let point = 0; point < IRIS_POINTS; point++) {
      sources[first + point] = [next, next + 1, 3 * lid + 2];
      next += 2;
    }
  }
  return sources.flat();
}
