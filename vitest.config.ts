/**
 * The unit tests.
 *
 * Those of the pure rooms share a process: one of its own for each file costs more than what is in it. A file that changes what all
 * files of a process share has one of its own all the same.
 */
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig, mergeConfig } from "vitest/config";
import site from "./vite.config.ts";

/** The tests that start a Chromium. */
const IN_CHROMIUM = "**/*.chromium.test.ts";

const PURE_ROOMS = ["core", "words", "state", "ui"];

/** How a test changes what it shares with others: modules, timers, globals, the environment. */
const CHANGES_SHARED =
  /\bvi\.(?:mock|doMock|stub\w+|spyOn|useFakeTimers|setSystemTime|resetModules)|fake-indexeddb\/auto|process\.(?:chdir|env)|globalThis\.\w+ = |Object\.(?:assign|defineProperty)\((?:globalThis|window|navigator)/;

/** Return the files of tests that can share a process, below the root. */
function together(root: string): string[] {
  return PURE_ROOMS.flatMap((room) =>
    readdirSync(path.join(root, "src", room), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes(".chromium."))
      .map((file) => `src/${room}/${file.replaceAll(path.sep, "/")}`)
      .filter((file) => !CHANGES_SHARED.test(readFileSync(path.join(root, file), "utf8"))),
  );
}

export default defineConfig((environment) => {
  const { test, ...rest } = site(environment);
  const shared = together(import.meta.dirname);
  const { include = [], exclude = [], ...common } = test ?? {};
  return mergeConfig(rest, {
    test: {
      ...common,
      // Vitest would leave one core to itself, which on two is half of them.
      maxWorkers: availableParallelism(),
      projects: [
        { extends: true, test: { name: "together", include: shared, isolate: false } },
        { extends: true, test: { name: "apart", include, exclude: [...exclude, ...shared, IN_CHROMIUM] } },
        { extends: true, test: { name: "chromium", include: [IN_CHROMIUM], exclude } },
      ],
    },
  });
});
