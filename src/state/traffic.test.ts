import { describe, expect, it } from "vitest";
import { countRequests, countSentBytes, createTrafficStore, startCounting } from "./traffic.ts";

describe("the traffic count", () => {
  it("does not count the page's own loading", () => {
    const store = createTrafficStore();
    countRequests(store, 12);
    expect(store.getState().requestsSinceReady).toBeNull();
    startCounting(store);
    countRequests(store, 2);
    expect(store.getState().requestsSinceReady).toBe(2);
  });

  it("counts sent bytes from the moment the page opened", () => {
    const store = createTrafficStore();
    countSentBytes(store, 30);
    startCounting(store);
    countSentBytes(store, 0);
    expect(store.getState().bytesSent).toBe(30);
  });
});
