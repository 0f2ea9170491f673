import { describe, expect, it } from "vitest";
import { createGestures, type Finger } from "./gestures.ts";

const finger = (x: number, y: number, more: Partial<Finger> = {}): Finger => ({
  id: 1,
  x,
  y,
  time: 0,
  ...more,
});

describe("gestures on the photo", () => {
  it("take a finger that rests and lifts for a tap", () => {
    const gestures = createGestures();
    gestures.down(finger(100, 100));
    expect(gestures.move(finger(103, 104))).toBeNull();
    expect(gestures.up(finger(103, 104))).toEqual({ kind: "tap", at: { x: 103, y: 104 } });
  });

  it("take two taps for one thing where they are soon and near, and for two where they are not", () => {
    const kinds = (second: Partial<Finger>) => {
      const gestures = createGestures();
      return [finger(50, 50), finger(52, 50, { time: 200, ...second })].map((each) => {
        gestures.down(each);
        return gestures.up(each)?.kind;
      });
    };
    expect(kinds({})).toEqual(["tap", "double-tap"]);
    expect(kinds({ time: 900 })).toEqual(["tap", "tap"]);
    expect(kinds({ x: 120 })).toEqual(["tap", "tap"]);
  });

  it("take a third tap for a new one", () => {
    const gestures = createGestures();
    const kinds = [0, 100, 200].map((time) => {
      gestures.down(finger(5, 5, { time }));
      return gestures.up(finger(5, 5, { time }))?.kind;
    });
    expect(kinds).toEqual(["tap", "double-tap", "tap"]);
  });

  it("follow a finger that moves, step by step, and end in no tap", () => {
    const gestures = createGestures();
    gestures.down(finger(0, 0));
    expect(gestures.move(finger(20, 0))).toEqual({
      kind: "drag",
      from: finger(0, 0),
      to: finger(20, 0),
      factor: 1,
    });
    expect(gestures.move(finger(22, 1))).toMatchObject({
      kind: "drag",
      from: { x: 20 },
      to: { x: 22, y: 1 },
    });
    expect(gestures.up(finger(22, 1))).toBeNull();
  });

  it("take two fingers that part for a pinch about their middle", () => {
    const gestures = createGestures();
    gestures.down(finger(100, 100));
    gestures.down(finger(200, 100, { id: 2 }));
    expect(gestures.move(finger(300, 100, { id: 2 }))).toEqual({
      kind: "pinch",
      from: { x: 150, y: 100 },
      to: { x: 200, y: 100 },
      factor: 2,
    });
    expect(gestures.up(finger(300, 100, { id: 2 }))).toBeNull();
    expect(gestures.move(finger(110, 100))).toMatchObject({ kind: "drag", from: { x: 100 } });
    expect(gestures.up(finger(110, 100))).toBeNull();
  });

  it("leave a finger alone that the browser took to scroll", () => {
    const gestures = createGestures();
    gestures.down(finger(0, 0));
    gestures.cancel(1);
    expect(gestures.move(finger(0, 40))).toBeNull();
    expect(gestures.up(finger(0, 40))).toBeNull();
  });

  it("are none where nothing is pressed: a mouse that only passes points", () => {
    expect(createGestures().move(finger(10, 10))).toBeNull();
  });
});
