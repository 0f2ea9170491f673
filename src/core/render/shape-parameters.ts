/**
 * The ways in which a rendered face can differ from the canonical one.
 *
 * Each parameter is a smooth displacement that grows in proportion to its distance from the neutral value, is defined
 * on the canonical mesh, and fades out before it reaches what it is not about. So each moves its own quantity and
 * leaves the others nearly alone, and several add up. Anchors (in cm of head space) are the canonical mesh's own:
 * eyes at (3.16, 2.62), mouth line at -4.28, subnasale at -2.09, lower lip at -5.37, menton at -9.40.
 */
import type { Point } from "../geometry/points.ts";
import type { FaceMesh } from "./canonical-mesh.ts";
import { deform, falloff, ramp } from "./deform.ts";

/** What a parameter's value means. A factor of 1, 0 degrees and 0 cm are neutral; a share goes from 0 to 1. */
export type ShapeUnit = "factor" | "degrees" | "centimetres" | "share";

/** One parameter: its range, and where a point goes for each unit of departure from neutral. */
export interface ShapeParameter {
  readonly unit: ShapeUnit;
  readonly neutral: number;
  /** The range within which faces look natural and the mesh does not fold. */
  readonly low: number;
  readonly high: number;
  readonly displacement: (point: Point) => { readonly x?: number; readonly y?: number; readonly z?: number };
}

const EYE = { x: 3.16, y: 2.62 };
const DEGREE = Math.PI / 180;

const side = (p: Point): number => Math.sign(p.x);
/** How much a point belongs to its side's eye; the flattened distance keeps the brow out. */
const nearEye = (p: Point, full: number, none: number): number =>
  falloff(Math.hypot(Math.abs(p.x) - EYE.x, 1.15 * (p.y - EYE.y)), full, none);
/** The height of the brow's middle line, from its head at x = 1.3 over the peak to its tail. */
const browLine = (x: number): number => 4.6 + 0.25 * falloff(x - 3.6, 0, 2.4) - 0.75 * ramp(3.9, 5.9, x);
const nearBrow = (p: Point): number =>
  falloff(p.y - browLine(Math.abs(p.x)), 0.55, 1.25) * falloff(Math.abs(p.x) - 3.5, 2.5, 4);
const nearNose = (p: Point): number => falloff(p.x, 1.9, 3.1) * falloff(p.y + 1.1, 1.1, 2.4);
const nearMouth = (p: Point): number => falloff(p.x, 2.7, 4.6) * falloff(p.y + 4.4, 1.3, 2.6);

const factor = (low: number, high: number, displacement: ShapeParameter["displacement"]): ShapeParameter => ({
  unit: "factor",
  neutral: 1,
  low,
  high,
  displacement,
});
const degrees = (
  low: number,
  high: number,
  displacement: ShapeParameter["displacement"],
): ShapeParameter => ({
  unit: "degrees",
  neutral: 0,
  low,
  high,
  displacement,
});

