import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { someReport } from "./history/testing/some-report.ts";
import type { ReferenceGroup } from "./score/reference.ts";
import { photosCsv, photosJson, type ListedPhoto } from "./photos-file.ts";

const photo = (name: string, end: ListedPhoto["end"]): ListedPhoto => ({ name, bytes: 1234, end });

const photos: readonly ListedPhoto[] = [
  photo("one, two.jpg", { kind: "scored", report: someReport() }),
  photo('say "no".png', {
    kind: "refused",
    reason: "no-face",
    quality: [{ code: "blurred", severity: "warning" }],
  }),
  photo("=HYPERLINK(1).jpg", { kind: "failed", code: "file-not-image" }),
  photo("later.jpg", { kind: "waiting" }),
  photo("asked.jpg", { kind: "asked", quality: [{ code: "blurred", severity: "note" }] }),
  photo("said.jpg", { kind: "scored", report: { ...someReport(), saidAdult: true } }),
];

const table = (given: readonly ListedPhoto[], group: ReferenceGroup = "everyone") =>
  parse(photosCsv(given, { group, scale: "100" }).join(""), { columns: true }) as Record<string, string>[];

describe("photos as CSV", () => {
  it("have one row each under one header, whatever their names hold", () => {
    const rows = table(photos);
    expect(rows.map(({ name }) => name)).toEqual([
      "one, two.jpg",
      'say "no".png',
      "'=HYPERLINK(1).jpg",
      "later.jpg",
      "asked.jpg",
      "said.jpg",
    ]);
    expect(rows.map(({ state }) => state)).toEqual([
      "scored",
      "refused",
      "failed",
      "waiting",
      "asked",
      "scored",
    ]);
    expect(rows.map(({ reason }) => reason)).toEqual(["", "no-face", "file-not-image", "", "", ""]);
  });

  it("say of whom a person said that the face is an adult's, and give no number to who is asked about", () => {
    const rows = table(photos);
    expect(rows.map((row) => row["said_adult"])).toEqual(["", "", "", "", "", "yes"]);
    expect(rows[4]).toMatchObject({ psl: "", geometry: "", quality_notes: "blurred" });
  });

  it("have the PSL on both scales, the chosen one first", () => {
    const columns = (scale: "100" | "8") =>
      Object.keys(
        (parse(photosCsv(photos, { group: "everyone", scale }).join(""), { columns: true }) as object[])[0] ??
          {},
      );
    for (const [scale, first, last] of [
      ["100", "psl", "psl_scale_8"],
      ["8", "psl_scale_8", "psl"],
    ] as const) {
      const names = columns(scale);
      expect(names.indexOf(first), scale).toBeLessThan(names.indexOf(last));
    }
    expect(columns("8").sort()).toEqual(columns("100").sort());
    const { psl } = someReport();
    expect(Number(table(photos)[0]?.["psl_scale_8_low90"])).toBeCloseTo(0.08 * psl.interval90.low, 12);
  });

  it("keep every digit of a number", () => {
    const [row] = table(photos);
    const report = someReport();
    expect(Number(row?.["psl"])).toBe(report.psl.score);
    expect(Number(row?.["psl_low90"])).toBe(report.psl.interval90.low);
    expect(row?.["midface"]).toBe("1.0712345678");
    expect(row?.["midface_spread"]).toBe("0.0123456789");
    expect(row?.["midface_points"]).toBe("-2.5123456");
    expect(row?.["region_face_points"]).toBe("-2.5123456");
    expect(row?.["region_jaw_points"]).toBe("");
  });

  it("leave empty what was not measured, not answered or not scored", () => {
    const [scored, refused] = table(photos);
    expect(scored?.["lip-ratio"]).toBe("");
    expect(scored?.["appearance_compact"]).toBe("58");
    expect(scored?.["appearance_facestats"]).toBe("");
    expect(refused?.["psl"]).toBe("");
    expect(refused?.["quality_warnings"]).toBe("blurred");
  });

  it("tell percentile and band among the group that was chosen, and which it was", () => {
    const [women, men] = [table(photos, "women")[0], table(photos, "men")[0]];
    expect([women?.["psl_compared_with"], men?.["psl_compared_with"]]).toEqual(["women", "men"]);
    expect(Number(women?.["psl_percentile_among"])).toBeLessThan(Number(men?.["psl_percentile_among"]));
    expect(women?.["psl_band_among"]).not.toBe(men?.["psl_band_among"]);
    const file = JSON.parse(photosJson(photos, "men").join("")) as { photos: { comparedWith?: unknown }[] };
    expect(file.photos[0]?.comparedWith).toMatchObject({ group: "men", band: men?.["psl_band_among"] });
    expect(file.photos[1]).not.toHaveProperty("comparedWith");
  });

  it("name each column once", () => {
    const [header = []] = parse(
      photosCsv(photos, { group: "everyone", scale: "100" })[0] ?? "",
    ) as string[][];
    expect(new Set(header).size).toBe(header.length);
  });
});

describe("photos as JSON", () => {
  it("hold whole reports without landmarks, and why the others have none", () => {
    const file = JSON.parse(photosJson(photos, "everyone").join("")) as {
      format: string;
      photos: { name: string; kind: string; reason?: string; report?: Record<string, unknown> }[];
    };
    expect(file.format).toBe("mien-photos-1");
    expect(file.photos.map(({ kind }) => kind)).toEqual([
      "scored",
      "refused",
      "failed",
      "waiting",
      "asked",
      "scored",
    ]);
    expect(file.photos[4]).not.toHaveProperty("report");
    expect(file.photos.map(({ report }) => report?.["saidAdult"] ?? false)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(file.photos[1]?.reason).toBe("no-face");
    const { landmarks: _left, ...face } = someReport().face;
    expect(file.photos[0]?.report).toEqual({ ...someReport(), face });
  });

  it("are a whole file even of no photo", () => {
    expect(JSON.parse(photosJson([], "everyone").join(""))).toEqual({ format: "mien-photos-1", photos: [] });
  });
});
