import { describe, expect, it } from "vitest";
import type { Brought } from "./models/cli.ts";
import { makeSite, type SiteSteps } from "./site.ts";

const WHOLE: Brought = {
  models: [{ id: "facestats", status: "written", files: [], missing: [] }],
  listed: ["compact", "facestats"],
  failures: [],
};
const reason = "vision_model_q4.onnx could not be had from https://host.test/q4: status 404";
const LACKING: Brought = {
  ...WHOLE,
  models: [
    { id: "facestats", status: "missing", files: [], missing: [{ file: "vision_model_q4.onnx", reason }] },
  ],
};

function steps(brought: Brought) {
  const done: string[] = [];
  const said: string[] = [];
  const printed: string[] = [];
  const made: SiteSteps = {
    bring: (from) => {
      done.push(`bring ${from ?? "from anywhere"}`);
      return Promise.resolve(brought);
    },
    build: () => {
      done.push("build");
      return Promise.resolve("/site/dist");
    },
    say: (line) => said.push(line),
    print: (text) => printed.push(text),
  };
  return { made, done, said: () => said.join("\n"), printed };
}

describe("npm run site", () => {
  it("brings the models, then builds, and prints the folder", async () => {
    const { made, done, printed } = steps(WHOLE);
    expect(await makeSite(["--from", "/mirror"], made)).toBe(0);
    expect(done).toEqual(["bring /mirror", "build"]);
    expect(printed).toEqual(["/site/dist\n"]);
  });

  it("builds nothing and says what is lacking, why, and what to do when a model cannot be had", async () => {
    const { made, done, said } = steps(LACKING);
    expect(await makeSite([], made)).toBe(3);
    expect(done).toEqual(["bring from anywhere"]);
    expect(said()).toContain(reason);
    expect(said()).toContain("npm run site -- --go-on-without");
  });

  it("stops as well when what came was not the pinned file", async () => {
    const { made, done, said } = steps({ ...WHOLE, failures: ["head.pt is not the pinned file"] });
    expect(await makeSite([], made)).toBe(3);
    expect(done).not.toContain("build");
    expect(said()).toContain("head.pt is not the pinned file");
  });

  it("builds without when it is told to, and says what is missing", async () => {
    const { made, done, said } = steps(LACKING);
    expect(await makeSite(["--go-on-without"], made)).toBe(0);
    expect(done).toContain("build");
    expect(said()).toContain(reason);
  });

  it("explains itself, and refuses what it does not know", async () => {
    const { made, done, printed, said } = steps(WHOLE);
    expect(await makeSite(["--help"], made)).toBe(0);
    expect(printed.join("")).toContain("Usage: npm run site");
    expect(await makeSite(["--fast"], made)).toBe(2);
    expect(said()).toContain("npm run site -- --help");
    expect(done).toEqual([]);
  });

  it("ends with 1 when the build fails, in the build's words", async () => {
    const { made, said } = steps(WHOLE);
    const failing = { ...made, build: () => Promise.reject(new Error("no space left")) };
    expect(await makeSite([], failing)).toBe(1);
    expect(said()).toContain("no space left");
  });
});
