import { describe, expect, it } from "vitest";
import { MEASUREMENTS, measurementOf } from "../../src/core/measure/measurements.ts";
import { shapedMesh } from "../../fixtures/render/shape-parameters.ts";
import { canonicalFace } from "../../fixtures/render/canonical-face.ts";
import { SMALL_EXAMPLES } from "./rendered.ts";
import { changedFace, trueValueOf } from "./shape-change.ts";

const mesh = canonicalFace();
const { scene } = SMALL_EXAMPLES[1]!;

describe("changedFace", () => {
  it("changes a card's true value by what was asked, either way", () => {
    const card = measurementOf("nose-to-face");
    const plain = trueValueOf(card, shapedMesh(mesh, scene.shape), scene);
    for (const change of [-0.1 * plain, 0.1 * plain]) {
      const face = changedFace(mesh, scene, card, change);
      expect(face.trueValue - plain).toBeCloseTo(change, 3);
      expect(trueValueOf(card, face.mesh, scene)).toBeCloseTo(face.trueValue, 9);
    }
  });

  it("uses the parameter that the card is about", () => {
    const change = (id: Parameters<typeof measurementOf>[0], by: number) =>
      changedFace(mesh, scene, measurementOf(id), by).by[0];
    expect(change("nose-to-face", 0.01)).toBe("noseWidth");
    expect(change("canthal-tilt", 2)).toBe("canthalTilt");
    expect(change("upper-lip", 0.01)).toBe("upperLip");
  });

  it("moves no more than a face bears: no point goes farther than 2.5 cm", () => {
    const plain = shapedMesh(mesh, scene.shape);
    for (const card of MEASUREMENTS.filter((_, k) => k % 6 === 1)) {
      const value = trueValueOf(card, plain, scene);
      const change = card.unit === "degrees" ? 3 : 0.1 * Math.abs(value);
      const { mesh: face } = changedFace(mesh, scene, card, change);
      const moves = face.positions.map((p, k) =>
        Math.hypot(p.x - plain.positions[k]!.x, p.y - plain.positions[k]!.y),
      );
      expect(Math.max(...moves), card.id).toBeLessThan(2.5);
    }
  });
});
