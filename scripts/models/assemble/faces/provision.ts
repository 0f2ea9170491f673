/** Put the face networks with our heads where the app serves them. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { draftFolder, presentFiles } from "../../model-folder.ts";
import type { ChunkedFile } from "../../model-folder.ts";
import { inputOf } from "./crops.ts";
import { facesOnnx, networkWeights } from "./faces-onnx.ts";
import type { WeightsByNetwork } from "./faces-onnx.ts";
import { parseHeads } from "./heads.ts";
import type { Heads } from "./heads.ts";
import type { NetworkName } from "./pins.ts";

/** The model's id in the manifest, and the name of its folder. */
export const FACES_ID = "faces";

/** How it went. `missing`: a package lacks what is needed, or no heads are there; the site does without. */
export type FacesReport =
  | { readonly status: "present" | "written"; readonly bytes: number }
  | { readonly status: "missing"; readonly reason: string };

const HERE = import.meta.dirname;
const CARD = "MODEL_CARD.md";

/**
 * Make sure that `public/models/faces/` holds the networks of the installed packages with the heads of this folder.
 *
 * Does nothing when they are there, made by this very code. A package that is missing or is not the pinned one, and heads that do
 * not fit, are told and not thrown: the rest of the site does not need them.
 */
export async function ensureFaces(rootDir: string): Promise<FacesReport> {
  const modelsDir = path.join(rootDir, "public", "models");
  const stampFile = path.join(rootDir, ".cache", "faces.stamp");
  const stamp = await contentsOf(HERE);
  const [present] = presentFiles(modelsDir, FACES_ID).values();
  const known = await readFile(stampFile, "utf8").catch(() => "");
  if (present && known === stamp) return { status: "present", bytes: present.bytes };
  const draft = await draftFolder(modelsDir, FACES_ID);
  try {
    const heads = parseHeads(await json("head.json"));
    const file = await draft.addBytes(facesOnnx(await weightsFor(rootDir, heads), heads));
    await draft.publish(facesModel((await json("model.json")) as object, heads, file));
    const card = path.join(HERE, CARD);
    if (existsSync(card)) await copyFile(card, path.join(modelsDir, FACES_ID, CARD));
    await mkdir(path.dirname(stampFile), { recursive: true });
    await writeFile(stampFile, stamp);
    return { status: "written", bytes: file.bytes };
  } catch (error) {
    // One that an earlier package or other heads made is not this site's.
    await rm(path.join(modelsDir, FACES_ID), { recursive: true, force: true });
    return { status: "missing", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await draft.discard();
  }
}

/** Return the networks that the heads read, and the one that recognises smiles. */
function networksOf(heads: Heads): NetworkName[] {
  return [...heads.networks, "expressions"];
}

async function weightsFor(rootDir: string, heads: Heads): Promise<WeightsByNetwork> {
  const named = await Promise.all(
    networksOf(heads).map(async (network) => [network, await networkWeights(rootDir, network)] as const),
  );
  return Object.fromEntries(named);
}

/** Return the `model.json` of the networks: what was fitted with the heads, and what the graph takes and gives. */
export function facesModel(fitted: object, heads: Heads, file: ChunkedFile): object {
  const outputs = [...Object.keys(heads.heads), "smile"];
  return {
    id: FACES_ID,
    role: "appearance",
    kind: "several-crops",
    ...fitted,
    inputs: networksOf(heads).map(inputOf),
    outputs: Object.fromEntries(outputs.map((tensor) => [tensor, { tensor, index: 0 }])),
    parts: {
      network: { variants: [{ id: "int8", backends: ["wasm"], dtype: "8-bit weights, float32", ...file }] },
    },
  };
}

async function json(name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(HERE, name), "utf8"));
}

/** Return the hash of everything in a folder but its tests. */
async function contentsOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith(".test.ts")) hash.update(name).update(await readFile(path.join(folder, name)));
  }
  return hash.digest("hex");
}
