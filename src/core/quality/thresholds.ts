/** Every threshold of the quality gates, in one table, with its reason. */
export const THRESHOLDS = {
  /** Refuse below: the landmark model reads 256 px (192 px, assembled); a smaller face is enlarged, not seen. */
  refuseFacePixels: 96,
  refuseIrisPixels: 34,
  /** Warn below: what the measurements need to be finer than the jitter of the landmarks. */
  warnFacePixels: 256,
  warnIrisPixels: 90,
  /** Degrees. Beyond 10 the far half of the face is guessed; within 5 sides still average out. */
  refuseTurn: 25,
  warnTurn: 10,
  noteTurn: 5,
  /** Degrees. Roll is undone exactly, so it only informs; the detector grows unsure beyond 30. */
  noteRoll: 15,
  warnRoll: 30,
  /** Lid gap per eye length. Open eyes of the reference: mean .30, SD .05; closed ones read below .12. */
  eyesClosed: 0.14,
  /** Lip gap per mouth width. Reference: mean .10, SD .08, most of them slight smiles. */
  mouthOpen: 0.3,
  /** A smile widens the mouth past the irises and lifts its corners. Reference: .95 (.11) and .035 (.044). */
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
  /** Landmark jitter per iris distance; usual .5-1 %. */
  drawingJitter: 0.025,
  /**
   * Refuse above, where the head is not turned too far anyway: the mesh does not lie on a face that it reads so differently
   * from look to look, and the age is told from where it lies. `npm run check:age` has both sides.
   */
  refuseJitter: 0.03,
  /** Distinct colours (4 bits a channel) per thousand pixels of the face, and the share of pixels with no texture. */
  drawingColours: 25,
  drawingFlat: 0.85,
} as const;
