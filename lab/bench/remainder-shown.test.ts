import { expect, it } from "vitest";
import { shownSeconds, truthOf } from "./remainder-shown.ts";

it("the time that a bar tells is read as people read it", () => {
  expect(shownSeconds("1.2 MB of 8 MB · 200 kB a second · about 34 s left")).toBe(34);
  expect(shownSeconds("about 5 min 20 s left")).toBe(320);
  expect(shownSeconds("All 8 MB are here. Starting the models.")).toBeNull();
});

it("a remainder is judged from a tenth of the bytes on, as a ratio while there is long to go, in seconds at the end", () => {
  const look = (at: number, share: number, seconds: number) => ({
    at: at * 1000,
    share,
    text: `about ${seconds} s left`,
  });
  const looks = [look(0, 0.01, 999), look(10, 0.1, 45), look(20, 0.4, 27), look(45, 0.9, 7), look(60, 1, 3)];
  expect(truthOf(looks, 50_000)).toEqual({ looks: 3, lowest: 27 / 30, highest: 45 / 40, endOffS: 2 });
});
