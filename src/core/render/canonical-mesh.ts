/**
 * MediaPipe's canonical face: 468 points of a neutral, average face, which every FaceLandmarker bundle carries in its
 * face geometry file (`face_geometry.Mesh3d`: 5 floats a vertex, triangles as vertex indices).
 */
import type { Point } from "../geometry/points.ts";
import { type ProtobufField, protobufFields } from "./protobuf.ts";
import { storedEntry } from "./stored-entry.ts";

/** Number of points of the canonical mesh; the irises are not among them. */
export const MESH_POINT_COUNT = 468;

/** A face as points and triangles. `positions[k]` is landmark k. See: [Note: Head space]. */
export interface FaceMesh {
  readonly positions: readonly Point[];
  /** Where each point lies on the unrolled face: `x` and `y` in 0..1, `y` down; `z` is 0. */
  readonly unrolled: readonly Point[];
  /** Corners of the triangles, counter-clockwise seen from outside. */
  readonly triangles: readonly (readonly [number, number, number])[];
}

const GEOMETRY_FILE = "geometry_pipeline_metadata_landmarks.binarypb";

/** Return the canonical mesh of a FaceLandmarker bundle (`.task`). Throws when the bundle has none. */
export function readCanonicalMesh(task: Uint8Array): FaceMesh {
  const metadata = protobufFields(storedEntry(task, GEOMETRY_FILE));
  const message = metadata.find((field) => field.kind === "bytes" && field.number === 1);
  if (message?.kind !== "bytes") throw new Error("the face geometry holds no mesh");
  const fields = protobufFields(message.bytes);
  const floats = fields.flatMap((field) =>
    field.kind === "float" && field.number === 3 ? [field.value] : [],
  );
  const corners = fields.flatMap((field) => (field.number === 4 ? indices(field) : []));
  if (floats.length !== 5 * MESH_POINT_COUNT || corners.length % 3 !== 0) {
    throw new Error(`the mesh has ${floats.length / 5} points, not ${MESH_POINT_COUNT}`);
  }
  const number = (vertex: number, part: number): number => floats[5 * vertex + part] ?? 0;
  const each = <T>(make: (vertex: number) => T): T[] =>
    Array.from({ length: MESH_POINT_COUNT }, (_, k) => make(k));
  return {
    positions: each((k) => ({ x: number(k, 0), y: number(k, 1), z: number(k, 2) })),
    unrolled: each((k) => ({ x: number(k, 3), y: number(k, 4), z: 0 })),
    triangles: Array.from({ length: corners.length / 3 }, (_, k) => {
      const [a = 0, b = 0, c = 0] = corners.slice(3 * k, 3 * k + 3);
      return [a, b, c] as const;
    }),
  };
}

/** Return the vertex indices in a field: one, or a packed list of them. */
function indices(field: ProtobufField): number[] {
  if (field.kind !== "bytes") return [field.value];
  const values: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of field.bytes) {
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) {
      values.push(value);
      value = shift = 0;
    }
  }
  return values;
}
