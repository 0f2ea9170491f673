import { describe, expect, it } from "vitest";
import { renderFace } from "../../fixtures/render/render-face.ts";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { CHECK_SCENES, checkLandmarks, type CheckScene, type Detection } from "./check-landmarks.ts";

const mesh = canonicalFace();
const tiny = CHECK_SCENES.slice(0, 2).map(({ name, scene }): CheckScene => {
  const camera = { ...scene.camera, width: 96, height: 96 };
  return { name, scene: { ...scene, camera, samples: 1 } };
});

/** Return a detector that answers with the truth of each scene in turn, changed by `change`. */
function answering(change: (truth: Detection, scene: number) => Detection | null) {
  let next = 0;
  return async (): Promise<Detection | null> => {
    const scene = next++;
    const { landmarks } = renderFace(mesh, (tiny[scene] ?? tiny[0]!).scene);
    return change({ landmarks, pose: null }, scene);
  };
}

describe("checkLandmarks", () => {
  it("finds no error in the truth, and no error of a pose that was not told", async () => {
    const rows = await checkLandmarks(
      mesh,
      answering((truth) => truth),
      tiny,
    );
    expect(rows).toEqual(
      tiny.map(({ name }) => ({ name, found: true, meanError: 0, irisError: 0, poseError: null })),
    );
  });

  it("gives a shift in per cent of the distance between the outer corners of the eyes", async () => {
    const shifted = answering(({ landmarks }) => {
      const gap = (landmarks.points[263]?.x ?? 0) - (landmarks.points[33]?.x ?? 0);
      const points = landmarks.points.map((p) => ({ ...p, x: p.x + 0.02 * gap }));
      return { landmarks: { space: "pixel", points }, pose: null };
    });
    const [row] = await checkLandmarks(mesh, shifted, tiny.slice(0, 1));
    expect(row?.found && row.meanError).toBeCloseTo(2, 6);
  });

  it("gives the error of the pose, found minus true", async () => {
    const turned = answering(({ landmarks }) => ({ landmarks, pose: { yaw: 30, pitch: 1, roll: -2 } }));
    const rows = await checkLandmarks(mesh, turned, tiny);
    const errors = rows.map((row) => row.found && row.poseError);
    expect(errors).toEqual([
      { yaw: 30, pitch: 1, roll: -2 },
      { yaw: 15, pitch: 1, roll: -2 },
    ]);
  });

  it("tells the scenes in which nothing was found", async () => {
    const rows = await checkLandmarks(
      mesh,
      answering((truth, scene) => (scene === 1 ? null : truth)),
      tiny,
    );
    expect(rows[1]).toEqual({ name: "yaw 15", found: false });
  });
});
