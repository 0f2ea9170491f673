import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvOfReport } from "./csv-report.ts";
import { someReport } from "./history/testing/some-report.ts";
import type { Report } from "./report.ts";

const EVERYONE = { group: "everyone", scale: "100" } as const;

const rows = parse(csvOfReport(someReport(), EVERYONE), { columns: true }) as Record<string, string>[];
const row = (id: string) => rows.find((candidate) => candidate["id"] === id);

describe("a report as CSV", () => {
  it("begins with the scores and their intervals", () => {
    expect(rows.slice(0, 2).map(({ id }) => id)).toEqual(["psl", "geometry"]);
    expect(row("psl")).toMatchObject({ kind: "score", value: "54.32", low_90: "41.2", high_90: "67.32" });
  });

  it("has every score on both scales, the chosen one first", () => {
    const [first, , , , second] = rows;
    expect([first?.["unit"], second?.["unit"]]).toEqual(["0-100", "0-8"]);
    const led = parse(csvOfReport(someReport(), { group: "everyone", scale: "8" }), {
      columns: true,
    }) as typeof rows;
    expect(led[0]).toMatchObject({
      id: "psl",
      unit: "0-8",
      value: "4.346",
      low_90: "3.296",
      high_90: "5.386",
    });
    expect(led.filter(({ kind }) => kind === "score").map(({ unit }) => unit)).toEqual([
      ...Array<string>(4).fill("0-8"),
      ...Array<string>(4).fill("0-100"),
    ]);
    expect(led[4]).toEqual(rows[0]);
  });

  it("has every measurement with its unit, and its points where it is scored", () => {
    expect(row("midface")).toMatchObject({
      kind: "measurement",
      unit: "ratio",
      z: "-0.512",
      points: "-2.512",
    });
    expect(row("asymmetry")?.["points"]).toBe("");
  });

  it("has the points of every region, which the measurements of it add up to", () => {
    expect(rows.filter(({ kind }) => kind === "region")).toMatchObject([{ id: "face", points: "-2.512" }]);
  });

  it("says why something is missing instead of a number", () => {
    expect(row("lip-ratio")).toMatchObject({ value: "", reason: "mouth-open" });
    expect(row("appearance:facestats")).toMatchObject({ value: "", reason: "model-network" });
  });

  it("has a person's word on the age where it was asked for, and no line for it else", () => {
    const said = parse(csvOfReport({ ...someReport(), saidAdult: true }, EVERYONE), {
      columns: true,
    }) as typeof rows;
    expect(said.find(({ id }) => id === "said-adult")).toMatchObject({ kind: "statement", value: "yes" });
    expect(row("said-adult")).toBeUndefined();
    expect(said).toHaveLength(rows.length + 1);
  });

  it("says how many landmarks were placed by hand, where some were", () => {
    const text = csvOfReport({ ...someReport(), placedByHand: [33, 152] }, EVERYONE);
    const all = parse(text, { columns: true }) as typeof rows;
    expect(all.find(({ id }) => id === "landmarks-placed-by-hand")).toMatchObject({
      kind: "statement",
      value: "2",
    });
    expect(row("landmarks-placed-by-hand")).toBeUndefined();
  });

  it("says how a person framed the photo, where somebody did", () => {
    const framedByHand = { isCropped: true, turns: 3, face: { number: 2, of: 3 } } as const;
    const said = (report: Report) =>
      (parse(csvOfReport(report, EVERYONE), { columns: true }) as typeof rows)
        .filter(({ kind }) => kind === "statement")
        .map(({ id, value }) => [id, value]);
    expect(said({ ...someReport(), framedByHand })).toEqual([
      ["cropped-by-hand", "yes"],
      ["turned-by-hand", "270"],
      ["face-chosen-by-hand", "2 of 3"],
    ]);
    expect(
      said({ ...someReport(), framedByHand: { ...framedByHand, isCropped: false, turns: 0 } }),
    ).toHaveLength(1);
    expect(said(someReport())).toEqual([]);
  });

  it("has the place among the group that was chosen", () => {
    const places = (["women", "men"] as const).map((group) => {
      const all = parse(csvOfReport(someReport(), { ...EVERYONE, group }), { columns: true }) as typeof rows;
      return all.find(({ kind }) => kind === "place");
    });
    expect(places.map((place) => place?.["id"])).toEqual(["women", "men"]);
    expect(Number(places[0]?.["percentile"])).toBeLessThan(Number(places[1]?.["percentile"]));
    expect(places[0]?.["band"]).not.toBe(places[1]?.["band"]);
  });

  it("names a PSL that is geometry alone as that", () => {
    const { psl, ...rest } = someReport();
    const text = csvOfReport({ ...rest, psl: { ...psl, kind: "geometric-only" } }, EVERYONE);
    expect(text).toContain("psl-geometry-only");
  });
});
