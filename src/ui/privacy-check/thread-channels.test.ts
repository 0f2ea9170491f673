import { afterEach, expect, it, vi } from "vitest";
import { refusesConnections, THREAD_CHANNELS } from "./thread-channels.ts";

afterEach(() => vi.unstubAllGlobals());

it("a refused WebTransport leaves no rejection that nobody takes", async () => {
  const refused = () => Promise.reject(new Error("refused"));
  vi.stubGlobal(
    "WebTransport",
    class {
      readonly ready = refused();
      readonly closed = refused();
    },
  );
  const loose: unknown[] = [];
  const onLoose = (reason: unknown) => loose.push(reason);
  process.on("unhandledRejection", onLoose);
  const channel = THREAD_CHANNELS.find(({ id }) => id === "web-transport");
  await expect(channel?.attempt("https://privacy-check.invalid/x")).rejects.toThrow("refused");
  // Node tells of loose rejections once the task is over.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", onLoose);
  expect(loose).toEqual([]);
});

it("a thread without a policy is told from one whose policy refuses", async () => {
  expect(await refusesConnections()).toBe(false);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("refused")));
  expect(await refusesConnections()).toBe(true);
});
