/** Rendered faces as PNG files, drawn once: kept in `.cache/geometry/` under a hash of the renderer and the scene. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FaceMesh } from "../../fixtures/render/canonical-mesh.ts";
import type { FaceScene } from "../../fixtures/render/render-face.ts";
import { renderMesh } from "../../fixtures/render/render-face.ts";
import { shapedMesh } from "../../fixtures/render/shape-parameters.ts";
import { contentsHash, ROOT } from "../../scripts/site/build/ensure-built.ts";
import { EXAMPLE_FACES } from "../../fixtures/render/example-scenes.ts";
import { pngOf } from "../../fixtures/picture.ts";

/** A scene and its name in the tables. */
export interface NamedScene {
  readonly name: string;
  readonly scene: FaceScene;
}

/** The example faces at their own size. */
export const EXAMPLES: readonly NamedScene[] = EXAMPLE_FACES.map(({ name, scene }) => ({ name, scene }));

/** The example faces at the size that the app reads them in anyway: quicker to draw, nothing lost for the landmarks. */
export const SMALL_EXAMPLES: readonly NamedScene[] = EXAMPLES.map(({ name, scene }) => ({
  name,
  scene: { ...scene, camera: { ...scene.camera, width: 512, height: 640 }, samples: 2 },
}));

/** The small examples, and four more with the shape of another one: faces enough for an SD. */
export const SMALL_FACES: readonly NamedScene[] = [
  ...SMALL_EXAMPLES,
  ...SMALL_EXAMPLES.slice(0, 4).map(({ name, scene }, index) => {
    const other = SMALL_EXAMPLES[index + 2] ?? { name, scene };
    return { name: `${name}, shaped as ${other.name}`, scene: { ...scene, shape: other.scene.shape } };
  }),
];

/** Return the scene's face turned. */
export function turnedScene({ name, scene }: NamedScene, yaw: number): NamedScene {
  return { name, scene: { ...scene, pose: { ...scene.pose, yaw } } };
}

/** Return the PNG file of a scene with the face that its shape makes of the canonical mesh. */
export async function renderedScene(canonical: FaceMesh, scene: FaceScene): Promise<Uint8Array> {
  return renderedMesh(shapedMesh(canonical, scene.shape), scene);
}

/** Return the PNG file of a face that is shaped already. */
export async function renderedMesh(face: FaceMesh, scene: FaceScene): Promise<Uint8Array> {
  const described = JSON.stringify([await contentsHash(["fixtures/render"]), scene, face.positions]);
  const key = createHash("sha256").update(described).digest("hex").slice(0, 20);
  const file = path.join(ROOT, ".cache", "geometry", `${key}.png`);
  if (existsSync(file)) return readFileSync(file);
  const bytes = pngOf(renderMesh(face, scene));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return bytes;
}
