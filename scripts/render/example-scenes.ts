/** The example faces: rendered, so they depict nobody. Varied in shape, tones, hair and light, all seen straight on. */
import { type FaceScene, PLAIN_SCENE } from "../../src/core/render/render-face.ts";

/** An example: its id, which is also its file's name, and the words that stand under it. */
export interface ExampleFace {
  readonly id: string;
  readonly name: string;
  readonly scene: FaceScene;
}

const CAMERA: FaceScene["camera"] = {
  width: 768,
  height: 960,
  distance: 110,
  lens: { kind: "face-share", share: 0.52 },
  centre: { x: 0.5, y: 0.485 },
};

function example(letter: string, changes: Partial<FaceScene>): ExampleFace {
  const scene = { ...PLAIN_SCENE, camera: CAMERA, ...changes };
  return { id: `example-${letter.toLowerCase()}`, name: `Example ${letter}`, scene };
}

export const EXAMPLE_FACES: readonly ExampleFace[] = [
  example("A", {
    shape: {
      eyeOpening: 1.35,
      canthalTilt: 1.5,
      noseWidth: 0.92,
      jawWidth: 0.94,
      upperLip: 1.15,
      lowerLip: 1.1,
      browThickness: 0.8,
      browHeight: 1.06,
    },
    colours: {
      skin: [226, 182, 156],
      lips: [188, 104, 98],
      hair: [92, 64, 44],
      brows: [94, 68, 50],
      iris: [92, 112, 120],
      clothing: [92, 104, 112],
    },
    hair: { thickness: 1.1, hangsTo: -13 },
    background: [
      [204, 209, 212],
      [178, 185, 190],
    ],
    light: { azimuth: -24, elevation: 30, intensity: 0.72, ambient: 0.46, colour: [255, 249, 242] },
  }),
  example("B", {
    shape: {
      jawWidth: 1.08,
      chinWidth: 1.15,
      chinHeight: 1.06,
      faceHeight: 1.02,
      browThickness: 1.3,
      browHeight: 0.92,
      eyeOpening: 1.1,
      noseLength: 1.03,
      upperLip: 0.85,
    },
    colours: {
      skin: [208, 160, 132],
      lips: [166, 98, 90],
      hair: [44, 34, 30],
      brows: [46, 35, 30],
      iris: [92, 66, 44],
      clothing: [62, 72, 84],
    },
    hair: { thickness: 0.7, hangsTo: null },
    background: [
      [188, 194, 198],
      [160, 168, 174],
    ],
    light: { azimuth: 30, elevation: 36, intensity: 0.78, ambient: 0.42, colour: [255, 246, 236] },
  }),
  example("C", {
    shape: {
      noseWidth: 1.22,
      mouthWidth: 1.08,
      upperLip: 1.4,
      lowerLip: 1.25,
      eyeOpening: 1.3,
      eyeSpacing: 1.03,
      browThickness: 0.95,
      jawWidth: 0.98,
    },
    colours: {
      skin: [122, 80, 58],
      lips: [142, 80, 70],
      hair: [30, 25, 24],
      brows: [34, 27, 25],
      iris: [62, 42, 30],
      clothing: [150, 142, 130],
    },
    hair: { thickness: 0.8, hangsTo: null },
    background: [
      [206, 203, 196],
      [182, 178, 170],
    ],
    light: { azimuth: -32, elevation: 32, intensity: 1.05, ambient: 0.58, colour: [255, 246, 236] },
  }),
  example("D", {
    shape: {
      faceWidth: 1.06,
      eyeSpacing: 1.05,
      eyeOpening: 1.15,
      canthalTilt: 3,
      noseWidth: 1.06,
      noseLength: 0.95,
      browHeight: 1.1,
      browThickness: 0.85,
      philtrum: 0.94,
      chinHeight: 0.95,
    },
    colours: {
      skin: [224, 184, 150],
      lips: [184, 104, 96],
      hair: [28, 26, 28],
      brows: [42, 36, 34],
      iris: [58, 40, 30],
      clothing: [116, 100, 96],
    },
    hair: { thickness: 1.2, hangsTo: -8 },
    background: [
      [200, 206, 206],
      [172, 180, 180],
    ],
    light: { azimuth: 20, elevation: 28, intensity: 0.7, ambient: 0.48, colour: [255, 250, 244] },
  }),
  example("E", {
    shape: {
      faceHeight: 1.06,
      faceWidth: 0.96,
      noseLength: 1.06,
      noseWidth: 0.95,
      chinHeight: 1.1,
      browTilt: -3,
      browThickness: 1.15,
      eyeOpening: 1.2,
      mouthWidth: 1.06,
      lowerLip: 0.9,
    },
    colours: {
      skin: [236, 198, 176],
      lips: [190, 116, 108],
      hair: [150, 112, 72],
      brows: [140, 104, 72],
      iris: [104, 128, 112],
      clothing: [84, 96, 88],
    },
    hair: { thickness: 1.3, hangsTo: null },
    background: [
      [192, 198, 204],
      [166, 174, 182],
    ],
    light: { azimuth: -38, elevation: 38, intensity: 0.74, ambient: 0.4, colour: [255, 248, 240] },
  }),
  example("F", {
    shape: {
      jawWidth: 0.92,
      chinWidth: 0.88,
      eyeOpening: 1.5,
      eyeWidth: 1.06,
      browTilt: 3,
      browThickness: 0.75,
      noseWidth: 1.04,
      upperLip: 1.25,
      lowerLip: 1.15,
      smile: 0.3,
    },
    colours: {
      skin: [172, 120, 90],
      lips: [158, 88, 78],
      hair: [40, 30, 28],
      brows: [44, 33, 29],
      iris: [80, 56, 38],
      clothing: [128, 118, 122],
    },
    hair: { thickness: 1.2, hangsTo: -16 },
    background: [
      [208, 206, 202],
      [182, 180, 178],
    ],
    light: { azimuth: 26, elevation: 34, intensity: 0.82, ambient: 0.46, colour: [255, 247, 238] },
  }),
];
