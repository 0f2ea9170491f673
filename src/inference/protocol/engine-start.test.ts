import { describe, expect, it } from "vitest";
import { siteOfStart, startEngineThread } from "./engine-start.ts";

describe("the start of an engine's thread", () => {
  it("is a message that says where the site is", () => {
    const sent: unknown[] = [];
    const worker = { postMessage: (message: unknown) => sent.push(message) } as unknown as Worker;
    expect(startEngineThread(worker, "https://example.org/mien/")).toBe(worker);
    expect(sent.map(siteOfStart)).toEqual(["https://example.org/mien/"]);
  });

  it("is not any other message", () => {
    expect([null, undefined, "start", { type: "APPLY", path: ["prepare"] }].map(siteOfStart)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
