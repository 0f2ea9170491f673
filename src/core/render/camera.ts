/** Pose, distance, lens and framing: from head space to the picture. */
import type { Degrees, Point } from "../geometry/points.ts";

/** How the head is turned. The same signs as `core/report.ts` and MediaPipe's pose matrix. */
export interface HeadPose {
  readonly yaw: Degrees;
  readonly pitch: Degrees;
  readonly roll: Degrees;
}

/**
 * The lens: a vertical field of view in degrees, which makes a near face large and a far one small; or the share of the
 * frame's shorter side that the face's width (15.3 cm at the distance of its origin) shall take up, as by cropping.
 */
export type Lens =
  | { readonly kind: "field-of-view"; readonly degrees: Degrees }
  | { readonly kind: "face-share"; readonly share: number };

/** Where the camera stands and what it frames. */
export interface Camera {
  readonly width: number;
  readonly height: number;
  /** From the camera to the origin of head space, along the line of sight, in cm. */
  readonly distance: number;
  readonly lens: Lens;
  /** Where the origin of head space falls, as shares of the frame's width and height. */
  readonly centre: { readonly x: number; readonly y: number };
}

/** Row-major 3 x 3 rotation. */
export type Rotation = readonly [number, number, number, number, number, number, number, number, number];

/** Width of the canonical face at the zygia, in cm. */
const FACE_WIDTH = 15.3;

/** Return the rotation R = Ry(yaw) Rx(pitch) Rz(roll) that turns head space into the camera's axes. */
export function poseRotation({ yaw, pitch, roll }: HeadPose): Rotation {
  const [y, p, r] = [yaw, pitch, roll].map((angle) => (angle * Math.PI) / 180) as [number, number, number];
  const [cy, sy, cp, sp, cr, sr] = [
    Math.cos(y),
    Math.sin(y),
    Math.cos(p),
    Math.sin(p),
    Math.cos(r),
    Math.sin(r),
  ];
  // prettier-ignore
  return [
    cy * cr + sy * sp * sr, -cy * sr + sy * sp * cr, sy * cp,
    cp * sr, cp * cr, -sp,
    -sy * cr + cy * sp * sr, sy * sr + cy * sp * cr, cy * cp,
  ];
}

/** Return the point turned by the rotation. */
export function rotated(m: Rotation, { x, y, z }: Point): Point {
  return {
    x: m[0] * x + m[1] * y + m[2] * z,
    y: m[3] * x + m[4] * y + m[5] * z,
    z: m[6] * x + m[7] * y + m[8] * z,
  };
}

/** Return the focal length in pixels. */
export function focalLength({ width, height, distance, lens }: Camera): number {
  if (lens.kind === "field-of-view") return height / 2 / Math.tan((lens.degrees * Math.PI) / 360);
  return (lens.share * Math.min(width, height) * distance) / FACE_WIDTH;
}

/**
 * Return where a point, already turned into the camera's axes, falls in the picture: x and y in pixels, and in `z`
 * the depth behind the origin's in pixels at the origin's scale, as `PixelLandmarks` want it.
 *
 * The head is moved sideways until its origin falls on `centre`; the frame itself is not shifted.
 */
export function projected(camera: Camera, turned: Point): Point {
  const focal = focalLength(camera);
  const shiftX = (camera.centre.x - 0.5) * camera.width;
  const shiftY = (camera.centre.y - 0.5) * camera.height;
  const scale = focal / (camera.distance - turned.z);
  const across = scale * (camera.distance / focal);
  return {
    x: camera.width / 2 + scale * turned.x + across * shiftX,
    y: camera.height / 2 - scale * turned.y + across * shiftY,
    z: (-turned.z * focal) / camera.distance,
  };
}
