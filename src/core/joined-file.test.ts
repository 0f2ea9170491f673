import { describe, expect, it } from "vitest";
import { someReport } from "./history/testing/some-report.ts";
import { joinedRecord } from "./joined-file.ts";
import { joinedPhotos } from "./score/joined.ts";

describe("the joint result as a file", () => {
  it("has the mean with its interval, how many photos made it, and the place among the group", () => {
    const joined = joinedPhotos([someReport(50), someReport(60)]);
    if (joined.kind !== "joined") throw new Error("not joined");
    const record = JSON.parse(JSON.stringify(joinedRecord(joined, "men")));
    expect(record).toMatchObject({
      format: "mien-joined-1",
      samePerson: "said",
      photos: 2,
      counted: [0, 1],
      psl: { score: 55, interval90: joined.psl.interval90 },
      landmarkModel: "official",
      models: ["compact"],
      comparedWith: { group: "men" },
    });
    expect(record).not.toHaveProperty("making");
    expect(record).not.toHaveProperty("saidAdult");
    const said = joinedPhotos([someReport(50), { ...someReport(60), saidAdult: true }]);
    expect(said.kind === "joined" && joinedRecord(said, "men")).toMatchObject({ saidAdult: true });
    expect(record).not.toHaveProperty("hasPlacedByHand");
    const placed = joinedPhotos([someReport(50), { ...someReport(60), placedByHand: [33] }]);
    expect(placed.kind === "joined" && joinedRecord(placed, "men")).toMatchObject({ hasPlacedByHand: true });
  });
});
