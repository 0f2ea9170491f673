import { describe, expect, it } from "vitest";
import { dotWidth } from "./contours.ts";

describe("a dot on the face", () => {
  it("is of one size on every face that is large in view", () => {
    expect(dotWidth(450, 1000)).toBe(2);
    expect(dotWidth(900, 1000)).toBe(2);
  });

  it("shrinks with a face that is small in view, so that the face is seen", () => {
    expect(dotWidth(90, 1000)).toBeCloseTo(0.4, 12);
    expect(dotWidth(180, 2000)).toBe(dotWidth(90, 1000));
  });
});
