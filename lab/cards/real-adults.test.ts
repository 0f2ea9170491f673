import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import { realAdults } from "./real-adults.ts";

const REAL = path.join(process.env["MIEN_SHARED"] ?? path.join(ROOT, "..", "shared"), "data", "real");

it.skipIf(!existsSync(REAL))("reads adults alone, each once (needs ../shared)", () => {
  const photos = realAdults(REAL);
  expect(new Set(photos.map(({ image }) => image)).size).toBe(photos.length);
  const count = (set: string) => photos.filter(({ image }) => image.startsWith(`${set}/`)).length;
  // Of 40 students three are 17; FairFace has 189 faces in bands from 20-29 on.
  expect({ london: count("london"), canada: count("canada"), fairface: count("fairface") }).toEqual({
    london: 102,
    canada: 37,
    fairface: 189,
  });
});
