import { describe, expect, it } from "vitest";
import { balanced, CARD_SHAPES, cardLayout, wrapped, type Box } from "./card-layout.ts";

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe("the card", () => {
  it("keeps curve, photo and texts apart and inside, in every shape", () => {
    for (const shape of CARD_SHAPES)
      for (const withPhoto of [false, true]) {
        const layout = cardLayout(shape, withPhoto);
        const { label, number, interval, facts, curve, photo, width, height } = layout;
        const column = {
          x: label.x,
          y: label.y - label.size,
          width: Math.max(number.width, interval.width, facts.width),
          height: facts.y + facts.size - label.y,
        };
        expect(overlap(column, curve), shape).toBe(false);
        if (photo) expect([overlap(photo, curve), overlap(photo, column)], shape).toEqual([false, false]);
        for (const box of [curve, ...(photo ? [photo] : [])]) {
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(box.y + box.height).toBeLessThanOrEqual(layout.meaning.y - layout.meaning.size);
        }
        expect(layout.made.y).toBeLessThan(height);
      }
  });

  it("has a place for the photo only where it was asked for", () => {
    expect(cardLayout("wide", false).photo).toBeNull();
    expect(cardLayout("tall", true).photo).not.toBeNull();
  });
});

describe("breaking text into lines", () => {
  const widthOf = (line: string) => line.length;

  it("fills each line and loses no word", () => {
    expect(wrapped("one two three four", 9, widthOf)).toEqual(["one two", "three", "four"]);
  });

  it("leaves no word alone on the last line when the lines can share", () => {
    expect(wrapped("aa bb cc dd ee", 11, widthOf)).toEqual(["aa bb cc dd", "ee"]);
    expect(balanced("aa bb cc dd ee", 11, widthOf)).toEqual(["aa bb cc", "dd ee"]);
  });

  it("lets a word that is too long stand alone", () => {
    expect(wrapped("a extraordinarily b", 5, widthOf)).toEqual(["a", "extraordinarily", "b"]);
    expect(wrapped("", 5, widthOf)).toEqual([""]);
  });
});
