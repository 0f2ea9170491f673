/** Names and sentences of the measurements, in English: the shape that every other language must fill. */
import type { MeasurementId } from "../core/measure/ids.ts";

export interface MeasurementText {
  readonly name: string;
  /** What is measured, in one sentence. */
  readonly definition: string;
  /** What studies say, in one plain and kind sentence. */
  readonly literature: string;
}

const noSingle = "No study found that it matters on its own; it counts only together with the others.";
const canons = "Classical rules for its size were not met by real faces when they were checked.";
const sexes = "It differs between women and men on average, with wide overlap.";

export const measurements: Readonly<Record<MeasurementId, MeasurementText>> = {
  "width-to-height": {
    name: "Upper-face width to height",
    definition: "Width of the face at the cheekbones over the height from the brows to the upper lip.",
    literature: "Wider faces were rated slightly lower on average; expression and distance change it more.",
  },
  "height-to-width": {
    name: "Face height to width",
    definition: "Height from the top of the mesh to the chin over the width at the cheekbones.",
    literature: "A camera that is close makes the face look longer and narrower than it is.",
  },
  "forehead-share": {
    name: "Forehead share",
    definition:
      "Height from the top of the mesh to the point between the brows, as a share of the face height.",
    literature: "The hairline is not among the landmarks, so this is not the upper third of the textbooks.",
  },
  "middle-share": {
    name: "Middle-face share",
    definition: "Height from between the brows to the base of the nose, as a share of the face height.",
    literature: canons,
  },
  "lower-share": {
    name: "Lower-face share",
    definition: "Height from the base of the nose to the chin, as a share of the face height.",
    literature: sexes,
  },
  "eyes-to-mouth": {
    name: "Eyes to mouth",
    definition: "Height from the irises to the line between the lips, as a share of the face height.",
    literature: "In one experiment faces were liked best when this was close to average.",
  },
  midface: {
    name: "Midface ratio",
    definition: "Distance between the irises over the height from the irises to the upper lip.",
    literature: "One small study linked a related angle to ratings of men; it was not repeated.",
  },
  "temples-to-face": {
    name: "Temples to face",
    definition: "Width at the temples over the width at the cheekbones.",
    literature: noSingle,
  },
  asymmetry: {
    name: "Left-right difference",
    definition: "Mean distance of paired points from each other's mirror image, per iris distance.",
    literature: "In large samples natural asymmetry of shape has almost no bearing on ratings.",
  },
  "canthal-tilt": {
    name: "Eye-corner tilt",
    definition: "Angle by which the outer corners of the eyes lie above the inner ones.",
    literature: "Altered photos suggest a role of the inner corner; natural tilt was not tested.",
  },
  "eye-opening": {
    name: "Eye opening",
    definition: "Height between the lids over the length of the eye.",
    literature: "Women's eyes are a little rounder on average; a smile narrows everyone's.",
  },
  "eye-length-to-face": {
    name: "Eye length to face",
    definition: "Length of the eye over the width of the face.",
    literature: "Larger eyes went with higher ratings of women in an early study.",
  },
  "inner-corners-to-face": {
    name: "Inner eye corners to face",
    definition: "Distance between the inner corners of the eyes over the width of the face.",
    literature: "It differs by a fifth between populations, so no single value can be right.",
  },
  "iris-distance-to-face": {
    name: "Iris distance to face",
    definition: "Distance between the irises over the width of the face.",
    literature: "In one experiment faces were liked best when this was close to average.",
  },
  "inner-corners-to-eye": {
    name: "Inner eye corners to eye length",
    definition: "Distance between the inner corners of the eyes over the length of an eye.",
    literature: "The classical rule that both are equal is met by few real faces.",
  },
  "brow-tilt": {
    name: "Brow tilt",
    definition: "Angle by which the outer end of the brow lies above its inner end.",
    literature: "Tilting the head by ten degrees changes it more than one person differs from another.",
  },
  "brow-above-eye": {
    name: "Brow above the lid",
    definition: "Height of the brow's peak above the upper lid, per iris distance.",
    literature: "Which height is liked depends on the age of those who look.",
  },
  "brow-above-iris": {
    name: "Brow above the iris",
    definition: "Height of the brow's peak above the irises, per iris distance.",
    literature: sexes,
  },
  "brow-length": {
    name: "Brow length",
    definition: "Length of the brow's upper edge, per iris distance.",
    literature: noSingle,
  },
  "brow-thickness": {
    name: "Brow thickness",
    definition: "Thickness of the brow at its peak, per iris distance.",
    literature: "Brows follow fashion and grooming, so findings do not last.",
  },
  "brow-arch": {
    name: "Brow arch",
    definition: "Height of the brow's peak above the middle of its two ends, per iris distance.",
    literature: "Which shape is liked depends on the age of those who look.",
  },
  "nose-to-inner-corners": {
    name: "Nose width to inner eye corners",
    definition: "Width of the nostrils over the distance between the inner corners of the eyes.",
    literature: "The classical rule that both are equal is met by few real faces.",
  },
  "nose-to-face": {
    name: "Nose width to face",
    definition: "Width of the nostrils over the width of the face.",
    literature: "It differs between populations and between the sexes, and a close camera widens it.",
  },
  "nose-length": {
    name: "Nose length",
    definition: "Height from the root to the base of the nose over the height from its root to the chin.",
    literature: canons,
  },
  "nose-index": {
    name: "Nose width to length",
    definition: "Width of the nostrils over the height from the root to the base of the nose.",
    literature: sexes,
  },
  "nose-bridge-width": {
    name: "Nose bridge to inner eye corners",
    definition: "Width of the upper bridge of the nose over the distance between the inner eye corners.",
    literature: noSingle,
  },
  "mouth-to-nose": {
    name: "Mouth width to nose width",
    definition: "Width of the mouth over the width of the nostrils.",
    literature: noSingle,
  },
  "mouth-to-iris-distance": {
    name: "Mouth width to iris distance",
    definition: "Width of the mouth over the distance between the irises.",
    literature: "A smile changes it more than one person differs from another.",
  },
  "mouth-to-face": {
    name: "Mouth width to face",
    definition: "Width of the mouth over the width of the face.",
    literature: "A smile changes it more than one person differs from another.",
  },
  "upper-lip": {
    name: "Upper lip height",
    definition: "Height of the upper lip in the middle over the width of the mouth.",
    literature: "A higher upper lip went with higher ratings in one study of women and men.",
  },
  "lower-lip": {
    name: "Lower lip height",
    definition: "Height of the lower lip in the middle over the width of the mouth.",
    literature: "Studies of lip proportions contradict each other.",
  },
  "lip-ratio": {
    name: "Lower lip to upper lip",
    definition: "Height of the lower lip over the height of the upper lip.",
    literature: "Studies contradict each other: some found 2 to 1, others 1 to 1 preferred.",
  },
  "mouth-gap": {
    name: "Gap between the lips",
    definition: "Height of the gap between the lips over the width of the mouth.",
    literature: "It says what the mouth is doing, not how it is made.",
  },
  philtrum: {
    name: "Nose to upper lip",
    definition: "Height from the base of the nose to the upper lip, as a share of the lower face.",
    literature: "A shorter space above the lip is consistent with one study; a smile shortens it too.",
  },
  "mouth-curve": {
    name: "Mouth curve",
    definition: "Height of the corners of the mouth above its middle, over its width.",
    literature: "It is mostly a smile, and people rate smiles more kindly.",
  },
  "chin-height": {
    name: "Chin height",
    definition: "Height from the lower lip to the chin, as a share of the lower face.",
    literature: canons,
  },
  "jaw-to-face": {
    name: "Jaw width to face",
    definition: "Width of the jaw, mean of two levels, over the width of the face.",
    literature:
      "Men's jaws are wider on average; the findings on ratings come from altered photos of one face.",
  },
  "gonion-to-face": {
    name: "Jaw angles to face",
    definition: "Width between the angles of the jaw over the width of the face.",
    literature: "The angles are not visible from the front, so this point is an estimate of the model.",
  },
  "chin-width": {
    name: "Chin width",
    definition: "Width of the chin's lower edge over the width of the face.",
    literature: sexes,
  },
  "cheek-to-jaw": {
    name: "Cheeks to jaw",
    definition: "Width at the cheeks over the width of the jaw.",
    literature: noSingle,
  },
  "jaw-angle": {
    name: "Jaw angle, seen from the front",
    definition: "Angle at the corner of the jaw between the lines to the chin and to the cheekbone.",
    literature: sexes,
  },
  "chin-angle": {
    name: "Chin angle",
    definition: "Angle at the chin between the lines to both corners of the jaw.",
    literature: sexes,
  },
  "mouth-level-to-face": {
    name: "Face width at the mouth",
    definition: "Width of the face level with the mouth over the width at the cheekbones.",
    literature: noSingle,
  },
};
