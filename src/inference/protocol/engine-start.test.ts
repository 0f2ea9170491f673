import { describe, expect, it } from "vitest";
import { bytesMessage, bytesOfMessage, siteOfStart, startEngineThread } from "./engine-start.ts";

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

describe("how far an engine's thread has loaded", () => {
  it("is told by a message, and by no other", () => {
    const bytes = { here: 1, total: 2, retry: 0, isFetched: true };
    expect(bytesOfMessage(bytesMessage(bytes))).toEqual(bytes);
    expect([null, undefined, "bytes", { id: "1", type: "RAW" }].map(bytesOfMessage)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
