/** What is said of a number where it stands, in English: what it is, in two or three sentences, and what can be done with it. */
export const reading = {
  bar: {
    label: "With this result",
    compare: "Compare",
    next: "New photo",
  },
  psl: {
    question: "What is PSL?",
    scale:
      "A scale that web forums use for how a face looks in a photo: from 0 to 8, with 4 in the middle. Mien shows the same scale from 0 to 100: 50 there is 4 here, the mean of the reference faces.",
    meaning:
      "It estimates how strangers would on average rate this one photo, and says nothing about what a person is worth.",
    close: "Close",
  },
  said: {
    /** A band in the middle of a sentence. */
    bands: {
      "well-below-average": "well below average",
      "below-average": "below average",
      average: "average",
      "above-average": "above average",
      "well-above-average": "well above average",
    },
    among: {
      everyone: "among all reference faces",
      women: "among women of the reference",
      men: "among men of the reference",
    },
    place: "Most likely {{band}} {{among}}; nine times in ten anywhere from {{from}} to {{to}}.",
    placeSure: "Nine times in ten {{band}} {{among}}.",
    regions: {
      eyes: "the eyes",
      brows: "the brows",
      nose: "the nose",
      mouth: "the mouth",
      jaw: "jaw and chin",
      face: "the face as a whole",
    },
    both: "Of the geometry, {{raised}} raised it most ({{up}} points), and {{lowered}} lowered it most ({{down}}).",
    raised: "Of the geometry, {{raised}} raised it most ({{up}} points); no region lowered it much.",
    lowered: "Of the geometry, {{lowered}} lowered it most ({{down}} points); no region raised it much.",
    even: "In the geometry no region stands out.",
    surer: "A photo that would make it surer: {{with}}.",
    several: "Nothing in this photo makes it less sure; several photos together would say more.",
    with: {
      "several-faces": "one face alone",
      "face-small": "a larger face",
      "photo-turned": "held upright",
      turned: "a look straight into the camera",
      "tilted-up-or-down": "a camera at eye level",
      rolled: "a level head",
      "eyes-closed": "open eyes",
      "eyes-hidden": "eyes in full view",
      "mouth-open": "lips together",
      "mouth-covered": "nothing in front of the face",
      "strong-smile": "a relaxed expression",
      blurred: "sharper",
      "too-dark": "more light",
      "too-bright": "softer light",
      "uneven-light": "light from the front",
      "black-and-white": "in colour",
      "near-edge": "more room around the face",
      "too-close": "a camera a metre away",
      "distance-unknown": "a camera a metre away",
      "drawing-like": "a photograph of a person",
    },
  },
} as const;
