/** The canonical mesh, from the installed npm package. */
import { readFileSync } from "node:fs";
import { type FaceMesh, readCanonicalMesh } from "../../src/core/render/canonical-mesh.ts";
import { assembleFaceLandmarker } from "../assemble/face-landmarker.ts";

const ASSETS = new URL(
  "../../node_modules/@mediapipe/face_mesh/face_mesh_solution_packed_assets.data",
  import.meta.url,
);

let mesh: FaceMesh | null = null;

/** Return the canonical mesh; read once. */
export function canonicalFace(): FaceMesh {
  mesh ??= readCanonicalMesh(assembleFaceLandmarker(readFileSync(ASSETS)));
  return mesh;
}
