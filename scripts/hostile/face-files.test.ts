import { describe, expect, it } from "vitest";
import { sniffImage } from "../../src/core/image/sniff/sniff.ts";
import { pictureIn } from "../geometry/picture.ts";
import { facesOfManyKinds, ORIENTATIONS, storedFor, turnedFaces } from "./face-files.ts";

describe("faces in many kinds of files", () => {
  it("are stored turned as their orientation says", () => {
    // Two pixels wide, one high: red, then green, as it is shown.
    const shown = { data: Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255), width: 2, height: 1 };
    const reds = ORIENTATIONS.map((orientation) => {
      const { data, width, height } = storedFor(orientation, shown);
      return `${width}x${height} ${data[0] === 255 ? "red" : "green"} first`;
    });
    expect(reds).toEqual([
      "2x1 red first",
      "2x1 green first",
      "2x1 green first",
      "2x1 red first",
      "1x2 red first",
      "1x2 green first",
      "1x2 green first",
      "1x2 red first",
    ]);
  });

  it("say their orientation, and are read whole", () => {
    for (const [k, { bytes }] of turnedFaces("b").entries())
      expect(sniffImage(bytes)).toMatchObject({ kind: "image", format: "jpeg", orientation: k + 1 });
    const kinds = facesOfManyKinds("b");
    for (const { name, bytes } of kinds) {
      const verdict = sniffImage(bytes);
      expect(verdict, name).toMatchObject({ kind: "image" });
      expect(verdict, name).not.toHaveProperty("truncated");
    }
    const pixels = (kind: string): Buffer =>
      Buffer.from(pictureIn(kinds.find(({ name }) => name.includes(kind))?.bytes ?? new Uint8Array()).data);
    expect(Buffer.compare(pixels("16-bit"), pixels("plain.png"))).toBe(0);
  });
});
