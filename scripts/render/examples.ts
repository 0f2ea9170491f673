/** Write the example faces to `public/examples/`: `tsx scripts/render/examples.ts`. The same bytes every time. */
import { mkdirSync, writeFileSync } from "node:fs";
import jpeg from "jpeg-js";
import { renderFace } from "../../src/core/render/render-face.ts";
import { canonicalFace } from "./canonical-face.ts";
import { EXAMPLE_FACES } from "./example-scenes.ts";

const FOLDER = new URL("../../public/examples/", import.meta.url);
const QUALITY = 88;

mkdirSync(FOLDER, { recursive: true });
const index = EXAMPLE_FACES.map(({ id, name, scene }) => {
  const { data, width, height } = renderFace(canonicalFace(), scene).image;
  const file = `${id}.jpg`;
  writeFileSync(new URL(file, FOLDER), jpeg.encode({ data, width, height }, QUALITY).data);
  return { id, name, file, width, height };
});
writeFileSync(new URL("index.json", FOLDER), `${JSON.stringify(index, null, 2)}\n`);
