/**
 * Faces whose own quantity of one measurement was changed, and as little else as can be.
 *
 * [Note: Own quantity]
 * The change wanted in a card's true value is made by the smallest departure from the face that makes it, where every
 * shape parameter counts in units of its natural range: parameters then share the change by the square of what each
 * does for the card. So a feature's own parameter does nearly all of it, and a share of the face (its lower part, say)
 * changes as faces do, by several parts at once. What they cannot reach within their ranges is made by pushing the
 * card's own landmarks, and the skin around them, along the value's gradient.
 */
import { alignFace } from "../../src/core/geometry/align.ts";
import type { Point } from "../../src/core/geometry/points.ts";
import type { MeasurementId } from "../../src/core/measure/ids.ts";
import type { Measurement } from "../../src/core/measure/measurement.ts";
import { landmarksOf } from "../../src/core/measure/measurement.ts";
import type { FaceMesh } from "../../fixtures/render/canonical-mesh.ts";
import { deform } from "../../fixtures/render/deform.ts";
import type { FaceScene } from "../../fixtures/render/render-face.ts";
import { trueLandmarks } from "../../fixtures/render/render-face.ts";
import type { ShapeParameter, ShapeParameterName } from "../../fixtures/render/shape-parameters.ts";
import { SHAPE_PARAMETERS, shapedMesh } from "../../fixtures/render/shape-parameters.ts";

/** A face with one quantity changed. */
export interface ChangedFace {
  readonly mesh: FaceMesh;
  /** What changed it: shape parameters, and `landmarks` when the card's own points were pushed as well. */
  readonly by: readonly string[];
  readonly trueValue: number;
}

/** How far the skin follows a landmark that is pushed: SD in cm. */
const PUSH_REACH = 1.2;

/** The farthest that a landmark is pushed, in cm. */
const PUSH_LIMIT = 1.2;

/** A parameter that does less than this share of a change is not named among its means. */
const NAMED_SHARE = 0.15;

/** An open or smiling mouth is an expression and no other face: each serves the one card that is about it. */
const EXPRESSIONS: Readonly<Record<string, MeasurementId>> = { mouthOpen: "mouth-gap", smile: "mouth-curve" };

/** One way of changing the face: where each point goes per unit, and how many units it may be turned either way. */
interface Lever {
  readonly name: string;
  readonly field: readonly Point[];
  readonly low: number;
  readonly high: number;
}

/** Levers turned together: lever k by `pull` units for each unit of effort, to its end at most. */
type Effort = readonly (Lever & { readonly pull: number })[];

/** Return a card's true value on a face, as the scene's camera sees it. */
export function trueValueOf(card: Measurement, face: FaceMesh, scene: FaceScene): number {
  const aligned = alignFace(trueLandmarks(face, scene));
  return aligned ? card.compute(aligned) : Number.NaN;
}

/**
 * Return the scene's face with the card's true value changed by `change`, or by less when no means reaches it.
 *
 * See: [Note: Own quantity].
 */
export function changedFace(
  canonical: FaceMesh,
  scene: FaceScene,
  card: Measurement,
  change: number,
): ChangedFace {
  const plain = shapedMesh(canonical, scene.shape);
  const valueOf = (mesh: FaceMesh): number => trueValueOf(card, mesh, scene);
  const target = valueOf(plain) + change;
  const { effort, named } = smallestEffort(canonical, plain, scene, card);
  const shaped = turnedTo(plain, effort, target, valueOf);
  if (Math.abs(target - shaped.trueValue) < 0.01 * Math.abs(change)) return { ...shaped, by: named };
  const pushed = turnedTo(shaped.mesh, [ownLandmarks(card, shaped.mesh, valueOf)], target, valueOf);
  return { ...pushed, by: [...named, "landmarks"] };
}

/** Return the parameters turned so that they raise the card most for the least departure. See: [Note: Own quantity]. */
function smallestEffort(
  canonical: FaceMesh,
  plain: FaceMesh,
  scene: FaceScene,
  card: Measurement,
): { readonly effort: Effort; readonly named: readonly string[] } {
  const effort = shapeLevers(canonical, scene, card).map((lever) => {
    const [low, high] = [lever.low, lever.high].map((end) =>
      trueValueOf(card, moved(plain, lever, end), scene),
    );
    const range = (lever.high - lever.low) / 2;
    const gain = ((high ?? 0) - (low ?? 0)) / 2;
    return { ...lever, pull: gain * range, gain };
  });
  const whole = effort.reduce((total, { gain }) => total + gain ** 2, 0);
  const strongest = effort.filter(({ gain }) => gain ** 2 > NAMED_SHARE * whole);
  const named = strongest.sort((a, b) => b.gain ** 2 - a.gain ** 2).map(({ name }) => name);
  return { effort, named };
}

