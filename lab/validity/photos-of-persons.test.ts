import { describe, expect, it } from "vitest";
import { personPhotoOf } from "./photos-of-persons.ts";

describe("whose photo a file is", () => {
  it("is told by the number in front where a folder holds many people, else by the folder", () => {
    const persons = [
      "/d/london/001_03.jpg",
      "/d/smiling/001_08.jpg",
      "/d/zoom/15cm.jpg",
      "/d/lisa/lisa2.jpg",
    ];
    expect(persons.map((file) => personPhotoOf(file)?.person)).toEqual(["001", "001", "zoom", "lisa"]);
  });

  it("is not known elsewhere", () => {
    expect(personPhotoOf("/d/fairface/12.jpg")).toBeNull();
  });
});
