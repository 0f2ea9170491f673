/**
 * A report that takes little room, for visits of thousands of photos.
 *
 * [Note: Compact reports]
 * Of the 35 kB that a report takes in memory, the landmarks are 28. They are kept as one block of 5.7 kB and become
 * points again when somebody reads `face.landmarks`; as long as those points are in use, the same ones are returned. So
 * nothing has to be computed again for a photo that is looked at later, and every reader finds a whole report: it can be
 * spread, written as JSON and cloned like any other.
 */
import { packLandmarks, unpackLandmarks } from "./geometry/packed-landmarks.ts";
import type { PixelLandmarks } from "./geometry/points.ts";
import type { FaceReading, Report } from "./report.ts";

/** Return the report with its landmarks packed. See: [Note: Compact reports]. */
export function compactReport(report: Report): Report {
  return { ...report, face: compactFace(report.face) };
}

function compactFace({ landmarks, ...rest }: FaceReading): FaceReading {
  const packed = packLandmarks(landmarks);
  let inUse: WeakRef<PixelLandmarks> | null = null;
  const face = {
    get landmarks(): PixelLandmarks {
      const known = inUse?.deref();
      if (known) return known;
      const unpacked = unpackLandmarks(packed);
      inUse = new WeakRef(unpacked);
      return unpacked;
    },
  };
  return Object.assign(face, rest);
}