function shapeLevers(canonical: FaceMesh, scene: FaceScene, card: Measurement): Lever[] {
  return Object.entries(SHAPE_PARAMETERS)
    .filter(([name]) => (EXPRESSIONS[name] ?? card.id) === card.id)
    .map(([name, parameter]: [string, ShapeParameter]): Lever => {
      const now = scene.shape[name as ShapeParameterName] ?? parameter.neutral;
      const field = canonical.positions.map((point) => {
        const { x = 0, y = 0, z = 0 } = parameter.displacement(point);
        return { x, y, z };
      });
      return { name, field, low: parameter.low - now, high: parameter.high - now };
    });
}

/** Return the push of a card's landmarks along its gradient, one cm at the most strongly moved point. */
function ownLandmarks(
  card: Measurement,
  face: FaceMesh,
  valueOf: (mesh: FaceMesh) => number,
): Effort[number] {
  const step = 0.02;
  const now = valueOf(face);
  const pushes = landmarksOf(card)
    .filter((index) => index < face.positions.length)
    .map((index) => {
      const slope = (by: Point): number =>
        (valueOf(deform(face, (_, k) => (k === index ? by : { x: 0, y: 0, z: 0 }))) - now) / step;
      const push = { x: slope({ x: step, y: 0, z: 0 }), y: slope({ x: 0, y: step, z: 0 }) };
      return { centre: face.positions[index] as Point, ...push };
    });
  const field = face.positions.map((p) => {
    const total = { x: 0, y: 0, z: 0 };
    for (const { centre, x, y } of pushes) {
      const squared = (p.x - centre.x) ** 2 + (p.y - centre.y) ** 2 + (p.z - centre.z) ** 2;
      const share = Math.exp(-squared / (2 * PUSH_REACH ** 2));
      total.x += share * x;
      total.y += share * y;
    }
    return total;
  });
  const longest = Math.max(1e-9, ...field.map(({ x, y }) => Math.hypot(x, y)));
  const unit = field.map(({ x, y }) => ({ x: x / longest, y: y / longest, z: 0 }));
  return { name: "landmarks", field: unit, low: -PUSH_LIMIT, high: PUSH_LIMIT, pull: 1 };
}

function moved(mesh: FaceMesh, { field }: Lever, amount: number): FaceMesh {
  return deform(mesh, (_, k) => {
    const { x = 0, y = 0, z = 0 } = field[k] ?? {};
    return { x: amount * x, y: amount * y, z: amount * z };
  });
}

/** The most effort worth trying: every lever with a pull worth naming is at its end long before. */
const MOST_EFFORT = 1e5;

/** Spend effort until the value reaches its target, or every lever its end; by bisection, as more effort moves it on. */
function turnedTo(
  mesh: FaceMesh,
  levers: Effort,
  target: number,
  valueOf: (mesh: FaceMesh) => number,
): { readonly mesh: FaceMesh; readonly trueValue: number } {
  const turned = (effort: number): FaceMesh =>
    levers.reduce((face, lever) => {
      return moved(face, lever, Math.min(lever.high, Math.max(lever.low, effort * lever.pull)));
    }, mesh);
  const wanted = Math.sign(target - valueOf(mesh));
  const isBeyond = (effort: number): boolean => wanted * (valueOf(turned(effort)) - target) > 0;
  let [inside, beyond] = [0, 1e-3];
  while (!isBeyond(wanted * beyond) && beyond < MOST_EFFORT) [inside, beyond] = [beyond, 2 * beyond];
  for (let round = 0; round < 14 && beyond < MOST_EFFORT; round += 1) {
    const middle = (inside + beyond) / 2;
    if (isBeyond(wanted * middle)) beyond = middle;
    else inside = middle;
  }
  const face = turned(wanted * inside);
  return { mesh: face, trueValue: valueOf(face) };
}
