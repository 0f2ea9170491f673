/** Every threshold of the quality gates, in one table, with its reason. */
export const THRESHOLDS = {
  /** Refuse below: the landmark model reads 256 px (192 px, assembled); a smaller face is enlarged, not seen. */
  refuseFacePixels: 96,
  refuseIrisPixels: 34,
  /**
   * Warn below. The same 14 London faces shrunk, against 250 px across: the PSL moves by 0.8 points (root mean square) at 200 px, 1.0 at
   * 164 px with irises 62 px apart, 1.7 at 126 px, 2.4 at 102 px.
   */
  warnFacePixels: 160,
  warnIrisPixels: 60,
  /** What the camera asks for, which can come nearer: as fine as the reference photos. */
  guideIrisPixels: 94,
  /**
   * Degrees. Up to here the agreement with people does not fall (docs/validity.md), and what the pose adds to the error is
   * measured; beyond, the far half of the face is guessed.
   */
  refuseYaw: 35,
  refusePitch: 25,
  warnTurn: 10,
  /** Within 5 the sides still average out. */
  noteTurn: 5,
  /** Degrees. Roll is undone exactly, so it only informs; from 45 on it is the photo that lies on its side. */
  noteRoll: 15,
  photoTurned: 45,
  /** Lid gap per eye length. Open eyes of the reference: mean .30, SD .05; closed ones read below .12. */
  eyesClosed: 0.14,
  /** Lip gap per mouth width. Reference: mean .10, SD .08, most of them slight smiles. */
  mouthOpen: 0.3,
  /** In SDs of neutral faces (`smileIndex`): 1 of 102 neutral faces is beyond, 68 of 102 that were asked to smile. */
  smile: 2.5,
  /** For the camera's advice. A smile widens the mouth past the irises and lifts its corners. Reference: .95 (.11) and .035 (.044). */
  smileWidth: 1.12,
  smileCurve: 0.08,
  /** Blendshapes, where the bundle has them: 0-1. */
  blendshapeSmile: 0.6,
  blendshapeBlink: 0.6,
  blendshapeJawOpen: 0.35,
  /** Variance of the Laplacian of the face at a fixed size, luma 0-255. */
  sharpness: 12,
  /** Mean luma of the skin, 0-255, and the share of it that is burnt out or black. */
  darkLuma: 55,
  brightLuma: 225,
  clippedShare: 0.25,
  /** Difference of the mean luma of both cheeks per their mean. */
  unevenLight: 0.4,
  /** Share of the face oval outside the photo: refuse; and how close to the edge is near, per face width. */
  refuseOutside: 0.12,
  nearEdge: 0.04,
  /** Centimetres. From 40 to 100 cm widths relative to the face change by 7-9 %. */
  closeCentimetres: 50,
  /** The face per shorter side of the photo: so a phone shows it from 25 cm; further away only cropped photos do. */
  fillsPhoto: 0.8,
  /**
   * Refuse above, where the head is not turned too far anyway: the mesh does not lie on a face that it reads so differently
   * from look to look, and the age is told from where it lies. The readings of the turned photo were no better then
   * ([Note: Any turn] in `inference/engine/read-face.ts`). `npm run check:age` has both sides.
   */
  refuseJitter: 0.04,
  /** No age of a face that is refused beyond: see [Note: Steady enough for an age] in `age-anchors.ts`. */
  ageAnchorJitter: 0.08,
  /**
   * No photograph. Share of equal neighbours (cartoons .8-.97; photographs below .45); paper, which is white and has no colour
   * (pencil above 240; photographs of skin below 215); sharp outlines around skin without texture, as a ratio of the texture to the
   * root of the sharpness (plastic below .01, renderings .011-.015, photographs above .054). What is out of focus tells nothing.
   */
  drawingFlat: 0.6,
  paperLuma: 222,
  paperColour: 8,
  smoothRatio: 0.03,
  smoothSharpness: 12,
  /** Dark glasses leave below .14, open eyes of photographs above .34; cloth over the mouth .023-.032 and no colour of lips. */
  hiddenEyes: 0.2,
  coveredMouth: 0.036,
  coveredLips: 0.02,
  /** Greatest less least channel of the skin, 0-255: black-and-white photographs have 0-3, others 12 and more. */
  greyColour: 5,
} as const;
