/**
 * Whether a face detector finds the rendered faces where they truly are.
 *
 * The detector is handed in, so this runs wherever FaceLandmarker does: in a page, or from a test that drives one.
 */
import type { PixelLandmarks, Point } from "../../src/core/geometry/points.ts";
import type { RgbaImage } from "../../src/core/image/raster.ts";
import type { HeadPose } from "../../fixtures/render/camera.ts";
import type { Pose } from "../../src/core/report.ts";
import type { FaceMesh } from "../../fixtures/render/canonical-mesh.ts";
import { type FaceScene, PLAIN_SCENE, renderFace } from "../../fixtures/render/render-face.ts";

/** What a detector says of one picture; `pose` is null when it tells none. */
export interface Detection {
  readonly landmarks: PixelLandmarks;
  readonly pose: Pose | null;
}

/** The largest face in a picture, or null when there is none. */
export type Detect = (image: RgbaImage) => Promise<Detection | null>;

/** A scene to be found, and its name in the table. */
export interface CheckScene {
  readonly name: string;
  readonly scene: FaceScene;
}

/** How one scene was found. Errors are in per cent of the distance between the outer corners of the eyes. */
export type CheckRow =
  | { readonly name: string; readonly found: false }
  | {
      readonly name: string;
      readonly found: true;
      /** Mean over all 478 landmarks, and over the ten of the irises. */
      readonly meanError: number;
      readonly irisError: number;
      /** Found minus true, in degrees; null when the detector tells no pose. */
      readonly poseError: HeadPose | null;
    };

const EXOCANTHIA = [33, 263] as const;

/** The scenes of the acceptance test: yaw 0 to 25, pitch, roll, 30 to 200 cm, and three frames. */
export const CHECK_SCENES: readonly CheckScene[] = [
  { name: "front", scene: PLAIN_SCENE },
  posed("yaw 15", { yaw: 15 }),
  posed("yaw 25", { yaw: 25 }),
  posed("yaw -25", { yaw: -25 }),
  posed("pitch 10", { pitch: 10 }),
  posed("pitch -10", { pitch: -10 }),
  posed("roll 15", { roll: 15 }),
  posed("yaw 20 pitch 8 roll -10", { yaw: 20, pitch: 8, roll: -10 }),
  framed("30 cm", { distance: 30 }),
  framed("200 cm", { distance: 200 }),
  framed("16:9", { width: 960, height: 540 }),
  framed("9:16", { width: 540, height: 960 }),
];

function posed(name: string, pose: Partial<HeadPose>): CheckScene {
  return { name, scene: { ...PLAIN_SCENE, pose: { ...PLAIN_SCENE.pose, ...pose } } };
}

function framed(name: string, camera: Partial<FaceScene["camera"]>): CheckScene {
  return { name, scene: { ...PLAIN_SCENE, camera: { ...PLAIN_SCENE.camera, ...camera } } };
}

/** Return one row for each scene, in order. */
export async function checkLandmarks(
  mesh: FaceMesh,
  detect: Detect,
  scenes: readonly CheckScene[] = CHECK_SCENES,
): Promise<CheckRow[]> {
  const rows: CheckRow[] = [];
  for (const { name, scene } of scenes) {
    const { image, landmarks } = renderFace(mesh, scene);
    const detection = await detect(image);
    rows.push(detection ? comparison(name, scene, landmarks.points, detection) : { name, found: false });
  }
  return rows;
}

function comparison(name: string, { pose }: FaceScene, truth: readonly Point[], found: Detection): CheckRow {
  const gap = (a: Point | undefined, b: Point | undefined): number =>
    a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.NaN;
  const unit = gap(truth[EXOCANTHIA[0]], truth[EXOCANTHIA[1]]) / 100;
  const errors = truth.map((point, k) => gap(point, found.landmarks.points[k]) / unit);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const seen = found.pose;
  return {
    name,
    found: true,
    meanError: mean(errors),
    irisError: mean(errors.slice(468)),
    poseError: seen && {
      yaw: seen.yaw - pose.yaw,
      pitch: seen.pitch - pose.pitch,
      roll: seen.roll - pose.roll,
    },
  };
}
