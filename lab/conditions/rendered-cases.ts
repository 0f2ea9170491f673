/** What some notes are about, rendered: the same face with its mouth open, its eyes closed, smiling, or seen from close up. */
import type { FaceMesh } from "../../fixtures/render/canonical-mesh.ts";
import type { FaceScene } from "../../fixtures/render/render-face.ts";
import type { QualityCode } from "../../src/core/report.ts";
import { renderedScene, SMALL_FACES } from "../geometry/rendered.ts";
import { caseRow } from "./notes.ts";
import type { CaseRow } from "../validity/condition-figures.ts";
import type { ScoredFile, ScoreFile } from "./scored-file.ts";

const shaped = (shape: FaceScene["shape"]) => (scene: FaceScene) => ({
  ...scene,
  shape: { ...scene.shape, ...shape },
});
const from = (distance: number) => (scene: FaceScene) => ({
  ...scene,
  camera: { ...scene.camera, distance },
});

const CASES: readonly {
  readonly code: QualityCode;
  readonly name: string;
  readonly vary: (scene: FaceScene) => FaceScene;
}[] = [
  { code: "mouth-open", name: "mouth 1.2 cm open", vary: shaped({ mouthOpen: 1.2 }) },
  { code: "mouth-open", name: "mouth 1.8 cm open", vary: shaped({ mouthOpen: 1.8 }) },
  { code: "eyes-closed", name: "eyes nearly closed", vary: shaped({ eyeOpening: 0.3 }) },
  { code: "too-close", name: "from 30 cm", vary: from(30) },
  { code: "too-close", name: "from 40 cm", vary: from(40) },
];

/** Return the rows over the rendered faces; a rendered picture tells no lens, so that closeness cannot be said of it. */
export async function renderedRows(score: ScoreFile, canonical: FaceMesh): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  for (const { code, name, vary } of CASES) {
    const ends: { before: number; end: ScoredFile }[] = [];
    for (const { scene } of SMALL_FACES) {
      const before = await score(await renderedScene(canonical, scene));
      if (before.kind !== "scored") continue;
      ends.push({
        before: before.scores.psl,
        end: await score(await renderedScene(canonical, vary(scene))),
      });
    }
    rows.push(caseRow(code, name, ends));
    process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
  }
  return rows;
}
