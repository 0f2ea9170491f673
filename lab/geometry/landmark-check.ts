/** Landmarks and pose on rendered faces, against the truth that was drawn. */
import type { FaceMesh } from "../../fixtures/render/canonical-mesh.ts";
import { meanOf } from "../../src/core/statistics.ts";
import type { CheckRow, CheckScene } from "./check-landmarks.ts";
import { CHECK_SCENES, checkLandmarks } from "./check-landmarks.ts";
import type { FaceReader } from "./face-reader.ts";
import { LIMITS } from "./limits.ts";
import { pngOf } from "../../fixtures/picture.ts";

/** How one landmark model finds the rendered scenes. */
export interface LandmarkFigures {
  readonly scenes: readonly CheckRow[];
  /** Mean over the scenes, per cent of the distance between the outer corners of the eyes. */
  readonly meanError: number;
  /** The largest yaw, pitch or roll error of any scene, degrees. */
  readonly worstPoseError: number;
  readonly passed: boolean;
}

/** Read every scene with the app and compare. A scene without a found face fails. */
export async function checkedLandmarks(
  mesh: FaceMesh,
  reader: FaceReader,
  scenes: readonly CheckScene[] = CHECK_SCENES,
): Promise<LandmarkFigures> {
  const rows = await checkLandmarks(mesh, async (image) => reader.see(pngOf(image)), scenes);
  const found = rows.filter((row) => row.found);
  const meanError = meanOf(found.map((row) => row.meanError));
  const poseErrors = found.flatMap(({ poseError }) =>
    poseError ? [poseError.yaw, poseError.pitch, poseError.roll] : [],
  );
  const worstPoseError = Math.max(...poseErrors.map(Math.abs));
  const passed =
    found.length === rows.length && meanError <= LIMITS.landmarkError && worstPoseError <= LIMITS.poseError;
  return { scenes: rows, meanError, worstPoseError, passed };
}
