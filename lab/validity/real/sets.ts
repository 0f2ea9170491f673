/** The photographs of real people on disk, with what is known of each. A set whose folder is not there is null. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import type { RealGroup } from "../../../src/core/validity/real-report.ts";
import { readRatings } from "../ratings.ts";
import type { RatedPhoto } from "../ratings.ts";
import type { HandPoint } from "./hand-points.ts";

/** A photo's name and where it lies. */
export interface RealPhoto {
  readonly image: string;
  readonly file: string;
}

/** A rated photo of the London set, with the groups that its person belongs to. */
export interface LondonPhoto extends RatedPhoto {
  readonly groups: readonly RealGroup[];
}

/** A photo of somebody whose age is known, and the name of the group that it counts in. */
export interface AgedPhoto extends RealPhoto {
  readonly group: string;
}

/** A photo with points that people placed on it. */
export interface PointedPhoto extends RealPhoto {
  readonly points: readonly HandPoint[];
}

/** The sets that are there. */
export interface RealSets {
  readonly london: readonly LondonPhoto[] | null;
  /** The same people neutral and smiling. */
  readonly pairs: readonly { readonly neutral: RealPhoto; readonly smiling: RealPhoto }[] | null;
  /** Canada and FairFace: they serve the age gate alone. */
  readonly aged: readonly AgedPhoto[] | null;
  /** One person from 15 to 60 cm, in this order. */
  readonly zoom: readonly RealPhoto[] | null;
  /** One person at other sizes and tilts. */
  readonly lisa: readonly RealPhoto[] | null;
  readonly pointed: readonly { readonly set: string; readonly photos: readonly PointedPhoto[] }[] | null;
}

const ORIGINS: Readonly<Record<string, RealGroup>> = {
  black: "black",
  east_asian: "east-asian",
  west_asian: "west-asian",
  white: "white",
};

/** Return the sets below a folder; a CSV that lists a photo which is not there is an error. */
export function readSets(folder: string): RealSets {
  const london = londonPhotos(path.join(folder, "london"));
  const smiling = photosIn(path.join(folder, "smiling"));
  const pairs = (london ?? []).flatMap((neutral) => {
    const smile = smiling.find(({ image }) => image === neutral.image.replace("_03", "_08"));
    return smile && smile.image !== neutral.image ? [{ neutral, smiling: smile }] : [];
  });
  const aged = [...canadians(path.join(folder, "canada")), ...fairFaces(path.join(folder, "fairface"))];
  const pointed = ["london", "canada", "zoom", "lisa"].flatMap((set) => {
    const photos = pointedPhotos(path.join(folder, set));
    return photos.length === 0 ? [] : [{ set, photos }];
  });
  return {
    london,
    pairs: orNull(pairs),
    aged: orNull(aged),
    zoom: orNull(
      photosIn(path.join(folder, "zoom")).sort((a, b) => centimetresOf(a.image) - centimetresOf(b.image)),
    ),
    lisa: orNull(photosIn(path.join(folder, "lisa"))),
    pointed: orNull(pointed),
  };
}

/** Return the centimetres in a name such as `15cm.jpg`. */
export function centimetresOf(image: string): number {
  return Number.parseInt(image, 10);
}

function orNull<T>(items: readonly T[]): readonly T[] | null {
  return items.length === 0 ? null : items;
}

function londonPhotos(folder: string): LondonPhoto[] | null {
  const csv = path.join(folder, "ratings.csv");
  if (!existsSync(csv)) return null;
  const origins = new Map(rowsOf(csv).map((row) => [row["image"], ORIGINS[row["ethnicity"] ?? ""]]));
  return readRatings(csv, folder).map((photo) => {
    const origin = origins.get(photo.image);
    const sex = photo.gender === null ? [] : [photo.gender > 50 ? ("men" as const) : ("women" as const)];
    return { ...photo, groups: [...sex, ...(origin ? [origin] : [])] };
  });
}

function canadians(folder: string): AgedPhoto[] {
  const csv = path.join(folder, "people.csv");
  if (!existsSync(csv)) return [];
  return rowsOf(csv).map((row) => {
    const image = `${row["face_id"] ?? ""}.jpg`;
    const isAdult = Number(row["face_age"]) >= 18;
    return {
      image,
      file: path.join(folder, image),
      group: isAdult ? "canada adults" : `canada ${row["face_age"] ?? ""}`,
    };
  });
}

function fairFaces(folder: string): AgedPhoto[] {
  const csv = path.join(folder, "ages.csv");
  if (!existsSync(csv)) return [];
  return rowsOf(csv).map((row) => {
    const image = row["image"] ?? "";
    return { image, file: path.join(folder, image), group: `fairface ${row["age"] ?? ""}` };
  });
}

function pointedPhotos(folder: string): PointedPhoto[] {
  const file = path.join(folder, "points.json");
  if (!existsSync(file)) return [];
  const points = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, readonly HandPoint[]>>;
  return Object.entries(points).map(([image, placed]) => ({
    image,
    file: path.join(folder, image),
    points: placed,
  }));
}

function photosIn(folder: string): RealPhoto[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.jpe?g$/i.test(name))
    .sort()
    .map((image) => ({ image, file: path.join(folder, image) }));
}

function rowsOf(csv: string): Record<string, string>[] {
  return parse(readFileSync(csv), { columns: true, skip_empty_lines: true, bom: true }) as Record<
    string,
    string
  >[];
}
