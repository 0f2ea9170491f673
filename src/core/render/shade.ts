/** How light falls on the figure. */
import type { Degrees, Point } from "../geometry/points.ts";
import { dot, sum, unit } from "../geometry/vector.ts";
import { type Colour, type LinearColour, linearColour } from "./colour.ts";
import type { Texel } from "./surface.ts";

/** One distant lamp, and light from all around. */
export interface Light {
  /** Where the lamp stands: to the right of the picture and above, from the camera's line of sight. */
  readonly azimuth: Degrees;
  readonly elevation: Degrees;
  /** Strength of the lamp, and of the light from all around; together about 1 for a well exposed picture. */
  readonly intensity: number;
  readonly ambient: number;
  readonly colour: Colour;
}

/** How far light creeps past the edge of shadow in skin, red, green and blue. */
const WRAP: LinearColour = [0.34, 0.2, 0.16];
const SHINE_SHARPNESS = 22;

/** Return the direction to the lamp, in the camera's axes. */
export function lampDirection({ azimuth, elevation }: Light): Point {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  return { x: Math.sin(a) * Math.cos(e), y: Math.sin(e), z: Math.cos(a) * Math.cos(e) };
}

/** Write the light that leaves a point into `out`, three floats from `at` on. Normals are in the camera's axes. */
export type Shader = (normal: Point, texel: Texel, out: Float32Array, at: number) => void;

/** Return the shader for a light. The eye is taken as straight ahead, the lamp as reaching everywhere. */
export function shader(light: Light): Shader {
  const lamp = lampDirection(light);
  const half = unit(sum(lamp, { x: 0, y: 0, z: 1 }));
  const [red, green, blue] = linearColour(light.colour);
  return (normal, texel, out, at) => {
    const facing = dot(normal, lamp);
    const around = light.ambient * (0.78 + 0.22 * normal.y) * (0.7 + 0.3 * Math.max(0, normal.z));
    const shine = 0.22 * texel.gloss * Math.max(0, dot(normal, half)) ** SHINE_SHARPNESS;
    const strength = light.intensity;
    out[at] = strength * red * (lit(facing, WRAP[0]) * texel.red + shine) + around * texel.red;
    out[at + 1] = strength * green * (lit(facing, WRAP[1]) * texel.green + shine) + around * texel.green;
    out[at + 2] = strength * blue * (lit(facing, WRAP[2]) * texel.blue + shine) + around * texel.blue;
  };
}

/** How much of the lamp a surface catches, 0..1, when its light creeps `wrap` past the edge of shadow. */
function lit(facing: number, wrap: number): number {
  return Math.max(0, (facing + wrap) / (1 + wrap));
}
