/**
 * Whether each measurement tells the truth on rendered faces: its value, and how it follows a change of its quantity.
 *
 * Every card's true value is moved down and up on each face (See: [Note: Own quantity] in `shape-change.ts`), the three
 * faces are drawn, and the app reads them. Response is the measured difference between the upper and the lower face,
 * summed over the faces, per true difference: 1 follows fully, 0 not at all, below 0 the wrong way.
 */
import type { Measurement } from "../../src/core/measure/measurement.ts";
import { MEASUREMENTS } from "../../src/core/measure/measurements.ts";
import type { FaceMesh } from "../../fixtures/render/canonical-mesh.ts";
import { shapedMesh } from "../../fixtures/render/shape-parameters.ts";
import type { LandmarkModelKind } from "../../src/core/report.ts";
import { GEOMETRY_TABLES } from "../../src/core/score/tables.ts";
import { meanOf } from "../../src/core/statistics.ts";
import type { FaceReader } from "./face-reader.ts";
import { valueOf } from "./face-reader.ts";
import { LIMITS } from "./limits.ts";
import type { NamedScene } from "./rendered.ts";
import { renderedMesh } from "./rendered.ts";
import { changedFace, trueValueOf } from "./shape-change.ts";

/** By how much a quantity is changed: this share of its value, or these degrees. */
const RATIO_CHANGE = 0.1;
const DEGREE_CHANGE = 3;

/**
 * A ratio near 0 has no tenth worth speaking of (the curve of the mouth, the gap between the lips): below this share of
 * its SD among the reference faces, a tenth gives way to one such SD.
 */
const LEAST_SD_SHARE = 0.5;

/** What was found for one card. */
export interface CardFigures {
  readonly id: string;
  readonly unit: Measurement["unit"];
  readonly scored: boolean;
  /** Mean true value of the plain faces, and mean of measured minus true, also in SDs of the reference faces. */
  readonly truth: number;
  readonly error: number;
  readonly errorInSd: number;
  /** Mean true change made, each way, and what made it. */
  readonly change: number;
  readonly by: readonly string[];
  /** Null when a changed face was not measured, or when no means changes the quantity. */
  readonly response: number | null;
  /** The response on each face. */
  readonly responses: readonly (number | null)[];
  readonly follows: boolean;
}

/** Read and compare the given cards on the given faces, one row a card. */
export async function cardResponses(
  canonical: FaceMesh,
  reader: FaceReader,
  faces: readonly NamedScene[],
  cards: readonly Measurement[] = MEASUREMENTS,
): Promise<CardFigures[]> {
  const rows: CardFigures[] = [];
  for (const card of cards) {
    const seen: FaceResponse[] = [];
    for (const face of faces) seen.push(await faceResponse(canonical, reader, face, card));
    rows.push(figuresOf(card, seen, reader.kind));
    process.stderr.write(`${reader.kind}: ${card.id} ${rows.at(-1)?.response?.toFixed(2) ?? "unread"}\n`);
  }
  return rows;
}

/** One card on one face; true and measured values of the plain, the lower and the upper face. */
interface FaceResponse {
  readonly truth: readonly [plain: number, down: number, up: number];
  readonly measured: readonly [plain: number | null, down: number | null, up: number | null];
  readonly by: readonly string[];
}

async function faceResponse(
  canonical: FaceMesh,
  reader: FaceReader,
  { scene }: NamedScene,
  card: Measurement,
): Promise<FaceResponse> {
  const plain = shapedMesh(canonical, scene.shape);
  const value = trueValueOf(card, plain, scene);
  const change = wantedChange(card, value);
  const down = changedFace(canonical, scene, card, -change);
  const up = changedFace(canonical, scene, card, change);
  const measured = async (mesh: FaceMesh): Promise<number | null> => {
    const seen = await reader.see(await renderedMesh(mesh, scene));
    return seen && valueOf(seen.readings, card.id);
  };
  return {
    truth: [value, down.trueValue, up.trueValue],
    measured: [await measured(plain), await measured(down.mesh), await measured(up.mesh)],
    by: [...new Set([...down.by, ...up.by])],
  };
}

/** The same for both landmark models, so that they see the same pictures. */
function wantedChange(card: Measurement, value: number): number {
  if (card.unit === "degrees") return DEGREE_CHANGE;
  const tenth = RATIO_CHANGE * Math.abs(value);
  const { sd } = referenceOf(card.id, "assembled");
  return tenth < LEAST_SD_SHARE * sd ? sd : tenth;
}

function referenceOf(id: string, kind: LandmarkModelKind): { readonly sd: number } {
  return GEOMETRY_TABLES[kind].measurements.find((row) => row.id === id) ?? { sd: Number.NaN };
}

function figuresOf(card: Measurement, faces: readonly FaceResponse[], kind: LandmarkModelKind): CardFigures {
  const steps = faces.map(({ truth, measured: [, down, up] }) => ({
    made: truth[2] - truth[1],
    seen: down === null || up === null ? null : up - down,
  }));
  const seen = steps.map((step) => step.seen);
  const made = meanOf(steps.map((step) => step.made));
  const response =
    seen.some((step) => step === null) || !(Math.abs(made) > 1e-9)
      ? null
      : meanOf(seen.map((step) => step ?? Number.NaN)) / made;
  const errors = faces.flatMap(({ truth, measured: [plain] }) => (plain === null ? [] : [plain - truth[0]]));
  const error = meanOf(errors);
  return {
    id: card.id,
    unit: card.unit,
    scored: card.scored.kind === "scored",
    truth: meanOf(faces.map(({ truth }) => truth[0])),
    error,
    errorInSd: error / referenceOf(card.id, kind).sd,
    change: made / 2,
    by: [...new Set(faces.flatMap((face) => face.by))],
    response,
    responses: steps.map((step) => (step.seen === null ? null : step.seen / step.made)),
    follows: response !== null && response >= LIMITS.response,
  };
}
