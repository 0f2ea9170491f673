import { expect, it } from "vitest";
import { runChecks } from "./run-checks.ts";

it("tells how each check ended, in their order, with the words of those that failed", async () => {
  let printed = "";
  const ended = await runChecks(
    [
      { title: "good", args: ["tsx", "-e", "console.log('fine')"] },
      { title: "bad", args: ["tsx", "-e", "console.error('a comma is missing'); process.exit(3)"] },
      { title: "good too", args: ["tsx", "-e", ""] },
    ],
    2,
    (text) => (printed += text),
  );
  expect(ended.map(({ title, passed }) => [title, passed])).toEqual([
    ["good", true],
    ["bad", false],
    ["good too", true],
  ]);
  expect(printed).toContain("== bad: FAILED");
  expect(printed).toContain("a comma is missing");
  expect(printed).not.toContain("fine");
});
