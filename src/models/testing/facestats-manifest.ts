/** A site's list that holds FaceStats and nothing else, for tests of what is over it. */
import { parseManifest, type Manifest } from "../manifest.ts";

/** What tells one variant from another. `digit` makes its hash, which must be its own. */
export interface VariantSketch {
  readonly id: string;
  readonly digit: string;
  readonly bytes: number;
  readonly backends: readonly ("wasm" | "webgpu")[];
}

/** Return the list with these variants of the encoder and of the head. */
export function faceStatsManifest(
  encoder: readonly VariantSketch[],
  head: readonly VariantSketch[],
): Manifest {
  return parseManifest({
    version: 1,
    models: [
      {
        id: "facestats",
        role: "appearance",
        kind: "two-part",
        name: "FaceStats",
        version: "1",
        licence: "MIT",
        source: { url: "https://example.org" },
        input: {
          name: "pixels",
          dtype: "float32",
          shape: [1, 3, 224, 224],
          preprocessing: { kind: "clip", size: 224, mean: [0, 0, 0], sd: [1, 1, 1], framing: "aligned" },
        },
        outputs: { attractiveness: { tensor: "out", index: 0 } },
        calibration: { kind: "clamp" },
        embedding: { tensor: "embeds", size: 512, headInput: "in" },
        parts: { encoder: { variants: encoder.map(variantOf) }, head: { variants: head.map(variantOf) } },
      },
    ],
  });
}

function variantOf({ id, digit, bytes, backends }: VariantSketch) {
  const sha256 = digit.repeat(64);
  return {
    id,
    backends,
    dtype: id,
    bytes,
    sha256,
    chunks: [{ path: `facestats/${digit}.bin`, bytes, sha256 }],
  };
}