/** Every parameter by name. Factors multiply the quantity named; degrees and centimetres add to it. */
export const SHAPE_PARAMETERS = {
  /** Breadth of the face at the cheekbones and temples. */
  faceWidth: factor(0.88, 1.14, (p) => ({ x: p.x * ramp(2.5, 7, Math.abs(p.x)) })),
  /** Height of the whole face. */
  faceHeight: factor(0.9, 1.12, (p) => ({ y: p.y })),
  /** Breadth between the jaw angles. */
  jawWidth: factor(0.85, 1.15, (p) => ({
    x: p.x * ramp(2, 5.5, Math.abs(p.x)) * ramp(-1.5, -5, p.y),
  })),
  /** Distance between the eyes, iris to iris. */
  eyeSpacing: factor(0.88, 1.14, (p) => ({ x: side(p) * EYE.x * nearEye(p, 1.7, 3.6) })),
  /** Length of each eye opening. */
  eyeWidth: factor(0.85, 1.18, (p) => ({ x: (p.x - side(p) * EYE.x) * nearEye(p, 1.6, 2.6) })),
  /** Height of each eye opening. */
  eyeOpening: factor(0.5, 1.7, (p) => ({
    y: 0.7 * Math.tanh((p.y - EYE.y) / 0.7) * nearEye(p, 1.1, 2.3),
  })),
  /** Tilt of the eye: positive lifts the outer corner. */
  canthalTilt: degrees(-6, 8, (p) => ({
    y: Math.tan(DEGREE) * (Math.abs(p.x) - EYE.x) * nearEye(p, 1.5, 2.6),
  })),
  /** Height of the brow above the iris. */
  browHeight: factor(0.8, 1.25, (p) => ({ y: 2.3 * nearBrow(p) })),
  /** Tilt of the brow: positive lifts its tail. */
  browTilt: degrees(-8, 10, (p) => ({ y: Math.tan(DEGREE) * (Math.abs(p.x) - 3.3) * nearBrow(p) })),
  /** Height of the brow itself. */
  browThickness: factor(0.6, 1.6, (p) => ({ y: (p.y - browLine(Math.abs(p.x))) * nearBrow(p) })),
  /** Breadth of the nose at its wings. */
  noseWidth: factor(0.8, 1.35, (p) => ({ x: p.x * nearNose(p) })),
  /** Distance from nasion to subnasale. */
  noseLength: factor(0.88, 1.12, (p) => ({
    y: (Math.max(p.y, -2.2) - 3.27) * ramp(3.27, 2.5, p.y) * falloff(p.x, 1.9, 3.4) * ramp(-3.3, -2.2, p.y),
  })),
  /** Distance between the corners of the mouth. */
  mouthWidth: factor(0.82, 1.22, (p) => ({ x: p.x * nearMouth(p) })),
  /** Height of the red of the upper lip. */
  upperLip: factor(0.6, 1.5, (p) => ({
    y: 0.58 * falloff(p.x, 0.4, 2.4) * ramp(-3.99, -3.45, p.y) * ramp(-2.4, -3.3, p.y),
  })),
  /** Height of the red of the lower lip. */
  lowerLip: factor(0.6, 1.5, (p) => ({
    y: -0.83 * falloff(p.x, 0.5, 2.4) * ramp(-4.54, -5.3, p.y) * ramp(-7.2, -5.45, p.y),
  })),
  /** Distance from subnasale to the upper lip; the mouth moves with it. */
  philtrum: factor(0.75, 1.35, (p) => ({
    y: -1.32 * ramp(-2.2, -3.35, p.y) * ramp(-9, -5.6, p.y) * falloff(p.x, 3, 5.5),
  })),
  /** Distance from the lower lip to the menton. */
  chinHeight: factor(0.8, 1.25, (p) => ({ y: Math.min(0, p.y + 5.45) * falloff(p.x, 3, 6.5) })),
  /** Breadth of the chin. */
  chinWidth: factor(0.75, 1.35, (p) => ({ x: p.x * ramp(-6.6, -8.4, p.y) })),
  /** Distance between the lips, in cm; the jaw goes down with the lower one. */
  mouthOpen: {
    unit: "centimetres",
    neutral: 0,
    low: 0,
    high: 2,
    displacement: (p) => ({ y: -ramp(-4.3, -4.55, p.y) * falloff(p.x, 0.6, 3 + 4 * ramp(-5.5, -8, p.y)) }),
  },
  /** A smile: the corners of the mouth go out, up and back. */
  smile: {
    unit: "share",
    neutral: 0,
    low: 0,
    high: 1,
    displacement: (p) => {
      const corner = falloff(Math.hypot(Math.abs(p.x) - 2.5, p.y + 4.3), 0.3, 2.4);
      return { x: 0.45 * side(p) * corner, y: 0.5 * corner, z: -0.25 * corner };
    },
  },
} as const satisfies Record<string, ShapeParameter>;

/** The name of a shape parameter. */
export type ShapeParameterName = keyof typeof SHAPE_PARAMETERS;

/** Values of some parameters; those left out are neutral. */
export type FaceShape = Readonly<Partial<Record<ShapeParameterName, number>>>;

/** The neutral face closes the canonical mesh's mouth, which stands 0.55 cm open: the lips meet half-way. */
const closeLips = (p: Point): Point => {
  const y = -0.3 * falloff(p.x, 0.4, 2.5) * ramp(-2.6, -3.99, p.y) * ramp(-4.3, -4.25, p.y);
  const below = 0.22 * falloff(p.x, 0.4, 2.5) * ramp(-7.5, -4.6, p.y) * ramp(-4.25, -4.3, p.y);
  return { x: 0, y: y + below, z: 0 };
};

/** Return the canonical mesh with closed lips and the given shape. Values outside a parameter's range are refused. */
export function shapedMesh(canonical: FaceMesh, shape: FaceShape): FaceMesh {
  const active = Object.entries(shape).map(([name, value]) => {
    const parameter: ShapeParameter = SHAPE_PARAMETERS[name as ShapeParameterName];
    if (!(value >= parameter.low && value <= parameter.high)) {
      throw new RangeError(`${name} must lie in ${parameter.low}..${parameter.high}, not ${value}`);
    }
    return { parameter, amount: value - parameter.neutral };
  });
  return deform(canonical, (point) => {
    const total = { ...closeLips(point) };
    for (const { parameter, amount } of active) {
      const { x = 0, y = 0, z = 0 } = parameter.displacement(point);
      total.x += amount * x;
      total.y += amount * y;
      total.z += amount * z;
    }
    return total;
  });
}
