/** The files of npm packages that the face networks are made from, at the one version whose weights are known. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** A pinned file below a package's folder. */
export interface PackageFile {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
}

const HUMAN = { package: "@vladmandic/human", version: "3.3.6" } as const;
const FACE_API = { package: "@vladmandic/face-api", version: "1.7.15" } as const;

/** The networks, each as a list of its weights (JSON) and the weights. */
export const NETWORK_FILES = {
  faceres: {
    manifest: {
      ...HUMAN,
      file: "models/faceres.json",
      sha256: "5b83d49c0385d2e68a05122441b94226313677cae9fcc40b9587ad50079eb4df",
    },
    weights: {
      ...HUMAN,
      file: "models/faceres.bin",
      sha256: "2c7d2d62b76c97528b736527aa09d310ea71743c9e3e79fb6c62d4b2d73af79b",
    },
  },
  recognition: {
    manifest: {
      ...FACE_API,
      file: "model/face_recognition_model-weights_manifest.json",
      sha256: "cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b",
    },
    weights: {
      ...FACE_API,
      file: "model/face_recognition_model.bin",
      sha256: "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589",
    },
  },
  expressions: {
    manifest: {
      ...FACE_API,
      file: "model/face_expression_model-weights_manifest.json",
      sha256: "5b349c17c7836da506e03422cd6461c74085d8bb2713ad4114647dc5d28174c8",
    },
    weights: {
      ...FACE_API,
      file: "model/face_expression_model.bin",
      sha256: "9a9840f2cf1f4c7eab95f197512569345c00d2426754d4608b92af30e0300f3d",
    },
  },
} as const;

/** A network of the packages. */
export type NetworkName = keyof typeof NETWORK_FILES;

/**
 * Return the bytes of a pinned file below `nodeModules`.
 *
 * Throws an Error with a next step when the package lacks it or holds other bytes.
 */
export async function packageFile(nodeModules: string, pin: PackageFile): Promise<Buffer> {
  const name = `${pin.package}/${pin.file}`;
  const bytes = await readFile(path.join(nodeModules, ...name.split("/"))).catch((error: unknown) => {
    throw new Error(`${name} is missing: is ${pin.package} ${pin.version} installed? Run \`npm ci\`.`, {
      cause: error,
    });
  });
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (hash === pin.sha256) return bytes;
  throw new Error(
    `${name} has SHA-256 ${hash}, not the pinned ${pin.sha256}: ` +
      `is ${pin.package} ${pin.version} installed unchanged? Run \`npm ci\`.`,
  );
}
