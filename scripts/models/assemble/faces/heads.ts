/** What our own heads make of the networks' features: linear functions, fitted by `lab/`. */
import * as v from "valibot";
import type { NetworkGraph, Value } from "./network-graph.ts";

/** Networks that have features. */
const NETWORKS = ["faceres", "recognition"] as const;

const Finite = v.pipe(v.number(), v.finite());
const Weights = v.pipe(v.array(Finite), v.minLength(1));

const HeadSchema = v.object({
  intercept: Finite,
  /** For each network, one weight for each of its features. */
  weights: v.object({ faceres: v.optional(Weights), recognition: v.optional(Weights) }),
  /** Weights of single numbers, which are squashed first. */
  scalars: v.optional(v.object({ faceresAge: v.optional(Finite) }), {}),
});

const HeadsSchema = v.object({
  version: v.literal(1),
  networks: v.pipe(v.array(v.picklist(NETWORKS)), v.minLength(1)),
  /** What is done to features before their length is made 1; nothing where it is not said. */
  transform: v.optional(
    v.object({
      faceres: v.optional(v.literal("sqrt")),
      recognition: v.optional(v.literal("sqrt")),
    }),
    {},
  ),
  heads: v.objectWithRest({ attractiveness: HeadSchema, age: HeadSchema }, HeadSchema),
});

/** The heads and the networks whose features they use. */
export type Heads = v.InferOutput<typeof HeadsSchema>;

/** How many features each network has. */
export const FEATURES = { faceres: 1024, recognition: 128 } as const;

/** Return the heads that parsed JSON holds. Throws when a weight is missing or one too many. */
export function parseHeads(json: unknown): Heads {
  const heads = v.parse(HeadsSchema, json);
  for (const [name, { weights }] of Object.entries(heads.heads))
    for (const network of NETWORKS) {
      const count = weights[network]?.length;
      if (count !== undefined && (count !== FEATURES[network] || !heads.networks.includes(network)))
        throw new Error(`head ${name}: ${count} weights for ${network}`);
    }
  return heads;
}

/** Features by network, [n, features]. */
type Features = Readonly<Partial<Record<keyof typeof FEATURES, Value>>>;

/** What heads read of a face. */
export interface HeadInputs {
  /** Of length 1, as `addDirections` makes them. */
  readonly directions: Features;
  /** Years, [n, 1]. */
  readonly faceresAge?: Value;
}

/**
 * Add the features' directions to a graph: their root where the heads say so, and then of length 1.
 *
 * Features that are all zero have none: every head's answer is then not a number, which the engine takes for a fault.
 */
export function addDirections(
  graph: NetworkGraph,
  features: Features,
  transform: Heads["transform"],
): Features {
  const directions: Partial<Record<keyof typeof FEATURES, Value>> = {};
  for (const network of NETWORKS) {
    const said = features[network];
    if (said === undefined) continue;
    const values = transform[network] === "sqrt" ? graph.op("Sqrt", [said]) : said;
    const length = graph.op("ReduceL2", [values], { axes: [1], keepdims: 1 });
    directions[network] = graph.op("Div", [values, length]);
  }
  return directions;
}

/**
 * Add a head to a graph: intercept + weights x directions + weights x squashed scalars, [n, 1].
 *
 * Years are squashed to 18 + 12 tanh((years - 18) / 12): what is far from the gate counts no more than what is near.
 */
export function addHead(graph: NetworkGraph, head: Heads["heads"][string], inputs: HeadInputs): Value {
  const constant = (value: number): Value => graph.floats([1, 1], Float32Array.of(value));
  let sum = constant(head.intercept);
  for (const network of NETWORKS) {
    const [weights, direction] = [head.weights[network], inputs.directions[network]];
    if (weights === undefined) continue;
    if (direction === undefined) throw new Error(`no features of ${network}`);
    const column = graph.floats([weights.length, 1], Float32Array.from(weights));
    sum = graph.op("Add", [graph.op("MatMul", [direction, column]), sum]);
  }
  const { faceresAge: share } = head.scalars;
  if (share === undefined) return sum;
  if (inputs.faceresAge === undefined) throw new Error("no age of faceres");
  const away = graph.op("Div", [graph.op("Sub", [inputs.faceresAge, constant(18)]), constant(12)]);
  const squashed = graph.op("Add", [graph.op("Mul", [graph.op("Tanh", [away]), constant(12)]), constant(18)]);
  return graph.op("Add", [graph.op("Mul", [squashed, constant(share)]), sum]);
}
