/** Measures the report on photographs of real people, through the whole app, with each landmark model that is there. */
import { existsSync } from "node:fs";
import path from "node:path";
import { withTools } from "../../../scripts/browser/browser.ts";
import type { Tools } from "../../../scripts/browser/browser.ts";
import { ROOT } from "../../../scripts/site/build/ensure-built.ts";
import { meanLandmarks } from "../../../src/core/geometry/passes.ts";
import type { LandmarkModelKind } from "../../../src/core/report.ts";
import type { LandmarkRow, RealModelReport, RealReport } from "../../../src/core/validity/real-report.ts";
import { passesOf, readFaces } from "../read-faces.ts";
import type { AgedEnd } from "./age-part.ts";
import { ageRows, heldOutGate } from "./age-part.ts";
import { landmarkErrors, landmarkRow } from "./hand-points.ts";
import type { PairEnd } from "./person-parts.ts";
import { photoChanges, samePersonPart } from "./person-parts.ts";
import type { RatedEnd } from "./rated-part.ts";
import { ratedPart } from "./rated-part.ts";
import type { Seen } from "./seen.ts";
import { modelsWith, openSeen } from "./seen.ts";
import type { RealPhoto, RealSets } from "./sets.ts";
import { centimetresOf, readSets } from "./sets.ts";

/** How photos of sets that are known to be of adults end, and those of others. */
interface Seers {
  readonly adult: (photo: RealPhoto) => Promise<Seen>;
  readonly anybody: (photo: RealPhoto) => Promise<Seen>;
}

/**
 * Return the report over the sets below a folder. A set that is not there leaves its part null.
 *
 * `adults`: that a person says of the London, `zoom` and `lisa` photos that they are of adults; else photos that the app asks
 * about have no score. Of all other photos nobody says so: they serve the age gate alone.
 */
export async function measureReal(folder: string, adults: boolean): Promise<RealReport> {
  const sets = readSets(folder);
  const landmarkModels: RealModelReport[] = [];
  let age: RealReport["age"] = null;
  for (const kind of kindsThere()) {
    const modelsDir = modelsWith(kind);
    await withTools(
      async (tools) => {
        const see = await openSeen(tools, kind);
        const seers: Seers = {
          adult: ({ file }) => see(file, adults),
          anybody: ({ file }) => see(file, false),
        };
        const landmarks = await landmarkRows(tools, kind, sets.pointed);
        landmarkModels.push({ landmarkModel: kind, ...(await scoredParts(sets, seers)), landmarks });
        age ??= await ageOf(kind, sets, seers);
      },
      modelsDir === undefined ? {} : { modelsDir },
    );
  }
  return { kind: "real", landmarkModels, age };
}

function kindsThere(): LandmarkModelKind[] {
  if (existsSync(path.join(ROOT, "public", "models", "face-landmarker-official", "model.json")))
    return ["official", "assembled"];
  process.stderr.write(
    "The official landmark model is not provisioned: only the assembled one is measured.\n",
  );
  return ["assembled"];
}

async function scoredParts(
  { london, pairs, zoom, lisa }: RealSets,
  { adult }: Seers,
): Promise<Omit<RealModelReport, "landmarkModel" | "landmarks">> {
  const rated: RatedEnd[] = [];
  for (const photo of london ?? []) rated.push({ photo, seen: await adult(photo) });
  const people: PairEnd[] = [];
  for (const { neutral, smiling } of pairs ?? [])
    people.push({ neutral: await adult(neutral), smiling: await adult(smiling) });
  return {
    rated: ratedPart(rated),
    person: samePersonPart(people),
    distance: await changesOf(zoom, adult, (photos) => photos.at(-1)),
    otherPhotos: await changesOf(lisa, adult, (photos) => photos[0]),
  };
}

async function ageOf(
  landmarkModel: LandmarkModelKind,
  { london, aged }: RealSets,
  { adult, anybody }: Seers,
): Promise<RealReport["age"]> {
  const ends: AgedEnd[] = [];
  for (const photo of london ?? []) ends.push({ group: "london", seen: await adult(photo) });
  for (const photo of aged ?? []) ends.push({ group: photo.group, seen: await anybody(photo) });
  const rows = ageRows(ends, heldOutGate());
  return rows && { landmarkModel, rows };
}

/** The photos of one person against one of them, by what their names tell. */
async function changesOf(
  photos: readonly RealPhoto[] | null,
  see: (photo: RealPhoto) => Promise<Seen>,
  baseOf: (photos: readonly RealPhoto[]) => RealPhoto | undefined,
) {
  const base = photos && baseOf(photos);
  if (!photos || !base) return null;
  const ends: { photo: string; seen: Seen }[] = [];
  for (const photo of photos) ends.push({ photo: nameOf(photo), seen: await see(photo) });
  return photoChanges(ends, nameOf(base));
}

function nameOf({ image }: RealPhoto): string {
  const centimetres = centimetresOf(image);
  return Number.isNaN(centimetres) ? path.parse(image).name : `${centimetres} cm`;
}

async function landmarkRows(
  tools: Tools,
  kind: LandmarkModelKind,
  pointed: RealSets["pointed"],
): Promise<LandmarkRow[] | null> {
  if (!pointed) return null;
  const rows: LandmarkRow[] = [];
  const all = [];
  for (const { set, photos } of pointed) {
    const faces = await readFaces(tools, photos, kind);
    const errors = photos.map(({ points }, index) => {
      const face = faces[index]?.face;
      return face ? landmarkErrors(meanLandmarks(passesOf(face)).landmarks.points, points) : null;
    });
    all.push(...errors);
    rows.push(landmarkRow(set, errors));
  }
  return [...rows, landmarkRow("all", all)];
}
