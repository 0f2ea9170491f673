/** A face that depicts nobody: a scene in, a picture and its true landmarks out. */
import type { PixelLandmarks } from "../geometry/points.ts";
import type { RgbaImage } from "../image/raster.ts";
import { type Camera, type HeadPose, poseRotation, projected, type Rotation, rotated } from "./camera.ts";
import type { FaceMesh } from "./canonical-mesh.ts";
import { type Colour, linearColour, mixed, toSrgb } from "./colour.ts";
import { irisLandmarks } from "./eyes.ts";
import { type Hair, headSurfaces, standingSurfaces } from "./figure-surfaces.ts";
import type { FaceColours } from "./materials.ts";
import { emptySamples, rasterise, type Samples } from "./rasterise.ts";
import { type Light, shader } from "./shade.ts";
import { type FaceShape, shapedMesh } from "./shape-parameters.ts";

/** Everything that decides a picture. */
export interface FaceScene {
  readonly camera: Camera;
  readonly pose: HeadPose;
  readonly shape: FaceShape;
  readonly light: Light;
  readonly colours: FaceColours;
  readonly hair: Hair;
  /** The wall behind, at the top and the bottom of the picture. */
  readonly background: readonly [top: Colour, bottom: Colour];
  /** Samples along each side of a pixel, 1..4. */
  readonly samples: number;
}

/** A neutral face seen straight on from 80 cm, in even light. */
export const PLAIN_SCENE: FaceScene = {
  camera: {
    width: 512,
    height: 512,
    distance: 80,
    lens: { kind: "face-share", share: 0.45 },
    centre: { x: 0.5, y: 0.5 },
  },
  pose: { yaw: 0, pitch: 0, roll: 0 },
  shape: {},
  light: { azimuth: -28, elevation: 34, intensity: 0.78, ambient: 0.42, colour: [255, 247, 238] },
  colours: {
    skin: [214, 168, 142],
    lips: [176, 98, 92],
    hair: [62, 46, 38],
    brows: [66, 48, 38],
    iris: [104, 78, 54],
    clothing: [72, 84, 98],
  },
  hair: { thickness: 0.9, hangsTo: null },
  background: [
    [196, 202, 208],
    [170, 178, 186],
  ],
  samples: 3,
};

/** A picture and where its landmarks truly are. */
export interface RenderedFace {
  readonly image: RgbaImage;
  readonly landmarks: PixelLandmarks;
}

/** Return the picture of a scene and its 478 true landmarks. `canonical` comes from `readCanonicalMesh`. */
export function renderFace(canonical: FaceMesh, scene: FaceScene): RenderedFace {
  const face = shapedMesh(canonical, scene.shape);
  const image = renderMesh(face, scene);
  return { image, landmarks: trueLandmarks(face, scene) };
}

/** Return the picture of a mesh that is shaped already, by `shapedMesh` or `deform`; `scene.shape` is not applied. */
export function renderMesh(face: FaceMesh, scene: FaceScene): RgbaImage {
  const { camera, samples: fine } = scene;
  const samples = emptySamples(camera.width * fine, camera.height * fine);
  const finer: Camera = { ...camera, width: samples.width, height: samples.height };
  const shade = shader(scene.light);
  const turned = poseRotation(scene.pose);
  for (const surface of headSurfaces(face, scene.colours, scene.hair)) {
    rasterise(samples, finer, { surface, rotation: turned }, shade);
  }
  const upright = poseRotation({ yaw: scene.pose.yaw * 0.2, pitch: 0, roll: scene.pose.roll * 0.35 });
  for (const surface of standingSurfaces(scene.colours)) {
    rasterise(samples, finer, { surface, rotation: upright }, shade);
  }
  return developed(samples, scene);
}

/** Return the 478 landmarks of a mesh as the scene's camera sees them. See: [Note: Pixel space]. */
export function trueLandmarks(face: FaceMesh, { camera, pose }: FaceScene): PixelLandmarks {
  const rotation: Rotation = poseRotation(pose);
  const points = [...face.positions, ...irisLandmarks(face.positions)];
  return { space: "pixel", points: points.map((point) => projected(camera, rotated(rotation, point))) };
}

/** Return the pixels: the mean light of their samples, as sRGB, opaque; the background where nothing was drawn. */
function developed(samples: Samples, scene: FaceScene): RgbaImage {
  const { width, height } = scene.camera;
  const data = new Uint8ClampedArray(4 * width * height);
  const [top, bottom] = scene.background;
  for (let y = 0; y < height; y++) {
    const wall = mixed(linearColour(top), linearColour(bottom), y / Math.max(1, height - 1));
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      for (const channel of [0, 1, 2] as const) {
        data[at + channel] = Math.round(
          toSrgb(meanLight(samples, scene.samples, x, y, channel, wall[channel])),
        );
      }
      data[at + 3] = 255;
    }
  }
  return { data, width, height };
}

/** Return one channel's mean light over the samples of a pixel. */
function meanLight(
  samples: Samples,
  fine: number,
  x: number,
  y: number,
  channel: number,
  wall: number,
): number {
  let total = 0;
  for (let row = y * fine; row < (y + 1) * fine; row++) {
    for (let column = x * fine; column < (x + 1) * fine; column++) {
      const k = row * samples.width + column;
      total += samples.nearness[k] === 0 ? wall : (samples.light[3 * k + channel] ?? 0);
    }
  }
  return total / (fine * fine);
}
