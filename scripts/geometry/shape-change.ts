/**
 * Faces whose own quantity of one measurement was changed, and nothing more than needed.
 *
 * [Note: Own quantity]
 * For each card the shape parameters are ranked by how far they move its true value over their natural range. The first
 * is turned until the value has changed by the amount wanted; when its range ends first, the next one helps, as long as
 * it moves the card at least a sixth as far. What is still missing is made by pushing the card's own landmarks, and the
 * skin around them, along the value's gradient.
 */
import { alignFace } from "../../src/core/geometry/align.ts";
import type { Point } from "../../src/core/geometry/points.ts";
import type { MeasurementId } from "../../src/core/measure/ids.ts";
import type { Measurement } from "../../src/core/measure/measurement.ts";
import { landmarksOf } from "../../src/core/measure/measurement.ts";
import type { FaceMesh } from "../../src/core/render/canonical-mesh.ts";
import { deform } from "../../src/core/render/deform.ts";
import type { FaceScene } from "../../src/core/render/render-face.ts";
import { trueLandmarks } from "../../src/core/render/render-face.ts";
import type { ShapeParameter, ShapeParameterName } from "../../src/core/render/shape-parameters.ts";
import { SHAPE_PARAMETERS, shapedMesh } from "../../src/core/render/shape-parameters.ts";

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

/** A parameter that moves the card less than this share of the strongest one's effect is left alone. */
const HELPFUL_SHARE = 1 / 6;

/** At most this many parameters are turned for one card. */
const MOST_PARAMETERS = 3;

/** An open or smiling mouth is an expression and no other face: each serves the one card that is about it. */
const EXPRESSIONS: Readonly<Record<string, MeasurementId>> = { mouthOpen: "mouth-gap", smile: "mouth-curve" };

/** One way of changing the face: where each point goes per unit, and how many units it may be turned either way. */
interface Lever {
  readonly name: string;
  readonly field: readonly Point[];
  readonly low: number;
  readonly high: number;
}

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
  const base = shapedMesh(canonical, scene.shape);
  const valueOf = (mesh: FaceMesh): number => trueValueOf(card, mesh, scene);
  const target = valueOf(base) + change;
  let face: ChangedFace = { mesh: base, by: [], trueValue: valueOf(base) };
  const missing = (): number => target - face.trueValue;
  const isThere = (): boolean => Math.abs(missing()) < 0.01 * Math.abs(change);
  const turn = (lever: Lever): void => {
    const turned = turnedTo(face.mesh, lever, target, valueOf);
    face = { ...turned, by: [...face.by, lever.name] };
  };
  for (const lever of rankedLevers(canonical, base, scene, card)) {
    if (!isThere()) turn(lever);
  }
  if (!isThere()) turn(ownLandmarks(card, face.mesh, valueOf));
  return face;
}

function rankedLevers(canonical: FaceMesh, base: FaceMesh, scene: FaceScene, card: Measurement): Lever[] {
  const valueOf = (mesh: FaceMesh): number => trueValueOf(card, mesh, scene);
  const levers = Object.entries(SHAPE_PARAMETERS).map(
    ([name, parameter]: [string, ShapeParameter]): Lever => {
      const now = scene.shape[name as ShapeParameterName] ?? parameter.neutral;
      const field = canonical.positions.map((point) => {
        const { x = 0, y = 0, z = 0 } = parameter.displacement(point);
        return { x, y, z };
      });
      return { name, field, low: parameter.low - now, high: parameter.high - now };
    },
  );
  const effect = (lever: Lever): number =>
    Math.abs(valueOf(moved(base, lever, lever.high)) - valueOf(moved(base, lever, lever.low)));
  const ranked = levers
    .filter(({ name }) => (EXPRESSIONS[name] ?? card.id) === card.id)
    .map((lever) => ({ lever, effect: effect(lever) }))
    .sort((a, b) => b.effect - a.effect);
  const strongest = ranked[0]?.effect ?? 0;
  return ranked
    .filter((entry) => entry.effect > HELPFUL_SHARE * strongest)
    .slice(0, MOST_PARAMETERS)
    .map(({ lever }) => lever);
}

/** Return the lever that pushes a card's landmarks along its gradient, one cm at the most strongly moved point. */
function ownLandmarks(card: Measurement, face: FaceMesh, valueOf: (mesh: FaceMesh) => number): Lever {
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
  return { name: "landmarks", field: unit, low: -PUSH_LIMIT, high: PUSH_LIMIT };
}

function moved(mesh: FaceMesh, { field }: Lever, amount: number): FaceMesh {
  return deform(mesh, (_, k) => {
    const { x = 0, y = 0, z = 0 } = field[k] ?? {};
    return { x: amount * x, y: amount * y, z: amount * z };
  });
}

/** Turn a lever toward the target, to its end at most; by bisection, as every lever moves its card steadily. */
function turnedTo(
  mesh: FaceMesh,
  lever: Lever,
  target: number,
  valueOf: (mesh: FaceMesh) => number,
): { readonly mesh: FaceMesh; readonly trueValue: number } {
  const now = valueOf(mesh);
  const wanted = Math.sign(target - now);
  const rises = valueOf(moved(mesh, lever, lever.high)) > valueOf(moved(mesh, lever, lever.low));
  const end = rises === wanted > 0 ? lever.high : lever.low;
  let [inside, beyond] = [0, end];
  const isBeyond = (amount: number): boolean => wanted * (valueOf(moved(mesh, lever, amount)) - target) > 0;
  if (!isBeyond(end)) inside = end;
  else {
    for (let round = 0; round < 16; round += 1) {
      const middle = (inside + beyond) / 2;
      if (isBeyond(middle)) beyond = middle;
      else inside = middle;
    }
  }
  const turned = moved(mesh, lever, inside);
  return { mesh: turned, trueValue: valueOf(turned) };
}
