import { expect, it } from "vitest";
import { createBenchmarkStore } from "./benchmark.ts";
import { createEngineStore } from "./engine-state.ts";
import { createExamplesStore } from "./examples.ts";
import { createHistoryStore, LARGEST_KEPT_SET } from "./history/history.ts";
import { createIntakeStore, NOTHING_LEFT } from "./intake.ts";
import { createLostLanguageStore } from "./lost-language.ts";
import { createNoticeStore } from "./notice.ts";
import { createOfflineStore } from "./offline.ts";
import { createPairStore } from "./pair.ts";
import { createTrafficStore } from "./traffic.ts";

it.each([
  ["examples", createExamplesStore, { examples: [] }],
  ["what was not taken in", createIntakeStore, { skipped: 0, cut: false }],
  ["the language that did not come", createLostLanguageStore, { lost: null }],
  ["the notice", createNoticeStore, { open: false }],
  ["the kept site", createOfflineStore, { phase: "unknown" }],
  ["the pair", createPairStore, { a: null, b: null, choosing: null }],
  ["the traffic", createTrafficStore, { requestsSinceReady: null, bytesSent: 0 }],
  ["the engine", createEngineStore, { phase: "loading", progress: null }],
  ["the benchmark", createBenchmarkStore, { phase: "idle" }],
  [
    "the history",
    createHistoryStore,
    {
      list: { phase: "unread" },
      keeping: {},
      last: null,
      importing: null,
      today: { count: 0, dismissedAt: 0 },
    },
  ],
] as const)("nothing is known, open or under way at first: %s", (_name, create, first) => {
  expect(create().getState()).toEqual(first);
});

it("has everything taken in and a dozen photos kept by themselves", () => {
  expect([NOTHING_LEFT, LARGEST_KEPT_SET]).toEqual([{ skipped: 0, cut: false }, 12]);
});
