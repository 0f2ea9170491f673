/** Goldens of stand-ins, by the plain computation: what a check of a folder of stand-ins holds the app against. */
import { selfTestPicture } from "../../src/core/image/self-test-picture.ts";
import type { GoldenCase, Goldens } from "../../scripts/models/check/goldens.ts";
import type { VitShape } from "../../scripts/models/standins/vit.ts";
import { plainEmbeddings, plainRaw } from "./plain-encoder.ts";

/** Return the goldens of a stand-in of that shape and seed on the self-test picture and on other pictures. */
export function standInGoldens(shape: VitShape, pictures: readonly Uint8ClampedArray[], seed = 1): Goldens {
  const all = [selfTestPicture(), ...pictures];
  const cases = plainEmbeddings(all, shape, seed).map((embedding, at): GoldenCase => {
    const pixels = all[at] ?? new Uint8ClampedArray();
    return {
      name: `picture ${at}`,
      pixels,
      embedding: new Map(embedding.entries()),
      raw: plainRaw(embedding),
    };
  });
  return { isExact: true, cases };
}
