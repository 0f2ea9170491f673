/**
 * Landmark indices by anatomical name.
 *
 * Left and right are the subject's. Checked against the canonical mesh: nasion is the depth minimum of the midline
 * (168, not 6), glabella and pronasale are its maxima (9, 4), menton is its lowest point (152). The mesh ends on the
 * forehead, so there is no hairline point and no upper third. Gonion and zygion lie on the outline that the model
 * draws, not on visible marks, so widths at them are wider than a caliper would give.
 */

/** Points on the midline. */
export const MIDLINE = {
  forehead: 10,
  glabella: 9,
  nasion: 168,
  pronasale: 4,
  subnasale: 2,
  labraleSuperius: 0,
  stomionUpper: 13,
  stomionLower: 14,
  labraleInferius: 17,
  sublabiale: 18,
  pogonion: 199,
  menton: 152,
} as const;

/** Points that exist once on each side. */
export interface SidePoints {
  readonly iris: number;
  readonly endocanthion: number;
  readonly exocanthion: number;
  readonly upperLid: number;
  readonly lowerLid: number;
  readonly browHead: number;
  readonly browPeak: number;
  readonly browTail: number;
  readonly browPeakLower: number;
  readonly alare: number;
  readonly alarWing: number;
  readonly cheilion: number;
  readonly lipPeak: number;
  readonly zygion: number;
  readonly malar: number;
  readonly gonion: number;
  readonly jawUpper: number;
  readonly jawLower: number;
  readonly chinSide: number;
  readonly temple: number;
  readonly noseBridge: number;
  /** On the outline, level with the mouth. */
  readonly jawAtMouth: number;
}

/** The subject's right side (left in an unmirrored photo). */
export const RIGHT: SidePoints = {
  iris: 468,
  endocanthion: 133,
  exocanthion: 33,
  upperLid: 159,
  lowerLid: 145,
  browHead: 107,
  browPeak: 105,
  browTail: 70,
  browPeakLower: 52,
  alare: 129,
  alarWing: 48,
  cheilion: 61,
  lipPeak: 37,
  zygion: 234,
  malar: 123,
  gonion: 172,
  jawUpper: 58,
  jawLower: 136,
  chinSide: 148,
  temple: 54,
  noseBridge: 193,
  jawAtMouth: 132,
};

/** The subject's left side (right in an unmirrored photo). */
export const LEFT: SidePoints = {
  iris: 473,
  endocanthion: 362,
  exocanthion: 263,
  upperLid: 386,
  lowerLid: 374,
  browHead: 336,
  browPeak: 334,
  browTail: 300,
  browPeakLower: 282,
  alare: 358,
  alarWing: 278,
  cheilion: 291,
  lipPeak: 267,
  zygion: 454,
  malar: 352,
  gonion: 397,
  jawUpper: 288,
  jawLower: 365,
  chinSide: 377,
  temple: 284,
  noseBridge: 417,
  jawAtMouth: 361,
};

/** The outline of the face, clockwise in an unmirrored photo from the top of the mesh. A closed loop. */
export const FACE_OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;

/** The lid edges, from the outer corner along the lower lid and back along the upper one. Closed loops. */
export const LEFT_EYE = [
  263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466,
] as const;
/** The edge of the subject's right eye; a closed loop. */
export const RIGHT_EYE = [
  33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246,
] as const;

/** The edges of the irises; closed loops around 473 and 468. */
export const LEFT_IRIS = [474, 475, 476, 477] as const;
/** The edge of the right iris; a closed loop around 468. */
export const RIGHT_IRIS = [469, 470, 471, 472] as const;

/** The brows: upper edge from tail to head, lower edge back. Closed loops. */
export const LEFT_BROW = [300, 293, 334, 296, 336, 285, 295, 282, 283, 276] as const;
/** The right brow, in the order of `LEFT_BROW`. */
export const RIGHT_BROW = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46] as const;

/** The outer and inner edge of the lips, from the right corner along the upper lip. Closed loops. */
export const LIPS_OUTER = [
  61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
] as const;
/** The inner edge of the lips, in the order of `LIPS_OUTER`. */
export const LIPS_INNER = [
  78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95,
] as const;

/** The bridge and the base of the nose. Open lines. */
export const NOSE_BRIDGE = [168, 6, 197, 195, 5, 4] as const;
/** The base of the nose, from wing to wing; an open line. */
export const NOSE_BASE = [129, 98, 97, 2, 326, 327, 358] as const;

/** One line of the overlay. */
export interface Contour {
  readonly name: string;
  readonly points: readonly number[];
  readonly closed: boolean;
}

/** What the overlay draws of a face when nothing is pointed at. */
export const CONTOURS: readonly Contour[] = [
  { name: "face-oval", points: FACE_OVAL, closed: true },
  { name: "left-eye", points: LEFT_EYE, closed: true },
  { name: "right-eye", points: RIGHT_EYE, closed: true },
  { name: "left-iris", points: LEFT_IRIS, closed: true },
  { name: "right-iris", points: RIGHT_IRIS, closed: true },
  { name: "left-brow", points: LEFT_BROW, closed: true },
  { name: "right-brow", points: RIGHT_BROW, closed: true },
  { name: "lips-outer", points: LIPS_OUTER, closed: true },
  { name: "lips-inner", points: LIPS_INNER, closed: true },
  { name: "nose-bridge", points: NOSE_BRIDGE, closed: false },
  { name: "nose-base", points: NOSE_BASE, closed: false },
];

/** Return a landmark. `points` must hold all 478; anything else is a mistake of the caller and throws. */
export function at<P>(points: readonly P[], index: number): P {
  const point = points[index];
  if (point === undefined) throw new RangeError(`landmark ${String(index)} is missing`);
  return point;
}
