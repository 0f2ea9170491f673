import { expect, it } from "vitest";
import { downloadFacts } from "./download-facts.ts";

it("a browser that tells nothing is taken at its word", () => {
  expect(downloadFacts({}, null)).toEqual({
    lineSpeed: null,
    savesData: false,
    isMetered: false,
    memory: null,
  });
});

it("what a browser tells of data, connection and memory is told on", () => {
  const told = { connection: { saveData: true, type: "cellular", downlink: 1.6 }, deviceMemory: 2 };
  expect(downloadFacts(told, null)).toEqual({
    lineSpeed: 200_000,
    savesData: true,
    isMetered: true,
    memory: 2,
  });
  expect(downloadFacts({ connection: { type: "wifi" } }, null).isMetered).toBe(false);
});

it("the page's own load says better how fast the line is than the browser's estimate", () => {
  expect(downloadFacts({ connection: { downlink: 10 } }, 77).lineSpeed).toBe(77);
});
